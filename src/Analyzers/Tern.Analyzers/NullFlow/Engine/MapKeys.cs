using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Which keys a map does not have. It takes a run that has seen the map being made, and each key that was put into it since: <see cref="Slot.Keys"/> counts those, so that one that was lost on the way
/// shows.
/// </summary>
internal static class MapKeys
{
    /// <summary>Whether a method looks for a key, and gives null where it is missing.</summary>
    public static bool IsLookup(IMethodSymbol method) => method.Name == "GetValueOrDefault" || (method.Name == "get_Item" && LibraryTable.MissingIsNull(method.ContainingType));

    /// <summary>Term of the parts that a key is made of.</summary>
    public const string Parts = "parts";

    /// <summary>The key that stands for all with the same parts: of a tuple or record, which is another object each time it is made.</summary>
    public static int Whole(State state, int map, int key, NullProgram program)
    {
        if (state.Of(key).Type is not INamedTypeSymbol type || !(type.IsTupleType || type.IsRecord) || state.IsEntry(key) || state.TryTerm(new Term(Term.Call, State.HasKey, map, key), out _))
        {
            return key;
        }

        int[] parts = [-1, -1, -1];
        int count = 0;
        foreach (object member in type.IsTupleType ? type.TupleElements.Select(Keys.Of) : program.InstanceKeys(type))
        {
            if (count == parts.Length || !state.TryPeek(key, member, out parts[count++]))
            {
                return key;
            }
        }

        return count == 0 ? key : Joined(state, new Term(Term.Call, Parts, parts[0], parts[1], parts[2])) is { } constant ? state.Constant(constant) : state.ValueOf(new Term(Term.Call, Parts, parts[0], parts[1], parts[2]), Fact.NotNull);
    }

    /// <summary>The key of parts that are constants, as one text; <see langword="null"/> where one of them is not.</summary>
    public static string? Joined(State state, Term parts)
    {
        string joined = "";
        foreach (int part in new[] { parts.A, parts.B, parts.C })
        {
            if (part >= 0 && Constant(state, part) is not { } constant)
            {
                return null;
            }

            joined += part >= 0 ? "\0" + Constant(state, part) : "";
        }

        return joined;
    }

    /// <summary>A map was made here, and is empty.</summary>
    public static void Made(State state, int map) => state.Write(map, Slot.Keys, state.Constant(0));

    /// <summary>A key is about to be put into a map.</summary>
    public static void Adding(State state, int map, int key)
    {
        bool counted = state.TryPeek(map, Slot.Keys, out int count) && state.Of(count).IsNumber;
        if (counted && Constant(state, key) is not null)
        {
            if (!Has(state, map, key))
            {
                state.Write(map, Slot.Keys, state.Constant(state.Of(count).Low + 1));
            }
        }
        else if (counted || (state.IsEntry(map) && (!CanAsk(state, map, key) || !state.CanTell)))
        {
            // Callers are told that they do not know either.
            state.Write(map, Slot.Keys, state.New(Fact.NotNull));
        }
    }

    /// <summary>A callee has put something under a key.</summary>
    public static void Put(State state, int map, int key, int value)
    {
        if (Constant(state, key) is { } constant)
        {
            state.Write(map, constant, value);
        }
        else
        {
            ForgetConstants(state, map);
        }
    }

    /// <summary>Whether it is known what stands under some constants.</summary>
    public static bool HoldsConstants(State state, int map) => state.EdgesOf(map).Exists(edge => state.KeyOf(edge) is string or long);

    /// <summary>What stands under constants is open: a callee has put something under a key that may be one of them, or has taken keys out.</summary>
    public static void ForgetConstants(State state, int map)
    {
        foreach (Edge edge in state.EdgesOf(map))
        {
            if (state.KeyOf(edge) is string or long)
            {
                state.Forget(map, state.KeyOf(edge));
            }
        }

        foreach ((Term term, _) in state.AnswersOf(map))
        {
            if (term.Symbol is LibraryCalls.Item or LibraryCalls.Found)
            {
                state.Untell(term);
            }
        }
    }

    /// <summary>Keys were taken out, or put in, and nobody knows which.</summary>
    public static void Forget(State state, int map)
    {
        if (state.IsEntry(map) || state.TryPeek(map, Slot.Keys, out _))
        {
            state.Write(map, Slot.Keys, state.New(Fact.NotNull));
        }
    }

    /// <summary>Code that nobody follows has run, and may have put keys into any map that it could reach.</summary>
    public static void ForgetMissing(State state)
    {
        state.ForgetAnswers(State.HasKey, false);
        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            if (q.Term is { Op: Term.Call, Symbol: State.HasKey } term && state.Of(q.Value).IsFalse)
            {
                // A caller knows which keys the map had before.
                Forget(state, term.A);
            }
        }

        int number = state.NumberOf(Slot.Keys);
        for (int i = 0; i < state.Heap.Count; i++)
        {
            Edge edge = state.Heap[i];
            if (edge.Key == number && state.Of(edge.Value).IsNumber)
            {
                state.Write(edge.Owner, number, state.New(Fact.NotNull));
            }
        }
    }

    /// <summary>Whether the run shows that a map lacks a key.</summary>
    public static bool IsMissing(State state, int map, int key, NullProgram program)
    {
        // Of a key that was got from elsewhere it is not even known whether it exists.
        if (Constant(state, key) is not { } constant || Has(state, map, key))
        {
            return false;
        }

        if (state.TryPeek(map, Slot.Length, out int count) && state.Of(count).IsFalse)
        {
            return true;
        }

        return state.TryPeek(map, Slot.Keys, out _) ? Lacks(state, map, constant, least: 0) : LacksFromStart(state, map, constant, program);
    }

    /// <summary>Whether a table that stands in a static has no such key when it is made.</summary>
    private static bool LacksFromStart(State state, int map, object key, NullProgram program)
        => Table(state, map, program, out State made, out int table) is not null && Lacks(made, table, key, least: 1);

    /// <summary>Whether a table that stands in a static, and that nobody changes, has a key.</summary>
    public static bool HasFromStart(State state, int map, int key, NullProgram program)
    {
        object? constant = Constant(state, key);
        if (TableOf(state, map) is not { } field || (constant is null && KeysOf(field) is null) || !program.IsUnchanged(field))
        {
            return false;
        }

        return constant is null ? program.IsForAll(field) : Table(state, map, program, out State made, out int table) is not null && HasConstant(made, table, constant);
    }

    /// <summary>The enum that is the key of a table; <see langword="null"/> for others.</summary>
    public static INamedTypeSymbol? KeysOf(IFieldSymbol field)
        => field.Type is INamedTypeSymbol { TypeArguments: { Length: 2 } types } && types[0] is INamedTypeSymbol { TypeKind: TypeKind.Enum } keys ? keys : null;

    /// <summary>Whether a table has a constant key when it is made.</summary>
    public static bool HasConstant(State made, int table, object constant)
        => made.AnswersOf(table).Any(a => ReferenceEquals(a.Term.Symbol, State.HasKey) && made.Truth(a.Value) == true && Equals(Constant(made, a.Term.B), constant));

    /// <summary>How many elements an array has that stands in a static for good; -1 for others.</summary>
    public static long LengthFromStart(State state, int array, NullProgram program)
        => Table(state, array, program, out State made, out int table) is not null && made.TryPeek(table, Slot.Length, out int length) && made.Of(length) is { IsNumber: true, Low: var count } ? count : -1;

    /// <summary>The static that a table stands in, and what the table is when it is made; <see langword="null"/> for one that stands elsewhere.</summary>
    private static IFieldSymbol? Table(State state, int map, NullProgram program, out State made, out int table)
    {
        made = state;
        table = 0;
        if (TableOf(state, map) is not { } field || program.SummaryOf(field, Context.None, 0) is not { Exits.Count: 1 } summary)
        {
            return null;
        }

        made = summary.Exits[0].State;
        return made.TryPeek(State.Root, field, out table) ? field : null;
    }

    private static IFieldSymbol? TableOf(State state, int map)
    {
        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            if (q.Value == map)
            {
                return q is { Owner: State.Root, Key: IFieldSymbol { IsStatic: true, IsReadOnly: true } field } ? field : null;
            }
        }

        return null;
    }

    /// <summary>Takes a key that callers know for one that a map lacks, of which the run knows each key; false where it does not.</summary>
    public static bool IsOther(State state, int map, int key)
        => Others(state, map, key) is { } others && IsNone(state, key, others);

    /// <summary>Takes a key for one that is none of others. How maps compare their keys is not looked at.</summary>
    public static bool IsNone(State state, int key, IEnumerable<string> others)
        => state.Conjoin(key, new Fact { Not = [.. others.SelectMany(static o => new object[] { o, o.ToUpperInvariant(), o.ToLowerInvariant() }).Distinct()] });

    /// <summary>The keys of a map that was made here, for one that callers know; <see langword="null"/> where they are not all known.</summary>
    public static ICollection<string>? Others(State state, int map, int key)
    {
        if (!IsPassed(state, key) || Constant(state, key) is not null || state.IsEntry(map) || !state.TryPeek(map, Slot.Keys, out int count) || state.Of(count) is not { IsNumber: true, Low: > 0 and var keys })
        {
            return null;
        }

        HashSet<string> others = [];
        foreach ((Term term, int answer) in state.AnswersOf(map))
        {
            if (ReferenceEquals(term.Symbol, State.HasKey) && state.Truth(answer) == true && Constant(state, term.B) is string other)
            {
                others.Add(other);
            }
        }

        return others.Count == keys ? others : null;
    }

    private static bool Lacks(State state, int map, object key, long least)
    {
        if (!state.TryPeek(map, Slot.Keys, out int count) || state.Of(count) is not { IsNumber: true, Low: var keys } || keys < least)
        {
            return false;
        }

        long others = 0;
        foreach ((Term term, int answer) in state.AnswersOf(map))
        {
            if (ReferenceEquals(term.Symbol, State.HasKey) && state.Truth(answer) == true && Constant(state, term.B) is { } other)
            {
                // How the map compares its keys is not looked at.
                others += key is string a && other is string b ? string.Equals(a, b, StringComparison.OrdinalIgnoreCase) ? 0 : 1 : Equals(key, other) ? 0 : 1;
            }
        }

        return others == keys;
    }

    /// <summary>Whether a map has a key that differs in case from the one that is asked for: whoever asks so has a map that does not care.</summary>
    public static bool IsAlike(State state, int map, int key)
        => Constant(state, key) is string text && !Has(state, map, key) && state.AnswersOf(map).Any(a => ReferenceEquals(a.Term.Symbol, State.HasKey) && state.Truth(a.Value) == true
            && Constant(state, a.Term.B) is string other && string.Equals(text, other, StringComparison.OrdinalIgnoreCase) && text != other);

    /// <summary>Whether a caller can be asked if a map has a key.</summary>
    public static bool CanAsk(State state, int map, int key) => state.IsEntry(map) && (IsPassed(state, key) || Constant(state, key) is not null);

    /// <summary>Whether callers know a key: one that they pass, or what is made of such a text.</summary>
    private static bool IsPassed(State state, int key)
        => state.IsEntry(key) || (state.DefinitionOf(key) is { Op: Term.Call, Symbol: Parts, A: var a, B: var b, C: var c } && IsPart(state, a) && IsPart(state, b) && IsPart(state, c))
            || (state.DefinitionOf(key) is { Op: Term.Call, Symbol: IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String, IsStatic: false }, A: > 0, B: < 0 } made && IsPassed(state, made.A));

    private static bool IsPart(State state, int part) => part < 0 || state.IsEntry(part) || Constant(state, part) is not null;

    /// <summary>Whether it is open which keys have been put into a map since the method began.</summary>
    public static bool IsLost(State state, int map) => state.TryPeek(map, Slot.Keys, out int count) && !state.Of(count).IsNumber;

    /// <summary>Whether a run is the one for a missing key, and its callers decide whether the key is missing.</summary>
    public static bool IsOpen(State state)
    {
        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            if (q.Term is { Op: Term.Call, Symbol: State.HasKey } term && state.Of(q.Value).IsFalse && CanAsk(state, term.A, term.B))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a key is a constant, and the map one that an object of which the run knows nothing holds.</summary>
    public static bool IsRegistered(State state, int map, int key)
    {
        for (Question? q = Constant(state, key) is null ? null : state.Questions; q is not null; q = q.Previous)
        {
            if (q.Value == map)
            {
                return q is { Term: null, Owner: not State.Root };
            }
        }

        return false;
    }

    /// <summary>A key that is the same everywhere.</summary>
    public static object? Constant(State state, int key) => state.Of(key) switch { { IsNumber: true } number => number.Low, { Text: { } text } => text, _ => null };

    private static bool Has(State state, int map, int key)
        => state.TryTerm(new Term(Term.Call, State.HasKey, map, key), out int has) && state.Truth(has) == true;
}
