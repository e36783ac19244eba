using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Engine;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>The code of a compilation, lowered while the compiler hands out bodies. Safe for concurrent additions; read after the last of them.</summary>
internal sealed class CodeTable(Compilation compilation) : ICodeSource
{
    private readonly ConcurrentDictionary<ISymbol, MethodCode> _code = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, MethodCode?> _made = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<SyntaxNode> _left = [];
    private ILookup<ISymbol?, MethodCode>? _outermost;
    private HashSet<object>? _assigned;
    private List<INamedTypeSymbol>? _types;

    /// <summary>Takes the bodies of a member in.</summary>
    public void Add(OperationBlockAnalysisContext block)
    {
        HashSet<IOperation> roots = [];
        foreach (IOperation operation in block.OperationBlocks)
        {
            IOperation root = operation;
            while (root.Parent is { } parent)
            {
                root = parent;
            }

            if (roots.Add(root))
            {
                Add(root, block.OwningSymbol, block.IsGeneratedCode, block.CancellationToken);
            }
        }
    }

    private void Add(IOperation root, ISymbol symbol, bool generated, CancellationToken cancellation)
    {
        try
        {
            Lowering.Run(
                root,
                symbol,
                code =>
                {
                    code.Generated = generated;
                    _code[code.Symbol.OriginalDefinition] = code;
                },
                observe: false,
                cancellation);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException or InvalidCastException)
        {
            // Code in a shape that nobody foresaw is left out and named; it must not end the analysis of the rest.
            _left.Add(root.Syntax);
        }

    }

    /// <summary>Bodies that could not be lowered.</summary>
    public IEnumerable<SyntaxNode> Left => _left;

    public IReadOnlyList<INamedTypeSymbol> Types => _types ??= [.. AllTypes(compilation.Assembly.GlobalNamespace)];

    /// <summary>All code by place: the same order in each build.</summary>
    public IEnumerable<ISymbol> InOrder()
        => Ordered().Select(c => c.Symbol)
            .Concat(Types.SelectMany(t => t.InstanceConstructors.Where(c => !_code.ContainsKey(c))))
            .Concat(Types);

    private IEnumerable<MethodCode> Ordered()
        => _code.Values.OrderBy(c => c.Where.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(c => c.Where.SpanStart).ThenBy(c => c.Symbol.Name, StringComparer.Ordinal);

    public MethodCode? CodeOf(ISymbol symbol)
    {
        if (_code.TryGetValue(symbol, out MethodCode? code))
        {
            return code;
        }

        if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        if (!_made.TryGetValue(symbol, out code))
        {
            _made[symbol] = code = symbol switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => ConstructorPrelude.Make(constructor),
                INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type => ConstructorPrelude.Statics(type),
                _ => null,
            };
        }

        return code;
    }

    public IEnumerable<MethodCode>? All => Ordered().Concat(Types.SelectMany(t => t.InstanceConstructors).Where(c => !_code.ContainsKey(c)).Select(CodeOf).OfType<MethodCode>());

    public bool IsAssigned(object key)
    {
        if (_assigned is null)
        {
            _assigned = [];
            foreach (MethodCode code in _code.Values)
            {
                Collect(code, _assigned);
            }
        }

        return _assigned.Contains(key);
    }

    private static void Collect(MethodCode code, HashSet<object> assigned)
    {
        HashSet<int> nulls = [];
        foreach (Block block in code.Blocks)
        {
            nulls.Clear();
            foreach (Instruction i in block.Code)
            {
                if (i.Op == Op.Default)
                {
                    nulls.Add(i.Dst);
                }
                else if (i.Op == Op.Store && !nulls.Contains(i.B))
                {
                    assigned.Add(i.Key!);
                }

                foreach (Place? place in i.Refs ?? [])
                {
                    if (place?.Key is { } key)
                    {
                        assigned.Add(key);
                    }
                }
            }
        }
    }

    public IReadOnlyList<MethodCode> Within(INamedTypeSymbol type)
    {
        _outermost ??= All!.ToLookup(c => Outermost(c.Symbol), SymbolEqualityComparer.Default);
        return [.. _outermost[Outermost(type)].Where(c => Invariants.IsWithin(c.Symbol, type))];
    }

    private static ISymbol? Outermost(ISymbol symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }

    public bool IsDeclared(SyntaxNode assignment) => false;

    public static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
            {
                continue;
            }

            if (inner is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamedTypeSymbol nested in AllTypes(inner))
            {
                yield return nested;
            }
        }
    }
}
