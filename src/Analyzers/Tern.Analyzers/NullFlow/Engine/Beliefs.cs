using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Who uses a result as it is, and who tests it first: what the authors of a project believe of it.</summary>
internal sealed class Belief
{
    /// <summary>Methods that dereference the result and do not test it.</summary>
    public HashSet<ISymbol> Uses { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Methods that ask whether it is null, or what it is.</summary>
    public HashSet<ISymbol> Tests { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Files of the users.</summary>
    public HashSet<SyntaxTree> Files { get; } = [];
}

/// <summary>The beliefs about results that nulls were seen to come out of.</summary>
internal sealed class Beliefs
{
    /// <summary>Tests by other means than a comparison.</summary>
    private static readonly string[] s_tests = ["IsNullOrEmpty", "IsNullOrWhiteSpace", "ThrowIfNull", "ThrowIfNullOrEmpty", "ThrowIfNullOrWhiteSpace"];

    private readonly Dictionary<(ISymbol Method, ISymbol? Holder), Belief> _beliefs = new(ResultComparer.Instance);
    private readonly Dictionary<SyntaxNode, Belief> _stations = [];

    /// <summary>Finds the results at some calls, then everybody who uses one of them.</summary>
    public Beliefs(IReadOnlyList<MethodCode> codes, HashSet<SyntaxNode> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        HashSet<ISymbol> methods = new(SymbolEqualityComparer.Default);
        foreach (MethodCode code in codes)
        {
            foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
            {
                // The call of an enumerator stands at the same place as that of the sequence.
                if (i is { Op: Op.Call, Key: IMethodSymbol method } && calls.Contains(i.Where) && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, code.Symbol.ContainingAssembly))
                {
                    (ISymbol, ISymbol?) key = (First(method), HolderOf(code, i));
                    if (!_beliefs.TryGetValue(key, out Belief? belief))
                    {
                        _beliefs[key] = belief = new Belief();
                    }

                    methods.Add(key.Item1);
                    _stations[i.Where] = belief;
                }
            }
        }

        foreach (MethodCode code in codes)
        {
            if (!code.Generated)
            {
                Count(code, methods);
            }
        }

        foreach (Belief belief in _beliefs.Values)
        {
            belief.Uses.ExceptWith(belief.Tests);
        }
    }

    /// <summary>What is believed of the result of a call.</summary>
    public Belief? At(SyntaxNode call) => _stations.TryGetValue(call, out Belief? belief) ? belief : null;

    private void Count(MethodCode code, HashSet<ISymbol> methods)
    {
        Dictionary<int, Belief>? carried = null;
        HashSet<int> nulls = [];
        Dictionary<ISymbol, Belief> locals = new(SymbolEqualityComparer.Default);
        ISymbol owner = code.Symbol;
        while (owner.ContainingSymbol is IMethodSymbol outer)
        {
            owner = outer;
        }

        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            if (i is { Op: Op.Call, Key: IMethodSymbol method, Dst: >= 0 } && methods.Contains(First(method)) && _beliefs.TryGetValue((First(method), HolderOf(code, i)), out Belief? made))
            {
                (carried ??= [])[i.Dst] = made;
                continue;
            }

            if (i.Op == Op.Default)
            {
                nulls.Add(i.Dst);
            }

            if (carried is not null)
            {
                Follow(i, owner, carried, locals, nulls);
            }
        }
    }

    private static void Follow(Instruction i, ISymbol owner, Dictionary<int, Belief> carried, Dictionary<ISymbol, Belief> locals, HashSet<int> nulls)
    {
        carried.TryGetValue(i.A, out Belief? value);
        switch (i.Op)
        {
            case Op.Move or Op.Await when value is not null:
                carried[i.Dst] = value;
                break;
            case Op.Move:
                carried.Remove(i.Dst);
                break;
            case Op.Store when i.Key is ILocalSymbol local && carried.TryGetValue(i.B, out Belief? stored):
                locals[local] = stored;
                break;
            case Op.Load when i.Key is ILocalSymbol local && locals.TryGetValue(local, out Belief? held):
                carried[i.Dst] = held;
                break;
            case Op.IsNull or Op.IsType or Op.As:
                value?.Tests.Add(owner);
                break;
            case Op.Binary when nulls.Contains(i.B):
                value?.Tests.Add(owner);
                break;
            case Op.Binary when nulls.Contains(i.A) && carried.TryGetValue(i.B, out Belief? other):
                other.Tests.Add(owner);
                break;
            case Op.Dereference when value is not null:
                value.Uses.Add(owner);
                value.Files.Add(i.Where.SyntaxTree);
                break;
            case Op.Call when i.Key is IMethodSymbol { Name: var name } && Array.IndexOf(s_tests, name) >= 0:
                foreach (int argument in i.Args)
                {
                    if (carried.TryGetValue(argument, out Belief? tested))
                    {
                        tested.Tests.Add(owner);
                    }
                }

                break;
        }
    }

    /// <summary>The declaration that callers know a method by.</summary>
    private static ISymbol First(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden.OriginalDefinition;
        }

        return method;
    }

    /// <summary>The member in which the object of a generic type stands: what is in such a holder is told by the place of the holder, not by its type.</summary>
    private static ISymbol? HolderOf(MethodCode code, Instruction call)
    {
        if (call.Key is not IMethodSymbol { IsStatic: false, ContainingType.TypeParameters.Length: > 0 } || call.A < 0)
        {
            return null;
        }

        int register = call.A;
        foreach (Block block in code.Blocks)
        {
            for (int k = block.Code.Count - 1; k >= 0; k--)
            {
                Instruction i = block.Code[k];
                if (i.Dst == register)
                {
                    switch (i.Op)
                    {
                        case Op.Move:
                            register = i.A;
                            break;
                        case Op.Load when i.Key is ISymbol member and not ILocalSymbol:
                            return member.OriginalDefinition;
                        case Op.Call when i.Key is IMethodSymbol { MethodKind: MethodKind.PropertyGet } getter:
                            return First(getter);
                    }
                }
            }
        }

        return null;
    }

    private sealed class ResultComparer : IEqualityComparer<(ISymbol Method, ISymbol? Holder)>
    {
        public static readonly ResultComparer Instance = new();

        public bool Equals((ISymbol Method, ISymbol? Holder) x, (ISymbol Method, ISymbol? Holder) y)
            => SymbolEqualityComparer.Default.Equals(x.Method, y.Method) && SymbolEqualityComparer.Default.Equals(x.Holder, y.Holder);

        public int GetHashCode((ISymbol Method, ISymbol? Holder) obj)
            => (SymbolEqualityComparer.Default.GetHashCode(obj.Method) * 31) + SymbolEqualityComparer.Default.GetHashCode(obj.Holder);
    }
}
