using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Tests of elements: what a delegate asks of each of them holds for those that it lets through.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>An element for which a test gives a certain answer: the element itself where the test says nothing about nulls.</summary>
    private int Filtered(int closure, int element, bool holds)
    {
        if (At.Dst < 0)
        {
            return element;
        }

        List<State> runs = [];
        foreach (State run in analysis.AskDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, element))
        {
            if (run.Refine(run.Registers[At.Dst], holds))
            {
                runs.Add(run);
            }
        }

        Fact fact = state.Of(element);
        if (runs.Count == 0)
        {
            // This one does not pass. What others hold is open.
            return state.New(Fact.NotNull with { Type = fact.Type });
        }

        bool tested = fact.Nullness != Nullness.NotNull && runs.TrueForAll(run => run.Of(element).Nullness == Nullness.NotNull);
        List<object> set = Set(runs, element);
        Dictionary<Asked, Fact> answers = Answers(runs, element);
        bool filled = runs.TrueForAll(run => run.TryPeek(element, Slot.Length, out int count) && run.Of(count).Low > 0) && !(state.TryPeek(element, Slot.Length, out int known) && state.Of(known).Low > 0);
        Dictionary<object, Fact> told = Told(runs, element);
        List<Term> looked = runs.Count == 1 ? Looked(runs[0], element) : [];
        bool copies = tested || filled || looked.Count > 0 || answers.Count > 0 || ((set.Count > 0 || told.Count > 0) && fact.Nullness == Nullness.NotNull);
        int passed = copies ? analysis.Copy(state, element, At.Where) : element;
        foreach (KeyValuePair<object, Fact> member in copies ? told : [])
        {
            state.Write(passed, member.Key, state.New(member.Value));
        }

        foreach (object key in copies ? set : [])
        {
            int held = analysis.Read(state, passed, key, Keys.TypeOf(key), At.Where);
            int copy = analysis.Copy(state, held, At.Where);
            state.Write(passed, key, copy);
            foreach (object inner in Set(runs, element, key, held))
            {
                int deeper = analysis.Read(state, copy, inner, Keys.TypeOf(inner), At.Where);
                state.Write(copy, inner, analysis.Copy(state, deeper, At.Where));
            }
        }

        if (filled)
        {
            state.Write(passed, Slot.Length, state.New(Fact.Some));
        }

        foreach (Term found in looked)
        {
            state.SetTerm(found.Over(passed, found.B, found.C), state.New(Fact.NotNull));
        }

        return answers.Count > 0 ? Answering(passed, answers) : passed;
    }

    /// <summary>Look-ups on an element that have found something in a run, with operands as they are here.</summary>
    private List<Term> Looked(State run, int element)
    {
        List<Term> looked = [];
        foreach ((Term term, int found) in run.CallsOn(element))
        {
            if (term is { Symbol: IMethodSymbol { ReturnType.IsReferenceType: true }, B: > 0, C: < 0 } && run.Of(found).Nullness == Nullness.NotNull && Same(run, term.B) is var operand and not 0)
            {
                looked.Add(term.Over(element, operand, -1));
            }
        }

        return looked;
    }

    /// <summary>A constant of another run, or what is made of one, as it is here; 0 for other values.</summary>
    private int Same(State run, int value)
        => run.Of(value).Text is { } text ? state.Constant(text)
            : run.DefinitionOf(value) is { Op: Term.Call, A: > 0 and var operand, B: < 0 } made && Same(run, operand) is var same and not 0 ? state.ValueOf(made.Over(same, -1, -1), run.Of(value)) : 0;

    /// <summary>What an element was asked in all runs, with answers that are not null.</summary>
    private static Dictionary<Asked, Fact> Answers(List<State> runs, int element)
    {
        Dictionary<Asked, Fact> answers = [];
        foreach (KeyValuePair<Asked, int> given in runs[0].Given ?? [])
        {
            if (given.Key.Owner == element && runs.TrueForAll(run => run.Given is { } all && all.TryGetValue(given.Key, out int value) && run.Of(value).Nullness == Nullness.NotNull))
            {
                answers[given.Key] = new Fact { Nullness = Nullness.NotNull, Type = runs[0].Of(given.Value).Type };
            }
        }

        return answers;
    }

    /// <summary>An element that answers again what it has answered.</summary>
    private int Answering(int element, Dictionary<Asked, Fact> answers)
    {
        Dictionary<Asked, int> given = state.Given is { } before ? new(before) : [];
        foreach (KeyValuePair<Asked, Fact> answer in answers)
        {
            given[answer.Key with { Owner = element }] = state.New(answer.Value);
        }

        state.Given = given;
        return element;
    }

    /// <summary>Flags, states and numbers of an element, where all runs say more of them than is known here.</summary>
    private Dictionary<object, Fact> Told(List<State> runs, int element)
    {
        Dictionary<object, Fact> told = [];
        foreach (Edge edge in runs[0].EdgesOf(element))
        {
            Fact fact = runs[0].Of(edge.Value).AsComparable;
            foreach (State run in runs)
            {
                fact = run.TryPeek(element, edge.Key, out int value) ? fact.Or(run.Of(value).AsComparable) : Fact.Nothing;
            }

            if (state.KeyOf(edge) is ISymbol symbol && Keys.TypeOf(symbol) is { IsValueType: true } && fact is { IsCondition: true, Nullness: Nullness.NotNull }
                && !(state.TryPeek(element, edge.Key, out int here) && ReferenceEquals(state.Of(here).And(fact), state.Of(here))))
            {
                told[symbol] = fact;
            }
        }

        return told;
    }

    /// <summary>Members of an element, or of what one of its members holds, that are set in all runs, and not known to be here.</summary>
    private List<object> Set(List<State> runs, int element, object? member = null, int held = 0)
    {
        List<object> set = [];
        int owner = Owner(runs[0]);
        foreach (Edge edge in owner == 0 ? [] : runs[0].EdgesOf(owner))
        {
            if ((!state.TryPeek(member is null ? element : held, edge.Key, out int here) || state.Of(here).Nullness != Nullness.NotNull)
                && runs.TrueForAll(run => Owner(run) is var holder and not 0 && run.TryPeek(holder, edge.Key, out int value) && run.Of(value).Nullness == Nullness.NotNull))
            {
                set.Add(runs[0].KeyOf(edge));
            }
        }

        return set;

        int Owner(State run) => member is null ? element : run.TryPeek(element, member, out int value) ? value : 0;
    }

    /// <summary>Variables that a test sets whenever it lets an element through: where there is an element, they are set.</summary>
    private void SetByTest(int closure, int element)
    {
        List<State>? runs = null;
        foreach (Edge edge in At.Dst < 0 ? [] : state.EdgesOf(State.Root))
        {
            if (state.KeyOf(edge) is not ILocalSymbol variable || state.Of(edge.Value).Nullness is not (Nullness.Null or Nullness.Maybe))
            {
                continue;
            }

            runs ??= [.. analysis.AskDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, element).Where(run => run.Refine(run.Registers[At.Dst], true))];
            if (runs.Count > 0 && runs.TrueForAll(run => run.TryPeek(State.Root, variable, out int set) && set != edge.Value && run.Of(set).Nullness is Nullness.NotNull or Nullness.Unknown))
            {
                foreach (State run in next)
                {
                    run.Write(run.Registers[At.Dst], variable, run.New(new Fact { Type = variable.Type }));
                }
            }
        }
    }

    /// <summary>Whether the same test was made of the whole sequence, and one element passed it.</summary>
    private bool HasMatch(int source, int closure)
    {
        if (state.Of(closure).Targets is not { Length: 1 } targets)
        {
            return false;
        }

        foreach (int value in state.Defined())
        {
            if (state.DefinitionOf(value) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "Any" or "Exists" or "Count" or "FindIndex" or "FindLastIndex" } asked, B: > 0 } term && term.A == source && state.TryTerm(term, out int now) && now == value
                && (asked.Name switch { "Count" => state.Of(value).Low > 0, "Any" or "Exists" => state.Of(value).IsTrue, _ => state.Of(value).Low >= 0 }) && state.Of(term.B).Targets is { Length: 1 } others && Alike.AreSame(targets[0], others[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where all elements pass a test, what it asks holds for each of them.</summary>
    private bool All(int source, int closure)
    {
        int element = Element(source);
        State other = state.Clone();
        int passed = Filtered(closure, element, holds: true);
        if (passed != element)
        {
            state.Write(source, Slot.Element, passed);
            analysis.LookAtAll(state, source);
        }

        other.Registers[At.Dst] = other.Constant(false);
        next.Add(other);
        return !Settle(source, closure, holds: true) || Done(state.Constant(true));
    }

    /// <summary>Whether a value may be null: as far as the run knows, or as callers do.</summary>
    private bool MayTurnOut(int value) => state.Of(value).Nullness is Nullness.Null or Nullness.Maybe || analysis.IsDoubtful(state, value);

    /// <summary>Whether elements of a collection that may be null are known by their places.</summary>
    private bool HasDoubtfulPlaces(int source) => state.EdgesOf(source).Exists(edge => state.KeyOf(edge) is long && MayTurnOut(edge.Value));

    /// <summary>Whether no element is null: of those that are known by their places, and of what stands for all. Goes on with each answer, which <paramref name="found"/> and <paramref name="missing"/> are.</summary>
    private bool HoldsNull(int source, Fact found, Fact missing)
    {
        if (At.Dst < 0 || source == 0 || (Raw(source) is var element && !MayTurnOut(element) && !HasDoubtfulPlaces(source)))
        {
            return false;
        }

        State other = state.Clone();
        other.Registers[At.Dst] = other.New(found);
        next.Add(other);
        foreach (Edge edge in state.EdgesOf(source))
        {
            if (state.KeyOf(edge) is long && !state.Conjoin(edge.Value, Fact.NotNull))
            {
                return true;
            }
        }

        state.Write(source, Slot.Element, analysis.Copy(state, element, At.Where));
        analysis.LookAtAll(state, source);
        return Done(state.New(missing));
    }

    /// <summary>Objects that are known to stand in a collection are what a test says of each of its elements. False where it cannot say so of one of them.</summary>
    private bool Settle(int source, int closure, bool holds)
    {
        foreach (Edge edge in state.EdgesOf(source))
        {
            if (state.KeyOf(edge) is not long || !MayTurnOut(edge.Value))
            {
                continue;
            }

            List<State> runs = analysis.AskDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, edge.Value);
            if (runs.Count > 0 && !runs.Exists(run => run.Refine(run.Registers[At.Dst], holds)))
            {
                return false;
            }

            if (runs.Count > 0 && runs.TrueForAll(run => run.Of(edge.Value).Nullness == Nullness.NotNull || !run.Refine(run.Registers[At.Dst], holds)) && !state.Conjoin(edge.Value, Fact.NotNull))
            {
                return false;
            }
        }

        return true;
    }
}
