using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What a caller knows of values its callee calls or dispatches on, and which of those that it hands over are one object.</summary>
/// <param name="seeds">Functions and run-time types.</param>
/// <param name="aliases">Places that hold what another place holds.</param>
/// <param name="begun">Types whose static initialisers have begun and not ended.</param>
internal sealed class Context(IReadOnlyList<(EntryPath Path, Fact Fact)> seeds, IReadOnlyList<(EntryPath Place, EntryPath Same)> aliases, IReadOnlyList<INamedTypeSymbol>? begun = null) : IEquatable<Context>
{
    public static readonly Context None = new([], []);

    public IReadOnlyList<(EntryPath Path, Fact Fact)> Seeds { get; } = seeds;

    public IReadOnlyList<(EntryPath Place, EntryPath Same)> Aliases { get; } = aliases;

    public IReadOnlyList<INamedTypeSymbol> Begun { get; } = begun ?? [];

    public bool Equals(Context? other)
    {
        if (other is null || other.Seeds.Count != Seeds.Count || !Aliases.SequenceEqual(other.Aliases) || other.Begun.Count != Begun.Count || (Begun.Count > 0 && !Begun.SequenceEqual(other.Begun, SymbolEqualityComparer.Default)))
        {
            return false;
        }

        for (int i = 0; i < Seeds.Count; i++)
        {
            (EntryPath path, Fact fact) = Seeds[i];
            (EntryPath otherPath, Fact otherFact) = other.Seeds[i];
            if (!path.Equals(otherPath) || !Same(fact.Targets, otherFact.Targets) || !SymbolEqualityComparer.Default.Equals(fact.Type, otherFact.Type))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Context);

    public override int GetHashCode()
    {
        int hash = Seeds.Count + (7 * Aliases.Count) + (31 * Begun.Count);
        foreach ((EntryPath path, Fact _) in Seeds)
        {
            hash = (hash * 31) + path.GetHashCode();
        }

        return hash;
    }

    private static bool Same(IMethodSymbol[]? a, IMethodSymbol[]? b)
        => a is null || b is null ? a is null && b is null : a.SequenceEqual(b, SymbolEqualityComparer.Default);
}
