using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>How many elements collections and sequences have: what a method found there, its callers may rule out.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Sequences that have as many elements as their source.</summary>
    private static readonly string[] s_asMany = ["Select", "ToList", "ToArray", "AsEnumerable", "Reverse", "OrderBy", "OrderByDescending", "Order", "OrderDescending", "ThenBy", "ThenByDescending", "ToDictionary"];

    /// <summary>Sequences that are empty exactly when their source is.</summary>
    private static readonly string[] s_alike = [.. s_asMany, "ToHashSet", "Distinct", "GroupBy", "Chunk"];

    /// <summary>Sequences that have elements only where their source has.</summary>
    private static readonly string[] s_within = [.. s_alike, "Where", "OfType", "Skip", "SkipLast", "SkipWhile", "Take", "TakeLast", "TakeWhile", "DistinctBy", "ToLookup", "SelectMany"];

    /// <summary>Sequences that have elements where their source has.</summary>
    private static readonly string[] s_counted = [.. s_alike, "Concat", "Union", "Append", "Prepend"];

    /// <summary>The count of a collection: of one that a method was entered with, callers are asked. 0 where nobody knows.</summary>
    private int CountOf(int source)
    {
        if (state.TryPeek(source, Slot.Length, out int count))
        {
            return count;
        }

        Fact fact = state.Of(source);
        if (source <= State.Root || fact is { Text: not null } or { Type.SpecialType: SpecialType.System_String })
        {
            return 0;
        }

        if (fact.Members == Members.Entry)
        {
            return state.Ask(source, Slot.Length, Fact.NotNull with { Low = 0 });
        }

        if (fact.Type is not INamedTypeSymbol type || !LibraryTable.IsCollection(type))
        {
            return 0;
        }

        count = state.New(Fact.NotNull with { Low = 0 });
        state.Write(source, Slot.Length, count);
        return count;
    }

    /// <summary>Whether a collection has elements, as a condition; 0 where nobody knows.</summary>
    private int Some(int source)
    {
        int count = CountOf(source);
        if (count == 0)
        {
            return 0;
        }

        Term some = new(Term.Less, null, state.Constant(0), count);
        return state.Evaluate(some) is { } decided ? state.Constant(decided) : state.ValueOf(some, Fact.Condition);
    }

    /// <summary>Whether a collection has no elements, as a condition; 0 where nobody knows.</summary>
    private int None(int source)
    {
        int count = CountOf(source);
        if (count == 0)
        {
            return 0;
        }

        Term none = new(Term.Less, null, count, state.Constant(1));
        return state.Evaluate(none) is { } decided ? state.Constant(decided) : state.ValueOf(none, Fact.Condition);
    }

    /// <summary>An element was taken: false when there is none, so that the run ends here.</summary>
    private bool Takes(int source) => CountOf(source) is var count && (count == 0 || state.Conjoin(count, Fact.Some));

    /// <summary>Gives a sequence the count that its source has, as far as the way it is made tells.</summary>
    private void Count(State run, int sequence, int source)
    {
        string name = call.Method.Name;
        if (call.Arguments.Length == 0 || Array.IndexOf(s_within, name) < 0)
        {
            return;
        }

        if (run.TryPeek(source, Slot.Length, out int count))
        {
            bool same = Array.IndexOf(s_asMany, name) >= 0 || run.Of(count) is { IsNumber: true, Low: 0 };
            long left = name == "Skip" && run.Of(call.Arguments[1]) is { IsNumber: true, Low: > 0 and var skipped } ? run.Of(count).Low - skipped : 0;
            run.Write(sequence, Slot.Length, same ? count : run.New(Fact.NotNull with { Low = _some ? 1 : Math.Max(0, left) }));
        }
        else if (_some)
        {
            run.Write(sequence, Slot.Length, run.New(Fact.Some));
        }
        else if (name is "ToList" or "ToArray")
        {
            // Whatever it is, it is one number from here on.
            run.Write(sequence, Slot.Length, run.New(Fact.NotNull with { Low = 0 }));
        }

        run.SetTerm(new Term(Term.Call, Array.IndexOf(s_alike, name) >= 0 ? State.Alike : State.Within, sequence), source);
    }

    /// <summary>How many elements a collection has from here on, as far as somebody asks whether it has any.</summary>
    private void HoldsAtLeast(int collection, long count)
    {
        if (collection != 0 && (count > 0 || state.TryPeek(collection, Slot.Length, out _) || state.IsEntry(collection)))
        {
            state.Write(collection, Slot.Length, state.New(Fact.NotNull with { Low = count }));
        }
    }

    private bool HasElements(int source)
    {
        foreach (int value in state.Defined())
        {
            if (state.DefinitionOf(value) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "Any" or "get_Count" or "get_Length" or "Count" } asked } term && term.A == source
                && state.TryTerm(term, out int now) && now == value && (asked.Name == "Any" ? state.Of(value).IsTrue : state.Of(value).Low > 0))
            {
                return true;
            }
        }

        // A group is made of an element.
        return (state.TryPeek(source, Slot.Length, out int length) && state.Of(length).Low > 0) || state.Of(source).Type is { Name: "IGrouping", TypeKind: TypeKind.Interface };
    }
}
