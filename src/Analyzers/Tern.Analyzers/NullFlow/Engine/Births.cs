using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Whether a member can be seen before anything was assigned to it.</summary>
internal static class Births
{
    public static bool MayStartNull(ISymbol symbol, NullProgram program, Reach codes)
    {
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { TypeKind: TypeKind.Struct } holder } })
        {
            return program.InstanceKeys(holder).Contains(symbol);
        }

        if (symbol is ILocalSymbol or IParameterSymbol or IMethodSymbol || symbol.ContainingType is not { } type || !program.IsSource(type))
        {
            return false;
        }

        if (symbol.IsStatic)
        {
            return !NullProgram.HasInitialiser(symbol) || codes.IsSeenBy(Keys.Of(symbol), Until(symbol, program.Initialisers(type, statics: true)));
        }

        if (type.TypeKind == TypeKind.Struct || type.TypeParameters.Length > 0 && Keys.TypeOf(symbol) is ITypeParameterSymbol)
        {
            return true;
        }

        if (NullProgram.HasInitialiser(symbol))
        {
            return false;
        }

        if (type.IsAnonymousType)
        {
            return false;
        }

        for (INamedTypeSymbol? t = type.BaseType; t is not null && program.IsSource(t); t = t.BaseType)
        {
            if (t.InstanceConstructors.Any(c => codes.CodeOf(c) is { } code && code.Blocks.Any(b => b.Code.Any(i => Leaks(i, codes))) && codes.IsSeenBy(Keys.Of(symbol), [code])))
            {
                return true;
            }
        }

        return !type.InstanceConstructors.All(c => IsCopy(c) || (codes.CodeOf(c) is { } code && Sets(code, Keys.Of(symbol), codes))) && !codes.IsSetByCreators(type, Keys.Of(symbol));
    }

    private static bool IsCopy(IMethodSymbol constructor) => constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1 && constructor.ContainingType.IsRecord;

    /// <summary>The initialisers that run until a member is set, its own included.</summary>
    private static IEnumerable<MethodCode> Until(ISymbol symbol, IReadOnlyList<MethodCode> initialisers)
    {
        object key = Keys.Of(symbol);
        int own = 0;
        while (own < initialisers.Count && !Equals(Keys.Of(initialisers[own].Symbol), key))
        {
            own++;
        }

        return initialisers.Take(own + 1);
    }

    /// <summary>Whether a constructor lets other code see the object.</summary>
    private static bool Leaks(Instruction i, Reach codes)
        => i.Op switch
        {
            Op.Call => i.A == MethodCode.This ? i.Key is not IMethodSymbol { MethodKind: MethodKind.Constructor } : i.Args.Contains(MethodCode.This),
            Op.Invoke => i.Args.Contains(MethodCode.This),
            Op.Closure => i.A == MethodCode.This && (codes.CodeOf((ISymbol)i.Key!) is not { } body || UsesThis(body)),
            Op.Store => i.B == MethodCode.This,
            _ => false,
        };

    private static bool UsesThis(MethodCode code) => code.Blocks.Any(b => b.Code.Any(i => i.A == MethodCode.This || i.B == MethodCode.This || i.Args.Contains(MethodCode.This)));

    /// <summary>Whether each way through a constructor assigns a member before anybody looks.</summary>
    private static bool Sets(MethodCode code, object key, Reach codes)
    {
        if (code.Where is Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.Text: "this" })
        {
            return true;
        }

        HashSet<Block> seen = [];
        Stack<Block> work = new();
        work.Push(code.Blocks[0]);
        while (work.Count > 0)
        {
            Block block = work.Pop();
            if (!seen.Add(block))
            {
                continue;
            }

            bool set = false;
            foreach (Instruction i in block.Code)
            {
                if (i.Op == Op.Store && i.A == MethodCode.This && Equals(i.Key, key))
                {
                    set = true;
                    break;
                }

                if ((i.Op == Op.Load && i.A == MethodCode.This && Equals(i.Key, key)) || (Leaks(i, codes) && codes.IsSeenBy(key, [code])))
                {
                    return false;
                }
            }

            if (set)
            {
                continue;
            }

            foreach (Block? next in new[] { block.Next, block.Otherwise })
            {
                if (ReferenceEquals(next, Block.Leave))
                {
                    return false;
                }

                if (next is { Index: >= 0 })
                {
                    work.Push(next);
                }
            }

            foreach (Block handler in block.Handlers)
            {
                work.Push(handler);
            }
        }

        return true;
    }
}
