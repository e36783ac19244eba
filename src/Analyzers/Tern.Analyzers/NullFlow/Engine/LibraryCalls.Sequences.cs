using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>LINQ: elements pass through, tests of the delegates filter them.</summary>
internal sealed partial class LibraryCalls
{
    private bool _some;

    private bool TrySequence(IMethodSymbol method)
    {
        if (call.Arguments.Length == 0)
        {
            return false;
        }

        int source = call.Arguments[0];
        if (method.IsExtensionMethod && !state.Conjoin(source, Fact.NotNull))
        {
            // Refused as an argument.
            return true;
        }

        source = Enumerated(source);
        _ = CountOf(source);
        _some = Array.IndexOf(s_counted, method.Name) >= 0 && (method.Name is "Append" or "Prepend" || HasElements(source));
        int closure = call.Arguments.Length > 1 && state.Of(call.Arguments[1]).Targets is { Length: 1 } ? call.Arguments[1] : 0;
        if (closure == 0 && call.Arguments.Length > 1 && Array.IndexOf(s_comparing, method.Name) >= 0)
        {
            Compare(call.Arguments[call.Arguments.Length - 1], source);
        }

        switch (method.Name)
        {
            case "ToList" or "ToArray" or "ToHashSet" or "AsEnumerable" or "Reverse" or "Distinct" or "Skip" or "Take" or "OrderBy" or "OrderByDescending" or "OrderDescending" or "ThenBy" or "ThenByDescending" or "SkipLast" or "TakeLast" or "Order" or "AsParallel" or "AsOrdered" or "AsUnordered" or "AsSequential" or "WithDegreeOfParallelism" or "WithCancellation" or "WithExecutionMode" or "WithMergeOptions":
                return Passed(source, closure);
            case "Where":
                return Where(source, closure);
            case "Select" when closure != 0 && Parameters(closure) is 1 or 2:
                return Select(source, closure);
            case "Zip" or "Index" when call.Arguments.Length == method.TypeArguments.Length && At.Dst >= 0 && method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } made } && made[0] is INamedTypeSymbol { IsTupleType: true } pair:
                return Pairs(source, pair);
            case "SelectMany" or "Join" or "GroupJoin" or "Zip":
                return Combined(source, method);
            case "ToDictionary" when call.Arguments.Length >= 3 && state.Of(call.Arguments[2]).Targets is { Length: 1 }:
                return Select(source, call.Arguments[2]);
            case "ToDictionary" when closure != 0 && Parameters(closure) == 1 && !HasSelector():
                return Indexed(source, closure);
            case "Repeat":
                return Sequence(state, call.Arguments[0], null);
            case "Concat" or "Union" or "Append" or "Prepend" when call.Arguments.Length == 2:
                int added = method.Name is "Append" or "Prepend" ? call.Arguments[1] : Element(call.Arguments[1]);
                return Sequence(state, state.Of(added).Nullness is Nullness.Null or Nullness.Maybe ? Sample(added) : Element(source), null);
            case "GroupBy" or "Chunk" when call.Arguments.Length == 2:
            case "ToLookup" when closure != 0 && !HasSelector():
                return Grouped(source, closure, method);
            case "OfType":
                return Sequence(state, 0, Fact.NotNull);
            case "First" or "Last" or "Single" or "ElementAt":
                return First(source, closure, method);
            case "Max" or "Min" or "MaxBy" or "MinBy":
                return Extreme(source, closure, method);
            case "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" or "ElementAtOrDefault":
                return FirstOrDefault(source, closure, method);
            case "Cast":
                return Sequence(state, analysis.AsType(state, Element(source), method.TypeArguments[0]), null);
            case "TakeWhile" when closure != 0 && Parameters(closure) == 1:
                return Sequence(state, Filtered(closure, Element(source), holds: true), null);
            case "DefaultIfEmpty" when HasElements(source) || call.Arguments.Length == 2:
                _some = true;
                return Sequence(state, Element(source), null);
            case "DefaultIfEmpty" when call.Arguments.Length == 1 && method.TypeArguments[0].IsReferenceType && !HasElements(source):
                return Sequence(state, 0, Fact.Maybe(new Origin(OriginKind.Library, "'DefaultIfEmpty' of an empty sequence gives null", At.Where)) with { Type = method.TypeArguments[0] });
            case "Aggregate" when call.Arguments.Length == 3 && At.Type is { IsReferenceType: true } && state.Of(call.Arguments[1]) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: { } seed } && !HasElements(source):
                return Unseeded(source, seed);
            case "Aggregate" when call.Arguments.Length >= 3 && At.Dst >= 0 && state.Of(call.Arguments[2]).Targets is { Length: 1 } && Parameters(call.Arguments[2]) == 2:
                return Aggregate(source);
            case "Count" when call.Arguments.Length == 1 && CountOf(source) is var counted and not 0:
                return Done(counted);
            case "Any" when call.Arguments.Length == 1 && Some(source) is var some and not 0:
                return Done(some);
            case "All" when closure != 0 && Parameters(closure) == 1 && At.Dst >= 0:
                return All(source, closure);
            case "Contains" when call.Arguments.Length == 2 && state.Of(call.Arguments[1]).Nullness == Nullness.Null:
                return HoldsNull(source, Fact.True, Fact.False);
            case "Any" or "Count" or "Sum" or "Average" when closure != 0:
                return Reduce(closure, source);
            default:
                return false;
        }
    }

    /// <summary>Whether a function makes what is kept of each element.</summary>
    private bool HasSelector() => call.Method.Parameters.Length > 2 && call.Method.Parameters[2].Type.TypeKind == TypeKind.Delegate;

    private int Parameters(int closure) => state.Of(closure).Targets![0].Parameters.Length;

    /// <summary>Calls that look at some elements only.</summary>
    private static readonly string[] s_some = ["Take", "TakeWhile", "TakeLast", "Skip", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "ToArray"];

    private int Element(int source)
    {
        int element = Raw(source);
        return call.Method.TypeArguments.FirstOrDefault() is INamedTypeSymbol entry && IsPair(entry) && (state.IsEntry(element) || state.Of(element) is not { Nullness: Nullness.Unknown, Type: null }) ? EntryOf(source, element, entry) : element;
    }

    private int Raw(int source)
        => state.TryPeek(source, Slot.Length, out int count) && state.Of(count).High <= 0 ? state.New(Fact.Nothing)
            : Array.IndexOf(s_some, call.Method.Name) < 0 && analysis.Unset(state, source, call.Method.TypeArguments.FirstOrDefault()) is var unset and not 0 ? unset
            : state.TryPeek(source, Slot.Element, out int element) ? Sample(element)
            : state.IsEntry(source) ? analysis.Read(state, source, Slot.Element, call.Method.TypeArguments.FirstOrDefault() is { IsReferenceType: true } held ? held : null, At.Where) : state.New(Fact.Nothing);

    /// <summary>An immutable collection with the elements of another.</summary>
    private bool Copied(int source)
    {
        _some = HasElements(source);
        return Sequence(state, Element(source), null);
    }

    private bool Sequence(State run, int element, Fact? fact)
    {
        int result = run.New(Fact.NotNull);
        run.Write(result, Slot.Element, fact is null && element != 0 ? element : run.New(fact ?? Fact.Nothing));
        if (_some)
        {
            run.Write(result, Slot.Length, run.New(Fact.NotNull with { Low = 1 }));
        }

        if (call.Arguments.Length > 0)
        {
            Count(run, result, call.Arguments[0]);
            if (!call.Method.Name.StartsWith("To", StringComparison.Ordinal))
            {
                analysis.DeferAs(result, call.Arguments[0]);
            }
        }

        if (At.Dst >= 0)
        {
            run.Registers[At.Dst] = result;
        }

        next.Add(run);
        return true;
    }

    /// <summary>The same elements, which a function is asked about.</summary>
    private bool Passed(int source, int closure)
    {
        int element = Element(source);
        return Sequence(closure == 0 ? state : RunOn(state, closure, element) ?? state, element, null);
    }

    /// <summary>A map with keys of which nothing is known.</summary>
    private bool Indexed(int source, int closure)
    {
        int element = Element(source);
        State run = RunOn(state, closure, element) ?? state;
        Sequence(run, element, null);
        if (At.Dst >= 0)
        {
            MapKeys.Made(run, run.Registers[At.Dst]);
            MapKeys.Forget(run, run.Registers[At.Dst]);
        }

        return true;
    }

    /// <summary>What is taken from a sequence is one of its elements, or null if there is none; the same holds for the sequences that it was made of.</summary>
    private void IsAmong(int source, int found)
    {
        for (int depth = 0; depth < Limits.PathDepth; depth++)
        {
            state.SetTerm(new Term(Term.Call, State.Among, source, found), state.Constant(true));
            if (!state.TryTerm(new Term(Term.Call, State.Alike, source), out source))
            {
                break;
            }
        }
    }

    /// <summary>Runs a delegate once, for what it dereferences; null when it never returns.</summary>
    private State? RunOn(State run, int closure, params int[] arguments)
    {
        List<State> after = analysis.RunDelegate(run.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, arguments);
        return after.Count == 0 ? null : after[0];
    }

    private bool Where(int source, int closure)
    {
        int element = Element(source);
        if (closure == 0 || Parameters(closure) != 1)
        {
            return Sequence(state, element, null);
        }

        State? without = Nulls(source, closure, out bool has);
        _some = HasMatch(source, closure) || has;
        Sequence(state, Filtered(closure, element, holds: true), null);
        if (without is not null)
        {
            next.Add(without);
        }

        Later(closure, element);
        SetByTest(closure, element);
        return true;
    }

    private bool Select(int source, int closure)
    {
        // Asked before the copy is made, so that the copy has the question too.
        int element = Element(source);
        int[] arguments = Parameters(closure) == 1 ? [element] : [element, state.New(Fact.NotNull with { Low = 0 })];
        Instruction each = new(Op.Invoke, At.Where) { Dst = At.Dst };
        List<State> runs = call.Method.Name == "Select" ? analysis.RunAhead(state.Clone(), each, At, closure, arguments) : analysis.RunDelegate(state.Clone(), each, closure, arguments);
        if (runs.Count == 0)
        {
            return Sequence(state, 0, Fact.Nothing);
        }

        foreach (State run in runs)
        {
            Sequence(run, At.Dst >= 0 ? run.Registers[At.Dst] : 0, null);
        }

        Later(closure, element);
        return true;
    }

    /// <summary>The functions of a query run when somebody goes over it, too: what they read may be another by then.</summary>
    private void Later(int closure, int element)
    {
        for (int i = 0; i < next.Count && At.Dst >= 0 && call.Method.ContainingType.Name == "Enumerable"; i++)
        {
            analysis.Defer(At, next[i].Registers[At.Dst], closure, element);
        }
    }

    /// <summary>Groups have elements. Their key is what the function gives, which may be null.</summary>
    private bool Grouped(int source, int closure, IMethodSymbol method)
    {
        int element = Element(source);
        List<State> runs = closure == 0 || At.Dst < 0 || Parameters(closure) != 1 ? [] : analysis.RunDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, element);
        State after = runs.Find(run => run.Of(run.Registers[At.Dst]) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null }) ?? (runs.Count > 0 ? runs[0] : state);
        int group = after.New(Fact.NotNull);
        after.Write(group, Slot.Element, element);
        after.Write(group, Slot.Length, after.New(Fact.Some));
        if (runs.Count > 0 && KeyOfGroup(method) is { } key)
        {
            after.Write(group, key, Sample(after, after.Registers[At.Dst]));
        }

        return Sequence(after, group, null);
    }

    private static object? KeyOfGroup(IMethodSymbol method)
        => ((INamedTypeSymbol)method.ReturnType).AllInterfaces.Append((INamedTypeSymbol)method.ReturnType).SelectMany(i => i.TypeArguments).OfType<INamedTypeSymbol>()
            .FirstOrDefault(t => t.Name == "IGrouping") is { } type ? PartOf(type, "Key") : null;

    private int Group(int element)
    {
        int group = state.New(Fact.NotNull);
        state.Write(group, Slot.Element, element);
        return group;
    }

    private bool First(int source, int closure, IMethodSymbol method)
    {
        if (!Takes(source))
        {
            return true;
        }

        int element = Element(source);
        if (closure != 0 && method.Name is "First" or "Last" or "Single" && Parameters(closure) == 1)
        {
            element = Filtered(closure, element, holds: true);
        }

        return Done(analysis.AsType(state, element, At.Type));
    }

    /// <summary>The largest or smallest of nothing is null, if that is a value of its type; else it throws.</summary>
    private bool Extreme(int source, int closure, IMethodSymbol method)
    {
        if (closure != 0 && Parameters(closure) == 1)
        {
            RunOn(state, closure, Element(source));
            RunOnEach(closure, source);
        }

        bool isElement = method.Name is "MaxBy" or "MinBy" || closure == 0;
        if (At.Type is not { IsReferenceType: true } || HasElements(source))
        {
            return Done(analysis.AsType(state, isElement ? Element(source) : state.New(Fact.Nothing), At.Type));
        }

        int extreme = Taken(isElement ? Element(source) : 0, Fact.Maybe(new Origin(OriginKind.Library, $"'{method.Name}' of an empty sequence is null", At.Where) { Reply = new Reply { EmptyOf = KnownAs(source) }.OrNone }) with { Type = At.Type });
        if (isElement)
        {
            IsAmong(source, extreme);
        }

        return Done(extreme);
    }

    /// <summary>What callers know a sequence as, which they may know not to be empty; <see langword="null"/> where they do not know it.</summary>
    private KnownSequence? KnownAs(int source)
    {
        for (int depth = 0; depth < Limits.PathDepth && Array.IndexOf(state.Entry, source) < 0 && state.TryTerm(new Term(Term.Call, State.Alike, source), out int from); depth++)
        {
            source = from;
        }

        return KnownSequence.Of(state, source);
    }

    /// <summary>A value that holds what an element holds, unless it is null.</summary>
    private int Taken(int element, Fact fact)
    {
        int taken = state.New(fact);
        foreach (Edge edge in element == 0 ? [] : state.EdgesOf(element))
        {
            state.Write(taken, edge.Key, edge.Value);
        }

        return taken;
    }

    private bool FirstOrDefault(int source, int closure, IMethodSymbol method)
    {
        int element = Element(source);
        if (closure != 0 && Parameters(closure) == 1)
        {
            RunOn(state, closure, element);
        }

        // With a default of its own, or where the sequence is known to have elements, none is missing.
        bool given = method.Parameters.Length > 1 && method.Parameters[method.Parameters.Length - 1].Name == "defaultValue";
        bool tested = closure != 0 && Parameters(closure) == 1;
        // Of a test that nobody knows, nobody knows what it finds; an index counts as one of an element where there are some.
        bool any = tested ? HasMatch(source, closure) : (call.Arguments.Length == 1 || method.Name == "ElementAtOrDefault") && HasElements(source);
        element = tested ? Filtered(closure, element, holds: true) : element;
        if (any && !given && state.Of(element).Nullness is Nullness.Null or Nullness.Maybe)
        {
            return Done(analysis.AsType(state, element, At.Type));
        }

        if (given || At.Type is { IsValueType: true } || any)
        {
            bool set = analysis.Program.IsDeclared(method.TypeArguments.FirstOrDefault());
            return (!given && !any && Empty($"'{method.Name}' may find nothing"))
                || Done(analysis.AsType(state, Taken(element, new Fact { Type = At.Type, Nullness = set ? Nullness.NotNull : Nullness.Unknown }), At.Type));
        }

        int position = Library.Keyed.PositionOf(call, state, analysis.Program, analysis.Code.Parameters);
        IPropertySymbol? compared = position > 0 ? Library.Keyed.PropertyOf(call, state, analysis.Program) : null;
        Reply reply = new() { Sought = Sought.By(position, compared, method.TypeArguments.FirstOrDefault()), EmptyOf = call.Arguments.Length == 1 ? KnownAs(source) : null };
        int found = Taken(element, Fact.Maybe(new Origin(OriginKind.Library, $"'{method.Name}' may find nothing", At.Where) { Reply = reply.OrNone }) with { Type = At.Type });
        if (method.TypeArguments.FirstOrDefault() is { } row)
        {
            analysis.LookUp(state, call, row, found);
        }

        if (call.Arguments.Length == 1)
        {
            IsAmong(source, found);
        }
        else
        {
            state.SetTerm(new Term(Term.Call, State.Taken, source, found), state.Constant(true));
        }

        return Done(found);
    }

    /// <summary>A struct of which nothing is set may come back, or one that is set. False for types whose members are not followed.</summary>
    private bool Empty(string why)
    {
        if (analysis.Unset(state, At.Type, new Origin(OriginKind.Struct, why, At.Where)) is not (var empty and not 0) || At.Dst < 0)
        {
            return false;
        }

        State found = state.Clone();
        found.Registers[At.Dst] = found.New(Fact.NotNull with { Type = At.Type });
        next.Add(found);
        return Done(empty);
    }
}
