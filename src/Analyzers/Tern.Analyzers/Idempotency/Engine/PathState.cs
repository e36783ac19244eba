using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>How a way through the code ended.</summary>
internal enum End
{
    Open,
    Return,
    Throw,
    Break,
    Continue,
}

/// <summary>What holds at a point of a way through the code.</summary>
internal sealed record PathState
{
    public static readonly PathState Empty = new();

    public Variables Locals { get; init; } = Variables.Empty;

    /// <summary>What this attempt wrote to shared places.</summary>
    public ImmutableDictionary<Slot, Value> Slots { get; init; } = ImmutableDictionary<Slot, Value>.Empty;

    public ImmutableArray<Guard> Guards { get; init; } = [];

    /// <summary>Effects so far.</summary>
    public ImmutableHashSet<Effect> Done { get; init; } = ImmutableHashSet<Effect>.Empty;

    /// <summary>Arguments that were seen to be there, or to be missing.</summary>
    public ImmutableHashSet<string> NotNull { get; init; } = ImmutableHashSet<string>.Empty;

    public ImmutableHashSet<string> Null { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Containers from which something was taken out, by key: a later addition replaces it.</summary>
    public ImmutableHashSet<Slot> Emptied { get; init; } = ImmutableHashSet<Slot>.Empty;

    /// <summary>Searches that would have failed, had there been nothing.</summary>
    public ImmutableArray<Lookup> Required { get; init; } = [];

    public End End { get; init; }

    public bool IsOpen => End == End.Open;

    public static PathState Merge(PathState a, PathState b)
    {
        if (ReferenceEquals(a, b))
        {
            return a;
        }

        if (!a.IsOpen)
        {
            // Where one way answers and the other throws, the whole does not fail.
            return !b.IsOpen && a.End != End.Throw ? a : b;
        }

        if (!b.IsOpen)
        {
            return a;
        }

        Variables locals = Variables.Merge(a.Locals, b.Locals, (ofA, ofB) =>
        {
            Value either = Value.Either(ofA, ofB);
            return Flag(ofA, a, ofB, b) is not { } flag ? either : ofA.Constant.HasValue && ofB.Constant.HasValue ? either with { Condition = flag } : either with { There = new Group(true, [flag, .. Walker.IsNull(either, flag.Where) is { } missing ? [Condition.Not(missing)] : ImmutableArray<Condition>.Empty]) };
        });

        ImmutableDictionary<Slot, Value> slots = a.Slots;
        foreach (KeyValuePair<Slot, Value> slot in a.Slots)
        {
            if (ReferenceEquals(a.Slots, b.Slots))
            {
                break;
            }

            if (!b.Slots.TryGetValue(slot.Key, out Value? other))
            {
                slots = slots.Remove(slot.Key);
            }
            else if (!ReferenceEquals(other, slot.Value))
            {
                slots = slots.SetItem(slot.Key, Value.Either(slot.Value, other));
            }
        }

        return new PathState
        {
            Locals = locals,
            Slots = slots,
            Guards = [.. Common(a, b), .. Optional(a, b), .. Optional(b, a), .. Asked(a, b)],
            Done = a.Done.Union(b.Done),
            NotNull = a.NotNull.Intersect(b.NotNull),
            Null = a.Null.Intersect(b.Null),
            Emptied = [.. EmptiedOf(a, b), .. EmptiedOf(b, a)],
            Required = a.Required.Length < b.Required.Length ? a.Required : b.Required,
        };
    }

    /// <summary>What a flag says that is set on one way and not on the other: the tests of its way.</summary>
    private static Atom? Flag(Value ofA, PathState a, Value ofB, PathState b)
    {
        bool first, second;
        if (ofA.Constant is { HasValue: true, Value: bool a1 } && ofB.Constant is { HasValue: true, Value: bool b1 } && a1 != b1)
        {
            (first, second) = (a1, b1);
        }
        else if (ofA.IsNull != ofB.IsNull && !(ofA.IsNull ? ofB : ofA).Constant.HasValue && !(ofA.IsNull ? ofB : ofA).Optional)
        {
            (first, second) = (!ofA.IsNull, !ofB.IsNull);
        }
        else
        {
            return null;
        }

        ImmutableArray<Guard> onlyA = [.. a.Guards.Where(g => !b.Guards.Contains(g))], onlyB = [.. b.Guards.Where(g => !a.Guards.Contains(g))];
        SyntaxNode? where = onlyA.Concat(onlyB).FirstOrDefault()?.Atom.Where;
        return where is null ? null : new Atom(AtomKind.Outcome, where) { WhenTrue = first ? onlyA : onlyB, WhenFalse = first ? onlyB : onlyA };
    }

    /// <summary>
    /// What one way has emptied, where the other has as well, or had nothing to empty. Where one place had nothing, the others that are emptied with it have not either: a table and its indices.
    /// </summary>
    private static IEnumerable<Slot> EmptiedOf(PathState one, PathState other)
        => ReferenceEquals(one.Emptied, other.Emptied) ? one.Emptied : one.Emptied.Any(other.Misses) ? one.Emptied : one.Emptied.Where(other.Emptied.Contains);

    /// <summary>Whether this way was taken because there was nothing: that is as good as emptied.</summary>
    private bool Misses(Slot slot) => Guards.Any(g => g is { Truth: false, Atom: { Kind: AtomKind.Present or AtomKind.Removed, Slot: { } missed } } && slot.IsWithin(missed));

    private static IEnumerable<Guard> Common(PathState a, PathState b) => a.Guards.Where(g => b.Guards.Any(o => o.Atom == g.Atom && o.Truth == g.Truth));

    /// <summary>Tests for other files on each of two ways: some file was found on both, or was missing on both.</summary>
    private static IEnumerable<Guard> Asked(PathState a, PathState b)
        => a.Guards.Where(g => Files.IsTest(g.Atom) && !b.Guards.Contains(g) && b.Guards.Any(o => Files.IsTest(o.Atom) && o.Truth == g.Truth && !a.Guards.Contains(o)));

    /// <summary>Guards of one way that the other way passes because its key is missing.</summary>
    private static IEnumerable<Guard> Optional(PathState a, PathState b)
        => a.Guards.Where(g => g.Atom.Key?.Symbol is { } key && b.Null.Contains(key) && !b.Guards.Any(o => o.Atom == g.Atom)).Select(g => g with { Optional = true });
}
