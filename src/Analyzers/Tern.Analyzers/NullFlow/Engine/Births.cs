using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Whether a member can be seen before anything was assigned to it.</summary>
internal static class Births
{
    public static bool MayStartNull(ISymbol symbol, NullProgram program, Dictionary<ISymbol, MethodCode> codes)
    {
        if (symbol is ILocalSymbol or IParameterSymbol or IMethodSymbol || symbol.ContainingType is not { } type || !program.IsSource(type))
        {
            return false;
        }

        if (symbol.IsStatic)
        {
            return !NullProgram.HasInitialiser(symbol) || Initialisers(type, codes).Any(code => HasCall(code) || Reads(code, Keys.Of(symbol)));
        }

        if (type.TypeKind == TypeKind.Struct || type.TypeParameters.Length > 0 && Keys.TypeOf(symbol) is ITypeParameterSymbol)
        {
            return true;
        }

        if (NullProgram.HasInitialiser(symbol))
        {
            return false;
        }

        for (INamedTypeSymbol? t = type; t is not null && program.IsSource(t); t = t.BaseType)
        {
            if (t.InstanceConstructors.Any(c => codes.TryGetValue(c, out MethodCode? code) && Leaks(code)))
            {
                return true;
            }
        }

        return !type.InstanceConstructors.All(c => IsCopy(c) || (codes.TryGetValue(c, out MethodCode? code) && Sets(code, Keys.Of(symbol))));
    }

    private static bool IsCopy(IMethodSymbol constructor) => constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1 && constructor.ContainingType.IsRecord;

    private static IEnumerable<MethodCode> Initialisers(INamedTypeSymbol type, Dictionary<ISymbol, MethodCode> codes)
        => type.GetMembers().Where(m => m.IsStatic && m is IFieldSymbol or IPropertySymbol).Select(m => codes.TryGetValue(m, out MethodCode? code) ? code : null).OfType<MethodCode>();

    private static bool HasCall(MethodCode code)
        => code.Blocks.Any(b => b.Code.Any(i => i.Op == Op.Call && i.Key is IMethodSymbol { ContainingType.DeclaringSyntaxReferences.Length: > 0 }));

    private static bool Reads(MethodCode code, object key) => code.Blocks.Any(b => b.Code.Any(i => i.Op == Op.Load && Equals(i.Key, key)));

    /// <summary>Whether a constructor lets other code see the object.</summary>
    private static bool Leaks(MethodCode code)
        => code.Blocks.Any(b => b.Code.Any(i =>
            (i.Op is Op.Call && (i.A == MethodCode.This ? i.Key is not IMethodSymbol { MethodKind: MethodKind.Constructor } : i.Args.Contains(MethodCode.This)))
            || (i.Op is Op.Invoke && i.Args.Contains(MethodCode.This))
            || (i.Op is Op.Closure && i.A == MethodCode.This)
            || (i.Op is Op.Store && i.B == MethodCode.This)));

    /// <summary>Whether each way through a constructor assigns a member.</summary>
    private static bool Sets(MethodCode code, object key)
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
            if (!seen.Add(block) || block.Code.Any(i => i.Op == Op.Store && i.A == MethodCode.This && Equals(i.Key, key)))
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
