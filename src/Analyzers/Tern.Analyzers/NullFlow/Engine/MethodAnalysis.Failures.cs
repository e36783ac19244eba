using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Dereferences: reported where the null and the dereference meet, handed to the callers where one of them is theirs.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Conditional failures whose null is the callers', of which there are as many at most as of others.</summary>
    private int _postponed;

    private bool Dereference(State state, Instruction i)
    {
        int value = Register(state, i.A);
        Fact fact = state.Of(value);
        if (i.Type is ITypeParameterSymbol open && !_program.MayBeReference(open))
        {
            return true;
        }

        bool shown = _code.Symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } && fact.Nullness == Nullness.Unknown && state.IsEntry(value);
        if (!shown)
        {
            // What a lambda is called with shows at its calls.
            _program.Observe(i.Where, IsProven(state, value));
        }

        if (fact.Nullness == Nullness.NotNull)
        {
            return true;
        }

        Sink Sink() => new(i.Where, Describe.Use(i), _code.Symbol, _code.Generated);
        if (fact.Nullness is Nullness.Null or Nullness.Maybe)
        {
            if (fact.Origin is { } origin)
            {
                Fail(state, value, origin, null, Sink());
            }
            else if (state.IsEntry(value))
            {
                Postpone(state, value, null, Sink());
            }

            return fact.Nullness == Nullness.Maybe && state.Conjoin(value, Fact.NotNull);
        }

        if (state.IsEntry(value) && Depth(state, value) <= Limits.PathDepth)
        {
            Postpone(state, value, null, Sink());
        }

        return state.Conjoin(value, Fact.NotNull);
    }

    /// <summary>A null with a known source reaches its dereference, if the run can be.</summary>
    private void Fail(State state, int value, Origin origin, Hop? trail, Sink sink)
    {
        if (_isAhead)
        {
            return;
        }

        // Callers may know that there are elements, or that the key finds something, as long as there is room to ask them.
        bool open = (origin.Reply is { IsOfArgument: true } || (origin.Reply is { LookUp: not null } && (trail?.Count ?? 0) < Limits.PathDepth)) && _summary.Latents.Count - _postponed < Limits.Latents;
        for (Question? q = state.Questions; q is not null && !open; q = q.Previous)
        {
            open = q.Value != value && state.Of(q.Value).IsCondition;
        }

        for (int e = 0; e < _summary.Entry.Length && !open; e++)
        {
            open = state.Of(_summary.Entry[e]).IsCondition;
        }

        if (!open)
        {
            _program.Report(new Finding(origin, trail, sink, _code.Symbol));
            return;
        }

        Keep(state, 0, origin, trail, sink);
    }

    private void Postpone(State state, int value, Hop? trail, Sink sink) => Keep(state, value, null, trail, sink);

    private void Keep(State state, int target, Origin? origin, Hop? trail, Sink sink)
    {
        if (_isAhead || (target == 0 ? _summary.Latents.Count - _postponed : _postponed) >= Limits.Latents || (trail?.Count ?? 0) > Limits.Trail || (Resumes && (target == 0 || !state.TryPeek(State.Root, Slot.Moved, out _))))
        {
            return;
        }

        EntryPath? path = target == 0 ? null : PathOf(state, target);
        if ((target != 0 && (path is null || !Reachable(path))) || !IsNew(sink.Where, path))
        {
            return;
        }

        State conditions = state.Clone();
        if (target != 0)
        {
            conditions.Set(target, conditions.Of(target) with { Nullness = Nullness.Null, Origin = null });
        }

        Array.Clear(conditions.Registers, 0, conditions.Registers.Length);
        conditions.Result = 0;
        conditions.Elements = 0;
        conditions.Given = null;
        conditions.Found = null;
        conditions.Disturbed = null;
        conditions.Prune(_program.MayBeNull);
        conditions.Collect();
        _postponed += target == 0 ? 0 : 1;
        _summary.Latents.Add(new Latent(conditions, target, origin, trail, sink) { Path = path, IsCounted = target != 0 && IsCounted(state, target) });
    }

    /// <summary>Whether a failure has few variants so far: conditions differ from run to run.</summary>
    private bool IsNew(SyntaxNode sink, EntryPath? path)
    {
        _latentKeys.TryGetValue((sink, path), out int variants);
        _latentKeys[(sink, path)] = variants + 1;
        return variants < Limits.Variants;
    }

    /// <summary>Whether any null could be found at the end of a path.</summary>
    private bool Reachable(EntryPath path)
        => path.Keys.Length > 0 ? _program.MayBeNull(path.Keys[path.Keys.Length - 1]) : path.Start <= 0 || _program.MayBeNull(_code, path.Start - 1);

    private bool IsFull(SyntaxNode sink, EntryPath? path)
        => (path is not null && !Reachable(path)) || _postponed >= Limits.Latents || (_latentKeys.TryGetValue((sink, path), out int variants) && variants >= Limits.Variants);

    /// <summary>Looks at each conditional failure of a callee with what is known here.</summary>
    [MethodImpl(Hot.Path)]
    private void Failures(State state, Call call, Summary summary, int[] values, Predicate<Latent>? only = null)
    {
        foreach (Latent latent in summary.Latents)
        {
            if (only?.Invoke(latent) == false)
            {
                continue;
            }

            if (latent.Target != 0 && Quickly(state, latent, values, out bool safe))
            {
                ObserveWithin(latent, safe);
                continue;
            }

            if (Import.IsExcluded(latent.State, state, summary.Entry, values, _program.Scratch) || FitsNone(state, call, latent.State, summary, values, summary.Asked))
            {
                continue;
            }

            State run = state.Clone();
            Import import = new(latent.State, run, this, call);

            // The value itself decides first, before a test makes it null.
            if (!import.Enter(summary.Entry, values, latent.Target))
            {
                continue;
            }

            Fact? target = import.Watched;
            ObserveWithin(latent, target?.Nullness == Nullness.NotNull || (_program.Proves && import.TryMap(latent.Target, out int met) && IsProven(run, met)));
            if (latent.Target == 0)
            {
                if ((latent.Origin is { IsOnDemand: true } or { Reply.IsOfArgument: true } ? import.Here(latent.Origin!) : import.Answered(latent.Origin!)) is not { } through)
                {
                    continue;
                }

                Fail(run, 0, through, new Hop(Describe.Within(call), call.At.Where, null).Before(latent.Trail), latent.Sink);
                continue;
            }

            if (target is null || !import.TryMap(latent.Target, out int here) || !import.Settle())
            {
                continue;
            }

            if (target.Nullness is Nullness.Null or Nullness.Maybe && target.Origin is { } origin)
            {
                if (!_program.Invariants.Exclude(latent, call.Method, _code.Symbol) && !_program.Invariants.Say(run, here, _code.Symbol))
                {
                    Fail(run, here, origin, Trail(), latent.Sink);
                }
            }
            else if (target.Nullness is Nullness.Null or Nullness.Unknown && run.IsEntry(here) && Depth(run, here) <= Limits.PathDepth)
            {
                if (latent.IsCounted)
                {
                    NoteCounted(here);
                }

                Postpone(run, here, Trail(), latent.Sink);
            }

            Hop Trail() => new Hop(Describe.Passed(call, latent, summary), call.At.Where, null).Before(latent.Trail);
        }
    }

    /// <summary>Whether a look at the value alone shows that nothing fails, or nothing that is new to the callers of this method.</summary>
    [MethodImpl(Hot.Path)]
    private bool Quickly(State state, Latent latent, int[] values, out bool safe)
    {
        EntryPath path = latent.Path!;
        int value = path.Start < 0 ? State.Root : values[path.Start];
        safe = false;
        for (int k = 0; k < path.Keys.Length; k++)
        {
            if (path.Keys[k] is ElementAt || (path.Keys[k] is ItemAt && MapKeys.HoldsConstants(state, value)))
            {
                return false;
            }

            if (state.TryPeek(value, path.Keys[k], out int next))
            {
                value = next;
                continue;
            }

            if (path.Keys[k] is long or Slot && MayBeLeftOut(state, value, path.Keys[k], latent))
            {
                return false;
            }

            if (path.Keys[k] is long or string or ItemAt && state.TryPeek(value, Slot.Element, out next))
            {
                value = next;
                continue;
            }

            if (path.Keys[k] is ILocalSymbol or IParameterSymbol && state.Of(value).Targets is not null && state.TryPeek(State.Root, path.Keys[k], out next))
            {
                // The code around the function has not ended yet.
                value = next;
                continue;
            }

            if (!state.IsEntry(value))
            {
                // A member nobody set: of an object that was made here it is null, of any other it is unknown.
                return state.Of(value).Members == Members.Unknown;
            }

            if (_program.EntryFact(path.Keys[k], null).Origin is not null)
            {
                return false;
            }

            // What can be said without the path comes first: most dereferences are of members that no null gets into, or of methods that have shown enough.
            if (_postponed >= Limits.Latents || !_program.MayBeNull(path.Keys[path.Keys.Length - 1]))
            {
                return true;
            }

            EntryPath? start = value == State.Root ? EntryPath.Root : PathOf(state, value);
            return start is null || IsFull(latent.Sink.Where, Extend(start, path, k));
        }

        Fact fact = state.Of(value);
        safe = fact.Nullness == Nullness.NotNull;
        return safe || (fact.Nullness == Nullness.Unknown
            && (!state.IsEntry(value) || _postponed >= Limits.Latents || PathOf(state, value) is not { } known || IsFull(latent.Sink.Where, known)));
    }

    private static EntryPath Extend(EntryPath start, EntryPath path, int from)
    {
        object[] keys = new object[start.Keys.Length + path.Keys.Length - from];
        Array.Copy(start.Keys, keys, start.Keys.Length);
        Array.Copy(path.Keys, from, keys, start.Keys.Length, path.Keys.Length - from);
        return new EntryPath(start.Start, keys);
    }

    /// <summary>Notes that a caller's knowledge of a value would tell what is called.</summary>
    private void Want(State state, int value)
    {
        if (_summary.Wanted.Count < Limits.Seeds && PathOf(state, value) is { } path && !_summary.Wanted.Contains(path))
        {
            _summary.Wanted.Add(path);
        }
    }

    [MethodImpl(Hot.Path)]
    private EntryPath? PathOf(State state, int value) => EntryPath.Of(state, _summary.Entry, value);

    private Summary Specialise(State state, Call call, Summary general, int[] values)
    {
        List<(EntryPath, EntryPath)> aliases = SameObjects(state, call, general, values);
        if (general.Wanted.Count == 0 && aliases.Count == 0)
        {
            return general;
        }

        List<(EntryPath, Fact)> seeds = [];
        foreach (EntryPath path in general.Wanted)
        {
            (State known, int value) = path.Start < 0 ? WithStatics(state, path, call) : (state, values[path.Start]);
            foreach (object key in path.Keys)
            {
                value = Member(known, value, key, Keys.TypeOf(key), call.At.Where);
            }

            Fact fact = known.Of(value);
            if (fact.Targets is not null || (fact is { Exact: true, Type: not null, Nullness: Nullness.NotNull }))
            {
                seeds.Add((path, new Fact { Targets = fact.Targets, Type = fact.Exact ? fact.Type : null, Exact = fact.Exact }));
                AddTaken(known, path, value, fact.Targets, seeds);
                if (ReferenceEquals(known, state) && fact.Targets is { Length: > 0 and <= Limits.Seeds } targets)
                {
                    AddBound(state, path, value, targets, values, aliases);
                }
            }
            else if (ReferenceEquals(known, state) && state.IsEntry(value))
            {
                Want(state, value);
            }
        }

        if (seeds.Count == 0 && aliases.Count == 0)
        {
            return general;
        }

        general.Used = true;
        return _program.SummaryOf(call.Method, new Context(seeds, aliases), _depth) ?? general;
    }

    /// <summary>A copy of a run in which a static that nobody can set again holds what its initialiser gives it; the run itself where there is none.</summary>
    private (State State, int Root) WithStatics(State state, EntryPath path, Call call)
    {
        if (path.Keys[0] is not IFieldSymbol { IsStatic: true, IsReadOnly: true } field || state.TryPeek(State.Root, path.Keys[0], out int here) && !state.IsEntry(here)
            || _program.SummaryOf(field, Context.None, _depth) is not { Exits.Count: 1, Entry.Length: > 0 } summary)
        {
            return (state, State.Root);
        }

        List<State> next = [];
        State copy = state.Clone();
        copy.Forget(State.Root, field);
        Leave(copy, new Call(new Instruction(Op.Call, call.At.Where), _program.AnyInvoke, 0, []), summary, [copy.New(Fact.NotNull)], next);
        return next.Count == 1 ? (next[0], State.Root) : (state, State.Root);
    }
}
