using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// What a failure takes for granted of those who call a method, of whom none is in sight: that an argument has a certain value, or that an object is in a certain state. A null or a number that
/// the code itself makes, and what a library answers, is none.
/// </summary>
internal static class Assumption
{
    private const int MaxDepth = 12;

    /// <summary>Whether a run of a method is possible only for some arguments, or for some states of the objects that it was given. A handler is called with whatever a peer sends.</summary>
    public static bool IsMade(State state, int[] entry, ISymbol symbol)
    {
        if (TernContracts.IsHandler(symbol))
        {
            entry = [entry[0]];
        }

        if (Array.Exists(entry, e => state.Of(e).IsCondition))
        {
            return true;
        }

        Question[] asked = state.Asked;
        return Array.Exists(asked, q => state.Of(q.Value).IsCondition && IsGiven(state, entry, asked, q, 0));
    }

    private static bool IsGiven(State state, int[] entry, Question[] asked, Question question, int depth)
        => question.Term is { } term
            ? IsGiven(state, entry, asked, term.A, depth) || IsGiven(state, entry, asked, term.B, depth) || IsGiven(state, entry, asked, term.C, depth)
            : IsGiven(state, entry, asked, question.Owner, depth);

    private static bool IsGiven(State state, int[] entry, Question[] asked, int value, int depth)
    {
        if (value < 0 || value == State.Root || depth > MaxDepth)
        {
            return false;
        }

        if (Array.IndexOf(entry, value) >= 0)
        {
            return true;
        }

        if (Array.Find(asked, q => q.Value == value) is { } question)
        {
            return IsGiven(state, entry, asked, question, depth + 1);
        }

        return state.DefinitionOf(value) is { } term
            && (IsGiven(state, entry, asked, term.A, depth + 1) || IsGiven(state, entry, asked, term.B, depth + 1) || IsGiven(state, entry, asked, term.C, depth + 1));
    }
}
