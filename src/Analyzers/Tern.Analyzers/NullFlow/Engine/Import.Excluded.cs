using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A look at what the caller knows already, which changes nothing: most runs of a callee that cannot be need no copy of the caller's run to find that out.</summary>
internal sealed partial class Import
{
    /// <summary>Whether <see cref="Enter"/> is sure to fail. That it is not says nothing.</summary>
    /// <param name="callee">A finished run.</param>
    /// <param name="caller">The run that would go on.</param>
    /// <param name="entry">Values of the callee's <c>this</c> and parameters.</param>
    /// <param name="values">What the caller passes for them.</param>
    /// <param name="scratch">Space.</param>
    [MethodImpl(Hot.Path)]
    public static bool IsExcluded(State callee, State caller, int[] entry, int[] values, Scratch scratch)
    {
        NumberMap map = scratch.Imported;
        map.Clear();
        map.Set(State.Root, State.Root);
        for (int i = 0; i < entry.Length; i++)
        {
            map.Set(entry[i], values[i]);
            if (!caller.Of(values[i]).Fits(callee.Of(entry[i]).AsAsked))
            {
                return true;
            }
        }

        Question[] questions = callee.Asked;
        foreach (Question question in questions)
        {
            Fact asked = callee.Of(question.Value);
            bool condition = asked.IsCondition;
            if (question.Term is { } term)
            {
                if (condition && (asked.IsTrue || asked.IsFalse) && Decided(callee, caller, map, term) is { } truth && truth != asked.IsTrue)
                {
                    return true;
                }
            }
            else if ((condition || asked.Nullness == Nullness.NotNull) && question.Key is not (At or ItemAt) && map.TryGet(question.Owner, out int owner) && caller.TryPeek(owner, question.Number, out int value))
            {
                if (!caller.Of(value).Fits(asked.AsAsked))
                {
                    return true;
                }

                map.Set(question.Value, value);
            }
        }

        return false;
    }

    /// <summary>Whether a test is decided by what the caller knows of values at hand.</summary>
    private static bool? Decided(State callee, State caller, NumberMap map, Term term)
    {
        if (term.Op is not (Term.IsNull or Term.Is or Term.Equal or Term.Less))
        {
            return null;
        }

        bool first = map.TryGet(term.A, out int a);
        if (term.B < 0)
        {
            return first ? caller.Evaluate(term.Over(a, -1, -1)) : null;
        }

        bool second = map.TryGet(term.B, out int b);
        if (first && second)
        {
            return caller.Evaluate(term.Op == Term.Equal && a > b ? term.Over(b, a, -1) : term.Over(a, b, -1));
        }

        // One is a constant, which has no number at the caller yet.
        int constant = first ? term.B : term.A;
        if (term.Op != Term.Equal || first == second || callee.DefinitionOf(constant) is not { Op: Term.Constant })
        {
            return null;
        }

        Fact known = caller.Of(first ? a : b);
        Fact fixedOne = callee.Of(constant);
        return !known.Fits(fixedOne.AsComparable) ? false : known.IsNumber && fixedOne.IsNumber ? true : null;
    }

    /// <summary>Whether a null is the answer for a value that equals an argument, and that argument is null: the value would have to be null itself, and nothing says that it can be.</summary>
    private bool IsEcho(Origin origin)
        => origin.AnswerFor > 0 && origin.AnswerFor < _entry.Length && _map.TryGet(_entry[origin.AnswerFor], out int argument) && _caller.Of(argument).Nullness == Nullness.Null;

    /// <summary>Position of the caller's own argument that it passes on for the one a null answers for, or 0.</summary>
    private int Asked(Origin origin)
        => origin.AnswerFor < _entry.Length && _map.TryGet(_entry[origin.AnswerFor], out int argument) ? Math.Max(0, Array.IndexOf(_caller.Entry, argument)) : 0;

    /// <summary>Whether a null is the answer for an empty sequence, and the caller passes one that has elements. Otherwise the caller's own callers may know.</summary>
    private bool IsFull(ref Origin origin)
    {
        if (origin.EmptyOf == 0)
        {
            return false;
        }

        int passed = origin.EmptyOf < _entry.Length && _map.TryGet(_entry[origin.EmptyOf], out int argument) ? argument : 0;
        origin = origin with { EmptyOf = passed == 0 ? 0 : Math.Max(0, Array.IndexOf(_caller.Entry, passed)) };
        return passed != 0 && _caller.TryPeek(passed, Code.Slot.Length, out int count) && _caller.Of(count).Low > 0;
    }

    /// <summary>Whether something was looked up by a key that the caller has from a row that refers to it. Otherwise the caller's own callers may know.</summary>
    private bool IsKnown(ref Origin origin)
    {
        if (origin.KeyedBy == 0)
        {
            return false;
        }

        int key = KeyOf(origin);
        origin = origin with { KeyedBy = key == 0 ? 0 : Math.Max(0, Array.IndexOf(_caller.Entry, key)) };
        return key != 0 && (Library.Keyed.IsReference(_caller, key) || Library.Keyed.IsOwn(_caller, key, origin.KeyedAs, origin.Row) || (origin.Row is { } row && _caller.WasFound(row, key)));
    }

    /// <summary>The caller's value for the key by which something was looked up, or 0.</summary>
    private int KeyOf(Origin origin) => origin.KeyedBy > 0 && origin.KeyedBy < _entry.Length && _map.TryGet(_entry[origin.KeyedBy], out int argument) ? argument : 0;

    /// <summary>Asks for the members that the callee's run went on with as not null, so that callers of the caller know it; false when one of them is null here.</summary>
    [MethodImpl(Hot.Path)]
    public bool Settle()
    {
        foreach (Question question in _questions)
        {
            if (question is { Term: null, Key: ISymbol key } && question.Value != _watched && _callee.Of(question.Value).Nullness == Nullness.NotNull && _waiting.TryGet(question.Value, out _)
                && _analysis.Program.MayBeNull(key) && TryMap(question.Value, out int value) && _caller.Of(value).Nullness == Nullness.Null)
            {
                return false;
            }
        }

        return true;
    }
}
