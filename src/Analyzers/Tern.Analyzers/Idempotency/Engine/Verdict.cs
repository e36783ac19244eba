using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>Judges, once all of a method is known, which of its effects a test keeps from happening twice.</summary>
internal sealed class Verdict(List<Effect> effects, List<StateEvent> events, List<(Guard Guard, ImmutableHashSet<Effect> Done, ImmutableArray<SyntaxNode> Chain)> met)
{
    private readonly Dictionary<Guard, bool> _holds = [];

    public IReadOnlyList<Effect> Effects()
    {
        List<Effect> open = [];
        List<Effect> result = [];
        HashSet<Effect> excused = [];
        HashSet<SyntaxNode> asked = [];
        foreach (Effect effect in effects)
        {
            List<Guard> holding = [.. effect.Guards.Where(Holds)];
            if (holding.Count == 0)
            {
                open.Add(effect);
                continue;
            }

            excused.Add(effect);
            if (holding.All(g => g.Atom.Kind is AtomKind.Added or AtomKind.Present or AtomKind.Caught && g.Atom.Key is { } key && key.Fresh != Fresh.None && !key.Optional))
            {
                asked.Add(holding[0].Atom.Where);
                result.Add(effect with { Rule = IdempotencyRules.FreshKey, Where = Told(holding[0].Atom, effect), What = $"the test for a repeated call asks for {Sources.Describe(holding[0].Atom.Key!.Fresh)}, which every attempt makes anew" });
            }
            else if (holding.All(g => g.Optional && (IsDeduplication(g.Atom) || g.Atom.Kind == AtomKind.Added)))
            {
                result.Add(effect with { Rule = IdempotencyRules.OptionalKey, Where = Told(holding[0].Atom, effect), What = "the test for a repeated call is passed by a caller that leaves its key out" });
            }
        }

        Late(open, result);
        Turning(result);
        Failing(result);
        result.AddRange(open);

        // A key that is made anew is reported where it is asked for, not where it is remembered.
        HashSet<SyntaxNode> better = [.. asked, .. result.Where(e => e.Rule == IdempotencyRules.FreshKey).Select(e => e.Where)];
        return [.. result.Where(e => e.Rule == IdempotencyRules.FreshKey || !better.Contains(e.Where)).GroupBy(e => e.Where).Select(g => g.First())];
    }

    /// <summary>Where to tell of a test: in the code that has the effect, or at the call by which it leads to a test that is there for others too.</summary>
    private static SyntaxNode Told(Atom atom, Effect effect)
    {
        if (effect.Chain.IsEmpty || Atom.TypeOf(atom.Asked) == Atom.TypeOf(effect.Where) || Atom.TypeOf(atom.Asked) is not { } type || Atom.TypeOf(effect.Chain[0]) is not { } entered || type == entered)
        {
            return atom.Asked;
        }

        return effect.Chain.TakeWhile(c => Atom.TypeOf(c) == entered).Last();
    }

    /// <summary>Effects that come before the test that would have kept them from happening twice.</summary>
    private void Late(List<Effect> open, List<Effect> result)
    {
        foreach ((Guard guard, ImmutableHashSet<Effect> done, ImmutableArray<SyntaxNode> chain) in met)
        {
            if (done.IsEmpty || !Holds(guard) || !(IsDeduplication(guard.Atom) || IsRecordOfDone(guard)))
            {
                continue;
            }

            List<Effect> early = open.FindAll(done.Contains);
            if (early.Count > 0)
            {
                open.RemoveAll(early.Contains);

                // Told of the method that has both: a test that it calls is there for others too.
                int shared = 0;
                while (shared < chain.Length && shared < early[0].Chain.Length && chain[shared] == early[0].Chain[shared])
                {
                    shared++;
                }

                SyntaxNode? type = Atom.TypeOf(shared < early[0].Chain.Length ? early[0].Chain[shared] : early[0].Where);
                SyntaxNode where = chain.Skip(shared).Append(guard.Atom.Asked).LastOrDefault(n => Atom.TypeOf(n) == type) ?? (shared < chain.Length ? chain[shared] : guard.Atom.Asked);
                result.Add(new Effect(IdempotencyRules.LateGuard, where, $"the test for a repeated call comes after an effect that it should prevent: {early[0].What}", [.. chain.Take(shared), early[0].Where], []));
            }
        }
    }

    /// <summary>What is put in where it was missing, and taken out where it was found: a second run turns it back.</summary>
    private void Turning(List<Effect> result)
    {
        foreach (StateEvent added in events.Where(e => e.Kind == EventKind.Insert && !e.Slot.IsSilent))
        {
            foreach (StateEvent removed in events.Where(e => e.Kind == EventKind.Remove && e.Slot.Equals(added.Slot) && e.Value.Symbol is not null && e.Value.Symbol == added.Value.Symbol))
            {
                // The one and the other follow from the same test of the place itself.
                StateEvent? turned = added.Guards.Any(g => IsOf(g, added, AtomKind.Present) && !g.Truth && removed.Guards.Contains(g with { Truth = true })) || added.Guards.Any(g => IsOf(g, added, AtomKind.Removed) && !g.Truth && g.Atom.Where == removed.Where) ? added
                    : removed.Guards.Any(g => IsOf(g, removed, AtomKind.Added) && !g.Truth && g.Atom.Where == added.Where) ? removed
                    : null;
                if (turned is not null && !events.Exists(e => e != added && e.Kind == EventKind.Insert && e.Slot.Equals(added.Slot) && e.Where != added.Where && e.Where.SpanStart > removed.Where.SpanStart && e.Guards.All(g => removed.Guards.Contains(g))))
                {
                    result.Add(new Effect(IdempotencyRules.Modify, turned.Where, $"a second run turns back what this does to '{turned.Slot.Display}'", turned.Chain, []));
                }
            }
        }

        static bool IsOf(Guard guard, StateEvent change, AtomKind kind) => guard.Atom.Kind == kind && change.Slot.Equals(guard.Atom.Slot) && guard.Atom.Key?.Symbol is { } key && key == change.Value.Symbol;
    }

    /// <summary>Creations and deletions that a second run finds done, and fails for.</summary>
    private void Failing(List<Effect> result)
    {
        foreach ((Guard guard, ImmutableHashSet<Effect> _, ImmutableArray<SyntaxNode> chain) in met)
        {
            if (!guard.OtherFails || guard.Atom.Slot is not { } slot || slot.IsSilent || !Holds(guard) || guard.Beside.Any(Settles) || guard.Atom.Kind is not (AtomKind.Added or AtomKind.Removed or AtomKind.Present))
            {
                continue;
            }

            bool creates = guard.Atom.Kind == AtomKind.Added || (guard.Atom.Kind == AtomKind.Present && !guard.Truth);
            StateEvent? closing = guard.Atom.Kind == AtomKind.Present ? events.Find(e => e.Slot.Equals(slot) && e.Kind == (creates ? EventKind.Insert : EventKind.Remove) && e.Guards.Contains(guard)) : null;
            if (guard.Atom.Kind == AtomKind.Present && (closing is null || closing.Guards.Any(g => !g.Equals(guard) && !g.OtherFails && Holds(g))))
            {
                // Nothing does what it asks for, or a test before keeps a second run away.
                continue;
            }

            string what = creates ? $"a second run finds what this adds to '{slot.Display}', and throws" : $"a second run misses what this takes out of '{slot.Display}', and throws";
            result.Add(new Effect(IdempotencyRules.SecondRun, closing?.Where ?? guard.Atom.Where, what, closing?.Chain ?? chain, []));
        }
    }

    /// <summary>Whether a second run takes another way at a test than the first, since the first changed what is tested.</summary>
    private bool Holds(Guard guard)
    {
        if (!_holds.TryGetValue(guard, out bool holds))
        {
            _holds[guard] = holds = Closes(guard.Atom, guard.Truth);
        }

        return holds;
    }

    /// <summary>Whether a test has this answer for good once the attempt has written what it compares with.</summary>
    private bool Settles(Guard guard)
        => events.Any(e => e.Kind == EventKind.Assign && Written(e, guard.Atom.Slot) is { } written && Flips(guard.Atom, !guard.Truth, written));

    private bool Closes(Atom atom, bool truth)
    {
        if (atom.Slot is { } slot && events.Any(e => e.InFinally && e.Slot.Equals(slot) && e.Kind == (atom.Kind is AtomKind.Claimed or AtomKind.Same ? EventKind.Assign : atom.Kind == AtomKind.Removed ? EventKind.Insert : EventKind.Remove)))
        {
            // Taken back when the call ends: it keeps calls apart that run at once, not those that follow.
            return false;
        }

        return atom.Kind switch
        {
            AtomKind.Added or AtomKind.Removed or AtomKind.Claimed or AtomKind.Caught => truth,
            AtomKind.Trusted => true,
            AtomKind.Present => events.Any(e => e.Slot.Equals(atom.Slot) && e.Kind == (truth ? EventKind.Remove : EventKind.Insert) && !(atom.IsExact && AreOthers(atom.Key, e.Value))),
            AtomKind.Same => events.Any(e => e.Kind == EventKind.Assign && Written(e, atom.Slot) is { } written && Flips(atom, truth, written)),
            AtomKind.Aged => events.Any(e => e.Kind == EventKind.Assign && (Written(e, atom.Slot)?.Fresh & Fresh.Time) == Fresh.Time),
            AtomKind.Ordered when atom.Constant.HasValue => events.Any(e => e.Kind == EventKind.Assign && Written(e, atom.Slot)?.Constant is { HasValue: true, Value: { } reached } && Walker.Compares(reached, atom.Order, atom.Constant.Value) == !truth),
            AtomKind.Ordered => events.Any(e => e.Kind == EventKind.Assign && Written(e, atom.Slot) is { FromArgument: true } reached && !reached.Reads.Any(r => r.Change != Change.Copy && r.Slot.Equals(atom.Slot))),
            _ => false,
        };
    }

    /// <summary>What a write puts in a place: its value, or that of a member of an object that is written as a whole.</summary>
    private static Value? Written(StateEvent write, Slot? slot)
        => write.Slot.Equals(slot) ? write.Value
            : slot?.Parent is { } whole && write.Slot.Equals(whole) && write.Value.Object?.Members.TryGetValue(slot.Name, out Value? member) == true ? member
            : null;

    /// <summary>Whether writing a value gives the comparison another answer.</summary>
    private static bool Flips(Atom atom, bool truth, Value written)
    {
        if (written.Reads.Any(r => r.Change != Change.Copy && r.Slot.Equals(atom.Slot)))
        {
            return false;
        }

        if (atom.Type is { } type)
        {
            return written.Object?.Type is { } made && IsOf(made, type) != truth;
        }

        if (atom.Key is { } key)
        {
            return truth ? !Same(key, written) : Same(key, written);
        }

        if (atom.Constant.Value is null)
        {
            return truth ? !written.IsNull : written.IsNull;
        }

        // What each attempt makes anew is no constant.
        return written.Constant.HasValue ? Equals(written.Constant.Value, atom.Constant.Value) != truth : truth && written.Fresh != Fresh.None;
    }

    private static bool IsOf(ITypeSymbol made, ITypeSymbol type)
    {
        ITypeSymbol? t = made;
        while (t is not null && !SymbolEqualityComparer.Default.Equals(t, type))
        {
            t = t.BaseType;
        }

        return t is not null || made.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }

    /// <summary>Whether two keys are different members of the request.</summary>
    private static bool AreOthers(Value? asked, Value changed)
        => asked is { FromArgument: true, Symbol: { } a, Text: null, Reads.IsEmpty: true } && changed is { FromArgument: true, Symbol: { } b, Text: null, Reads.IsEmpty: true } && a != b
            && a.IndexOf('.') > 0 && b.IndexOf('.') > 0 && a.Substring(0, a.LastIndexOf('.')) == b.Substring(0, b.LastIndexOf('.'));

    private static bool Same(Value key, Value written) => key.Symbol is not null ? key.Symbol == written.Symbol : ReferenceEquals(key, written);

    /// <summary>Whether an argument's member is the identity of the argument itself: <c>delivery.DeliveryId</c>.</summary>
    private static bool IsOwnId(string symbol)
        => symbol.Split('.') is { Length: 2 } path && Names.Plain(path[1]) is var member && (member == "id" || member == Names.Plain(path[0]) + "id");

    /// <summary>Whether a call leaves because what it is asked to do is among what was done: by the identity of the request, or in a place that is named for it, as <c>_refunded</c> is.</summary>
    private static bool IsRecordOfDone(Guard guard)
        => guard is { Truth: false, OtherLeaves: true, OtherFails: false, Atom: { Kind: AtomKind.Present, Slot: { } slot, Key: { FromArgument: true, Fresh: Fresh.None, Symbol: { } key } } atom }
            && !Files.IsTest(atom) && (IsOwnId(key) || Names.IsOfDone(slot.Name));

    /// <summary>Whether a test is there to tell repeated calls from new ones.</summary>
    private static bool IsDeduplication(Atom atom)
    {
        if (Files.IsTest(atom))
        {
            return false;
        }

        bool keyed = atom.Key?.Symbol is { } key && (Names.IsDedupKey(key.Substring(key.LastIndexOf('.') + 1)) || (atom.Kind == AtomKind.Added && IsOwnId(key)));
        return atom.Kind switch
        {
            AtomKind.Trusted => true,
            AtomKind.Same => keyed,
            AtomKind.Added or AtomKind.Present or AtomKind.Caught => keyed || (atom.Key is { FromArgument: true, Fresh: Fresh.None } && Names.IsGuard(atom.Slot?.Name ?? "")),
            _ => false,
        };
    }
}
