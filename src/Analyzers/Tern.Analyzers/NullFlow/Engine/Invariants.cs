using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// What all methods of a class keep true together: a member is set while others say so, by a state, a flag, a count, or by being set themselves. Proven by need: a way out that could break it is looked at
/// with what was known when its method began, which may need another invariant, and what is being proven counts as true where a method begins.
/// </summary>
/// <param name="program">The program.</param>
/// <param name="source">Its code.</param>
internal sealed class Invariants(NullProgram program, ICodeSource source)
{
    private readonly Dictionary<INamedTypeSymbol, GuardedType?> _types = new(SymbolEqualityComparer.Default);
    private bool _busy;

    /// <summary>Whether a value that a method found in a member when it began cannot be null, since the other members say so.</summary>
    /// <param name="state">A run.</param>
    /// <param name="value">The value.</param>
    /// <param name="method">The method.</param>
    public bool Say(State state, int value, ISymbol method)
    {
        if (_busy || Find(state, value) is not ({ } member, var owner) || OwnerOf(member) is not { } type)
        {
            return false;
        }

        _busy = true;
        try
        {
            if (!_types.TryGetValue(type, out GuardedType? guarded))
            {
                _types[type] = guarded = GuardedType.Of(type, program, source);
            }

            return guarded is not null && guarded.Holds(new Invariant(member, Invariant.Conditions(state, owner, member)), method, isThis: owner == state.Entry[0]);
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>Whether a failure of a method cannot be, since the type of an object would not leave it so.</summary>
    /// <param name="latent">The failure.</param>
    /// <param name="method">The method.</param>
    /// <param name="caller">Code that calls it. The type's own may do so in the middle of a change.</param>
    public bool Exclude(Latent latent, IMethodSymbol method, ISymbol caller)
        => latent.Path is { Keys: { Length: > 0 } keys } && keys[keys.Length - 1] is ISymbol member && OwnerOf(member) is { } type && !IsWithin(caller, type) && Say(latent.State, latent.Target, method);

    /// <summary>Whether code belongs to a type.</summary>
    public static bool IsWithin(ISymbol symbol, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = symbol as INamedTypeSymbol ?? symbol.ContainingType; t is not null; t = t.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The member in which a value was found, and its object.</summary>
    private static (ISymbol? Member, int Owner) Find(State state, int value)
    {
        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            if (q.Value == value && q.Term is null)
            {
                return q.Key is ISymbol asked && IsGuarded(asked) ? (asked, q.Owner) : default;
            }
        }

        // Of an object that is neither the caller's nor made here nothing is asked: what was read of it is as it was found.
        for (int i = 0; i < state.Heap.Count; i++)
        {
            Edge edge = state.Heap[i];
            if (edge.Value == value && state.Of(edge.Owner).Members == Members.Unknown && state.KeyOf(edge) is ISymbol read && IsGuarded(read))
            {
                return (read, edge.Owner);
            }
        }

        return default;
    }

    /// <summary>Type whose objects have a member.</summary>
    public static INamedTypeSymbol? OwnerOf(ISymbol member) => (member is IParameterSymbol ? member.ContainingSymbol?.ContainingType : member.ContainingType)?.OriginalDefinition;

    /// <summary>Whether only the code of its type writes a member.</summary>
    public static bool IsGuarded(ISymbol member)
        => member is { IsStatic: false, ContainingType.IsAnonymousType: false } && (member switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
            IFieldSymbol field => field is { IsReadOnly: true } or { DeclaredAccessibility: Accessibility.Private },
            IPropertySymbol property => property is { IsVirtual: false, IsOverride: false, IsAbstract: false, SetMethod: null or { DeclaredAccessibility: Accessibility.Private } } && Keys.ReadsField(property),
            _ => false,
        });
}

/// <summary>A member is not null while all conditions hold.</summary>
/// <param name="Member">The member.</param>
/// <param name="When">What is known of others; empty for a member that is never null.</param>
internal sealed record Invariant(ISymbol Member, Condition[] When)
{
    private const int MostConditions = 8;

    /// <summary>What a run knows of the members that an object had when its method began, or when it was found.</summary>
    /// <param name="state">The run.</param>
    /// <param name="owner">The object.</param>
    /// <param name="except">A member that is left out.</param>
    public static Condition[] Conditions(State state, int owner, ISymbol except)
    {
        List<Condition> conditions = [];
        foreach (Question question in state.Asked)
        {
            if (question.Owner == owner && question.Key is ISymbol member && Invariants.IsGuarded(member))
            {
                if (!ReferenceEquals(member, except))
                {
                    Add(new Condition(member, null, state.Of(question.Value).AsComparable));
                }

                if (question.Value is var held && Array.Find(state.Asked, q => q.Owner == held && ReferenceEquals(q.Key, Slot.Length)) is { } count)
                {
                    Add(new Condition(member, Slot.Length, state.Of(count.Value).AsComparable));
                }
            }
        }

        if (state.Of(owner).Members == Members.Unknown)
        {
            foreach (Edge edge in state.EdgesOf(owner))
            {
                if (state.KeyOf(edge) is ISymbol read && !ReferenceEquals(read, except) && Invariants.IsGuarded(read))
                {
                    Add(new Condition(read, null, state.Of(edge.Value).AsComparable));
                }
            }
        }

        return [.. conditions];

        void Add(Condition condition)
        {
            if (conditions.Count < MostConditions && condition.Tells)
            {
                conditions.Add(condition);
            }
        }
    }

    /// <summary>Whether another invariant says at least as much.</summary>
    public bool Follows(Invariant other)
        => SymbolEqualityComparer.Default.Equals(Member, other.Member) && Array.TrueForAll(other.When, o => Array.Exists(When, w => w.IsOf(o) && ReferenceEquals(w.Fact.And(o.Fact), w.Fact)));

    public bool IsSame(Invariant other) => Follows(other) && other.Follows(this);
}

/// <summary>Something known of a member, or of the count of the collection that it holds.</summary>
internal sealed record Condition(ISymbol Member, Slot? Within, Fact Fact)
{
    /// <summary>Whether it excludes anything.</summary>
    public bool Tells
        => Fact is { Nullness: Nullness.Null } or { Text: not null } or { Not.Length: > 0 } or { IsNumber: true } || Fact.Low > (Within is null ? long.MinValue : 0) || Fact.High < long.MaxValue
            || (Fact.Nullness == Nullness.NotNull && Keys.TypeOf(Member) is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T });

    public bool IsOf(Condition other) => SymbolEqualityComparer.Default.Equals(Member, other.Member) && ReferenceEquals(Within, other.Within);
}
