using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>A method, accessor, lambda or initialiser as blocks of instructions.</summary>
internal sealed class MethodCode(ISymbol symbol, SyntaxNode where)
{
    private int? _echoed;
    private bool _searched;
    private ITypeSymbol? _creates;

    /// <summary>The method; for an initialiser, its field, property or event.</summary>
    public ISymbol Symbol { get; } = symbol;

    public SyntaxNode Where { get; } = where;

    public List<Block> Blocks { get; } = [];

    /// <summary>Number of registers. Register 0 is the object of statics and captured variables, 1 is <c>this</c>, then the parameters.</summary>
    public int Registers { get; set; }

    public IParameterSymbol[] Parameters { get; set; } = [];

    /// <summary>Whether the result stands inside the returned object: a task's result or a sequence's elements.</summary>
    public Slot? Wraps { get; set; }

    /// <summary>Lambdas and local functions share these variables with the method.</summary>
    public HashSet<ISymbol> Captured { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Type parameters that the code takes as values.</summary>
    public List<ITypeParameterSymbol> TypeValues { get; } = [];

    /// <summary>Whether the code is generated: analysed, not reported on.</summary>
    public bool Generated { get; set; }

    /// <summary>Whether the code is an expression tree: data for some translator, which never runs as it stands.</summary>
    public bool IsTree { get; set; }

    /// <summary>Whether the code takes objects for those of a class below theirs, which fails where they are not.</summary>
    public bool Converts { get; set; }

    /// <summary>Register of the object or parameter that each way out gives back, as methods do that can be chained; -1 when there is none.</summary>
    public int Echoed => _echoed ??= FindEchoed();

    /// <summary>The class of which each way out gives back a new object, as a factory's do; <see langword="null"/> when they differ.</summary>
    public ITypeSymbol? Creates
    {
        get
        {
            _creates = _searched ? _creates : FindCreated();
            _searched = true;
            return _creates;
        }
    }

    /// <summary>Blocks that a later one leads back to.</summary>
    public bool[] Heads { get; set; } = [];

    /// <summary>Registers that are computed from what they held before, as a loop's counter is.</summary>
    public bool[] Counters { get; set; } = [];

    /// <summary>Registers that are still read from the start of a block on, a bit for each, by block; made when the code is run.</summary>
    public ulong[][] LiveIn { get; set; } = [];

    public const int Root = 0;
    public const int This = 1;
    public const int FirstParameter = 2;

    private int FindEchoed()
    {
        int echoed = -1;
        foreach (Block block in Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                if (i.Op == Op.Return && (i.A < This || i.A >= FirstParameter + Parameters.Length || (echoed >= 0 && i.A != echoed)))
                {
                    return -1;
                }

                echoed = i.Op == Op.Return ? i.A : echoed;
            }
        }

        return Wraps is not null || Blocks.Exists(b => b.Code.Exists(i => i.Dst == echoed && echoed >= 0)) ? -1 : echoed;
    }

    private ITypeSymbol? FindCreated()
    {
        ITypeSymbol? created = null;
        foreach (Instruction end in Blocks.SelectMany(static b => b.Code).Where(static i => i.Op == Op.Return))
        {
            List<Instruction> makers = [.. Blocks.SelectMany(static b => b.Code).Where(i => i.Dst == end.A)];
            if (makers.Count != 1 || makers[0] is not { Op: Op.New, Type: INamedTypeSymbol { TypeKind: TypeKind.Class, IsGenericType: false } type } || (created is not null && !SymbolEqualityComparer.Default.Equals(created, type)))
            {
                return null;
            }

            created = type;
        }

        return Wraps is null ? created : null;
    }
}
