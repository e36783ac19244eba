using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>What happens, and what is known of it where it does.</content>
internal sealed partial class Walker
{
    private readonly HashSet<Effect> _taken = [];
    private readonly HashSet<Slot> _sorted = [];

    /// <summary>A value that every attempt makes anew, where it is asked for.</summary>
    internal Value New(Fresh fresh) => new() { Fresh = fresh, Born = _state.Guards };

    /// <summary>Notes an effect.</summary>
    /// <param name="rule">The rule that it breaks.</param>
    /// <param name="where">The code.</param>
    /// <param name="what">What it does, in words.</param>
    /// <param name="fresh">The fresh value that it is about: the tests that the value was made behind keep the effect from happening twice as well.</param>
    /// <param name="slot">The place that it changes.</param>
    internal Effect? Happens(DiagnosticDescriptor rule, SyntaxNode where, string what, Value? fresh = null, Slot? slot = null)
    {
        if (_effects.Count >= MaxEffects)
        {
            IsLimited = true;
            return null;
        }

        ImmutableArray<Guard> guards = fresh is null ? _state.Guards : [.. _state.Guards, .. fresh.Born.Where(g => !_state.Guards.Contains(g))];
        Effect? known = _effects.Find(e => e.Rule == rule && e.Where == where && e.Guards.SequenceEqual(guards));
        if (known is null)
        {
            _effects.Add(known = new Effect(rule, where, what, [.. _chain], guards) { Slot = slot, Fresh = fresh });
        }

        _state = _state with { Done = _state.Done.Add(known) };
        return known;
    }

    /// <summary>Forgets an effect that the same attempt takes back.</summary>
    private void Undo(Effect effect)
    {
        _effects.Remove(effect);
        _state = _state with { Done = _state.Done.Remove(effect) };
    }

    internal void NoteInsert(Slot slot, Value key, SyntaxNode where) => Note(EventKind.Insert, slot, key, where);

    internal void NoteUpdate(Slot slot, SyntaxNode where) => Note(EventKind.Assign, slot, Value.Unknown, where);

    /// <summary>Something is added to a sequence that this attempt made.</summary>
    internal void Grow(LocalObject made) => made.Grow(_state.Guards);

    /// <summary>Something is added to what grows.</summary>
    internal void Grows(DiagnosticDescriptor rule, Slot slot, Value value, SyntaxNode where)
    {
        if (Happens(rule, where, $"'{slot.Display}' gets one more element", slot: slot) is { } effect)
        {
            _grown.Add((slot, value, effect));
        }
    }

    /// <summary>Something is added unless it is there.</summary>
    internal void Added(Slot slot, Value key, SyntaxNode where)
    {
        NoteInsert(slot, key, where);
        if (key.Fresh != Fresh.None && !slot.IsSilent)
        {
            Happens(IdempotencyRules.FreshValue, where, $"'{slot.Display}' gets {Sources.Describe(key.Fresh)}, so that each attempt adds one", key);
        }
    }

    internal void NoteRemove(Slot slot, Value key, SyntaxNode where)
    {
        Note(EventKind.Remove, slot, key, where);
        _state = _state with { Emptied = _state.Emptied.Add(slot) };
        foreach (Read read in key.Reads)
        {
            if (read.Slot is { Name: "[]", Parent: { } index })
            {
                // Taken out by what another place says of it: where that says nothing, there is nothing here either.
                _state = _state with { Emptied = _state.Emptied.Add(index.Member("(found)")) };
            }
        }

        foreach ((Slot grown, Value value, Effect effect) in _grown)
        {
            // What is there while the call runs, and is gone when it ends.
            if (grown.Equals(slot) && (ReferenceEquals(value, key) || (value.Symbol is not null && value.Symbol == key.Symbol)) && (_inFinally || _state.Guards.All(effect.Guards.Contains)))
            {
                Undo(effect);
            }
        }
    }

    /// <summary>Whether this attempt has taken out of a place what it puts there.</summary>
    internal bool IsEmptied(Slot slot) => _state.Emptied.Contains(slot) || (_state.Slots.TryGetValue(slot, out Value? value) && (value.Owner == Owner.Local || value.Constant.HasValue));

    /// <summary>Whether all rows were taken out of a table, or those with one of these values.</summary>
    internal bool HasRemoved(Slot table, IEnumerable<Value?> values)
        => values.ToList() is var row && _events.Exists(e => e.Kind == EventKind.Remove && e.Slot.Equals(table) && (e.Value == Value.Unknown || row.Exists(v => v is not null && (ReferenceEquals(v, e.Value) || ((v.Symbol is not null || v.Constant.HasValue) && v.Symbol == e.Value.Symbol && v.Shape == e.Value.Shape)))));

    /// <summary>Notes a search that fails where there is nothing.</summary>
    internal void Require(Lookup lookup)
    {
        if (_state.Required.Length < 20)
        {
            _state = _state with { Required = _state.Required.Add(lookup) };
        }
    }

    /// <summary>Whether a search on the way here would have failed had the key been gone, and nothing asked first.</summary>
    internal bool IsRequired(Slot slot, Value key)
        => _state.Required.Any(r => r.MustExist && r.Container.Equals(slot) && ((r.Key.Symbol == key.Symbol && key.Symbol is not null) || ReferenceEquals(r.Key, key) || key.Reads.Any(read => read.Slot.IsWithin(slot.Element()))))
            && !_state.Guards.Any(g => g.Atom.Kind is AtomKind.Present or AtomKind.Removed && Equals(g.Atom.Slot, slot));

    /// <summary>Whether a test on the way here asked for a file, and found it or not.</summary>
    internal bool HasAsked(bool found) => _state.Guards.Any(g => g.Truth == found && Files.IsTest(g.Atom));

    /// <summary>Whether a place in a list is that of what was looked for: by an index that a search gave, or where an element was compared.</summary>
    internal bool IsSought(Slot list, Value index)
        => index.IsIndex || (!index.FromArgument && !index.Reads.Any(r => r.Slot.IsWithin(list)) && _state.Guards.Any(g => g is { Truth: true, Atom: { Kind: AtomKind.Same, Slot: { } compared } } && compared.IsWithin(list.Element())));

    /// <summary>Whether this is code that throws away what is old.</summary>
    internal bool IsHousekeeping => _running.Exists(m => Names.IsHousekeeping(m.Name));

    /// <summary>Whether this is code that asks, by its name: what it sends changes nothing.</summary>
    internal bool IsAsking => _running.Exists(m => Names.Words(Names.Base(m.Name)) is var words && words.FirstOrDefault() is "get" or "query" or "search" or "find" or "list" or "lookup" or "fetch" or "count" && !words.Any(w => w is "or" or "and" or "next"));

    /// <summary>Whether such code was called on the way here: a method that is there for nothing else does what it is asked for.</summary>
    internal bool IsInHousekeeping => _running.Skip(1).Any(m => Names.IsHousekeeping(m.Name));

    /// <summary>Whether a test on the way here asked for something in a place.</summary>
    internal bool HasAsked(Slot slot) => _state.Guards.Any(g => g.Atom.Kind == AtomKind.Present && slot.Equals(g.Atom.Slot));

    /// <summary>Whether this attempt took an element out of a place on the way here; if it did, that is taken back.</summary>
    internal bool GivesBack(Slot slot, Value value)
    {
        List<Effect> taken = value.Reads.Any(r => r.Change == Change.Copy && r.Slot.Equals(slot.Element())) ? _effects.FindAll(e => e.Rule == IdempotencyRules.Modify && slot.Equals(e.Slot) && _taken.Contains(e)) : [];
        taken.ForEach(Undo);
        return taken.Count > 0;
    }

    /// <summary>Notes that an element is taken out of a place.</summary>
    internal void Takes(Slot slot, SyntaxNode where)
    {
        if (Happens(IdempotencyRules.Modify, where, $"the next element of '{slot.Display}' is taken", slot: slot) is { } effect)
        {
            _taken.Add(effect);
        }
    }

    internal bool IsInFinally => _inFinally;

    /// <summary>Notes that a place is brought into an order, whatever its order was.</summary>
    internal void Sorts(Slot slot) => _sorted.Add(slot);

    internal bool IsSorted(Slot slot) => _sorted.Contains(slot);

    /// <summary>Whether an optional argument was seen to be there.</summary>
    internal bool IsKnown(Value value) => value.Symbol is { } symbol && _state.NotNull.Contains(symbol);

    internal bool IsWritten(Slot slot)
    {
        if (_scratch.TryGetValue(slot, out SyntaxNode? where))
        {
            _effects.RemoveAll(e => e.Where == where);
        }

        return _events.Any(e => e.Kind == EventKind.Insert && e.Slot.Equals(slot));
    }

    /// <summary>Forgets the files that this attempt left in a directory of its own, which it deletes.</summary>
    internal bool IsDropped(Slot directory)
    {
        if (!IsWritten(directory))
        {
            return false;
        }

        foreach (SyntaxNode where in _scratch.Values)
        {
            _effects.RemoveAll(e => e.Where == where);
        }

        return true;
    }

    /// <summary>A file under a name that no other attempt has. It stays unless it is moved to its place, or deleted.</summary>
    internal void Scratch(Slot slot, Value path, SyntaxNode where)
    {
        _scratch[slot] = where;
        Happens(IdempotencyRules.FreshValue, where, "each attempt leaves a file under a new name", path);
    }

    /// <summary>Whether code around catches that something is there already, and notes that what follows is behind that.</summary>
    internal bool IsCaught(Slot slot, Value key, SyntaxNode where)
    {
        if (_catches.Any(c => (c & CatchKind.Leaves) != 0))
        {
            _state = Assume(_state, new Atom(AtomKind.Caught, where) { Slot = slot, Key = key }, true);
        }

        return _catches.Any(c => (c & CatchKind.Swallows) != 0);
    }

    /// <summary>Forgets what was added and would fail, where the failure is caught as it is saved.</summary>
    /// <param name="where">The call that saves.</param>
    /// <param name="unit">What it saves, if that is a unit of work of the program itself: what its lists were given is refused with the rest.</param>
    internal void Saved(SyntaxNode where, Slot? unit = null)
    {
        bool refuses = unit is not null && _catches.Any(c => (c & CatchKind.Duplicate) != 0);
        List<Effect> pending = _effects.FindAll(e => _state.Done.Contains(e) && (unit is null ? e.Rule == IdempotencyRules.SecondRun : refuses && e.Rule == IdempotencyRules.Append && e.Slot?.IsWithin(unit) == true));
        if (pending.Count > 0 && IsCaught(Slot.Root("saved", "saved"), Value.Unknown, where))
        {
            _effects.RemoveAll(pending.Contains);
            _state = _state with { Done = _state.Done.Except(pending) };
        }
    }

    private void Note(EventKind kind, Slot slot, Value value, SyntaxNode where)
    {
        if (_events.Count < MaxEvents)
        {
            _events.Add(new StateEvent(kind, slot, value, where, _inFinally, [.. _chain], _state.Guards));
        }
        else
        {
            IsLimited = true;
        }
    }
}
