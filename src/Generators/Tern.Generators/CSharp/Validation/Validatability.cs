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
        || contract.BasesAndSelf().Any(t => t.GetAttributes().Any(IsChecked))
        || Members(contract).Any(m => RuleAttributes.Of(m).Any(IsChecked));

    private static bool IsChecked(AttributeData attribute) => RuleAttributes.IsRule(attribute) && !RuleAttributes.IsSkipOnly(attribute);

    // What is skipped is not reached.
    private static IEnumerable<INamedTypeSymbol> CarriedContracts(INamedTypeSymbol contract) => Members(contract).SelectMany(m =>
    {
        HashSet<string> skipped = [.. RuleAttributes.Of(m).Where(a => RuleAttributes.IsOwn(a) && a.NamedFlag("Skip")).Select(a => a.ArgumentOf<string>(0) ?? "")];
        return Contracts((m as IPropertySymbol)?.Type ?? ((IFieldSymbol)m).Type, "").Where(c => !skipped.Contains(c.Part)).Select(c => c.Contract);
    });

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol contract)
    {
        IEnumerable<INamedTypeSymbol> holders = contract.HasAttribute(ContractNames.RpcUnion)
            ? contract.GetTypeMembers().Where(t => t.HasAttribute(ContractNames.RpcField))
            : contract.BasesAndSelf();
        return holders.SelectMany(t => t.GetMembers()).Where(m => m is IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false });
    }

    private static IEnumerable<(string Part, INamedTypeSymbol Contract)> Contracts(ITypeSymbol type, string part) => type switch
    {
        IArrayTypeSymbol array => Contracts(array.ElementType, PartOf(part, "elem")),
        INamedTypeSymbol named when MessageReference.IsContract(named) => [(part, named)],
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Contracts(nullable.TypeArguments[0], part),
        INamedTypeSymbol { TypeArguments.Length: 2 } map => Contracts(map.TypeArguments[0], PartOf(part, "key")).Concat(Contracts(map.TypeArguments[1], PartOf(part, "value"))),
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => named.TypeArguments.SelectMany(a => Contracts(a, PartOf(part, "elem"))),
        _ => [],
    };

    private static string PartOf(string part, string inner) => part.Length == 0 ? inner : $"{part}.{inner}";
}
