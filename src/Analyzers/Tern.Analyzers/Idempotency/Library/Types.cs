using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>What is asked of types again and again, kept as long as the types live. Safe for concurrent use.</summary>
internal static class Types
{
    private static readonly ConditionalWeakTable<ITypeSymbol, Facts> s_facts = new();

    /// <summary>The namespace of a type in full, empty if it has none.</summary>
    public static string Space(ITypeSymbol? type) => type is null ? "" : Of(type).Space;

    /// <summary>The name of a type with its namespace.</summary>
    public static string FullName(ITypeSymbol? type) => type is null ? "" : Of(type).FullName;

    /// <summary>An answer about a type that is worked out once.</summary>
    public static bool Is(ITypeSymbol type, Fact fact, Func<ITypeSymbol, bool> find)
    {
        Facts facts = Of(type);
        int known = 1 << ((int)fact * 2), yes = known << 1;
        if ((facts.Answers & known) == 0)
        {
            // Two threads may both find out; they find the same.
            int answer = find(type) ? known | yes : known;
            int before;
            do
            {
                before = facts.Answers;
            }
            while (Interlocked.CompareExchange(ref facts.Answers, before | answer, before) != before);
        }

        return (facts.Answers & yes) != 0;
    }

    private static Facts Of(ITypeSymbol type) => s_facts.GetValue(type, static t => new Facts(t));

    private sealed class Facts(ITypeSymbol type)
    {
        public int Answers;

        public string Space { get; } = type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

        public string FullName { get; } = type.ToDisplayString();
    }
}

/// <summary>Questions whose answers are kept.</summary>
internal enum Fact
{
    Silent,
    Context,
    Collection,
}
