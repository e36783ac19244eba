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
