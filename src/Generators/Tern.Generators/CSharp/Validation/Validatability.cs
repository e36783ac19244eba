using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Generators.CSharp;

/// <summary>Knows of which contracts something is checked: those with rules, and those that hold one that has, however deep.</summary>
/// <remarks>Whoever emits the rules of a contract and whoever calls them asks here, so both agree. Answers are kept as long as their compilation.</remarks>
internal static class Validatability
{
    private const string Interface = "Tern.IValidatable";
    private const int MostClosedMessages = 256;

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ITypeSymbol, bool>> s_known = new();

    /// <summary>Whether rules are generated for a message, union or declared exception.</summary>
    public static bool Of(Compilation compilation, INamedTypeSymbol contract)
    {
        ConcurrentDictionary<ITypeSymbol, bool> known = s_known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (known.TryGetValue(contract, out bool answer))
        {
            return answer;
        }

        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default) { contract };
        answer = Reaches(compilation, contract, seen, known);
        known[contract] = answer;
        if (!answer)
        {
            // What none of them reaches, none of them does.
            foreach (ITypeSymbol other in seen)
            {
                known[other] = false;
            }
        }

        return answer;
    }

    /// <summary>Whether a type validates itself, by code of its user.</summary>
    public static bool ImplementsByHand(INamedTypeSymbol type) => type.AllInterfaces.Any(i => i.HasFullName(Interface));

    private static bool Reaches(Compilation compilation, INamedTypeSymbol contract, HashSet<ITypeSymbol> seen, ConcurrentDictionary<ITypeSymbol, bool> known)
    {
        int closed = 0;
        var waiting = new Queue<INamedTypeSymbol>([contract]);
        while (waiting.Count > 0)
        {
            INamedTypeSymbol current = waiting.Dequeue();
            if (known.TryGetValue(current, out bool answer) ? answer : IsRuled(compilation, current))
            {
                return true;
            }

            // Generic messages that hold ever larger versions of themselves never end; they are reported elsewhere.
            closed += current.IsGenericType ? 1 : 0;
            if (closed > MostClosedMessages || IsCompiled(compilation, current) || known.ContainsKey(current))
            {
                continue;
            }

            foreach (INamedTypeSymbol next in CarriedContracts(current).Where(seen.Add))
            {
                waiting.Enqueue(next);
            }
        }

        return false;
    }

    // Its codec is compiled already, with or without rules.
    private static bool IsCompiled(Compilation compilation, INamedTypeSymbol contract)
        => !contract.IsGenericType && !SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, compilation.Assembly);

    private static bool IsRuled(Compilation compilation, INamedTypeSymbol contract) => IsCompiled(compilation, contract)
        ? contract.FindAttribute(ContractNames.GeneratedCodec)?.ArgumentOf<INamedTypeSymbol>(0) is { } codec && codec.GetMembers("Validate").Length > 0
        : HasRules(contract);

    private static bool HasRules(INamedTypeSymbol contract)
        => ImplementsByHand(contract)
        || contract.BasesAndSelf().Any(t => t.GetAttributes().Any(RuleAttributes.IsRule))
        || Members(contract).Any(m => RuleAttributes.Of(m).Any(RuleAttributes.IsRule));

    private static IEnumerable<INamedTypeSymbol> CarriedContracts(INamedTypeSymbol contract)
        => Members(contract).SelectMany(m => Contracts((m as IPropertySymbol)?.Type ?? ((IFieldSymbol)m).Type));

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol contract)
    {
        IEnumerable<INamedTypeSymbol> holders = contract.HasAttribute(ContractNames.RpcUnion)
            ? contract.GetTypeMembers().Where(t => t.HasAttribute(ContractNames.RpcField))
            : contract.BasesAndSelf();
        return holders.SelectMany(t => t.GetMembers()).Where(m => m is IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false });
    }

    private static IEnumerable<INamedTypeSymbol> Contracts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Contracts(array.ElementType),
        INamedTypeSymbol named when MessageReference.IsContract(named) => [named],
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => named.TypeArguments.SelectMany(Contracts),
        _ => [],
    };
}
