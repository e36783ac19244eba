using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Collections: what they hold, which keys are in them.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Term of a map and a key: whether the map has it.</summary>
    public const string HasKey = "has key";
    /// <summary>Term of a map and a key: what stands under a key that is there.</summary>
    public const string Item = "item";
    /// <summary>Term of a map and a key: what a look-up gives.</summary>
    public const string Found = "found";

    private bool TryEnumerator(IMethodSymbol method)
    {
        if (method.Name is "GetEnumerator" or "GetAsyncEnumerator" && call.Receiver != 0)
        {
            int enumerator = state.New(Fact.NotNull);
            state.Write(enumerator, Slot.Source, call.Receiver);
            return Done(enumerator);
        }

        if (method.Name == "get_Current" && state.TryPeek(call.Receiver, Slot.Source, out int source))
        {
            int element = analysis.Read(state, source, Slot.Element, IsPair(method.ReturnType) ? null : method.ReturnType, At.Where);
            if (IsPair(method.ReturnType))
            {
                int pair = Pair((INamedTypeSymbol)method.ReturnType, Sample(element));
                KeyOf(source, pair, method.ReturnType);
                return Done(pair);
            }

            int value = analysis.AsType(state, Sample(element), At.Type ?? method.ReturnType);
            if (state.Of(value).Nullness == Nullness.Unknown && !state.IsEntry(value) && state.Of(value).Members == Members.Unknown)
            {
                int another = state.New(state.Of(value));
                state.CopyTerms(HasKey, value, another);
                value = another;
            }

            return Alternatives(value);
        }

        return method.Name is "MoveNext" or "MoveNextAsync" && TryMove();
    }

    /// <summary>The first step over a collection that has elements finds one.</summary>
    private bool TryMove()
    {
        if (!state.TryPeek(call.Receiver, Slot.Source, out int source) || state.TryPeek(call.Receiver, Slot.Moved, out _))
        {
            return false;
        }

        state.Write(call.Receiver, Slot.Moved, state.Constant(true));
        if (!HasElements(source))
        {
            return false;
        }

        int moved = state.Constant(true);
        if (call.Method.Name == "MoveNextAsync")
        {
            int task = state.New(Fact.NotNull);
            state.Write(task, Slot.Result, moved);
            moved = task;
        }

        return Done(moved);
    }

    private static bool IsPair(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments.Length: 2 };

    /// <summary>An entry of a map with a value.</summary>
    private int Pair(INamedTypeSymbol type, int held)
    {
        int pair = state.New(Fact.NotNull with { Type = type });
        foreach (IPropertySymbol part in type.GetMembers("Value").OfType<IPropertySymbol>())
        {
            if (part.GetMethod is { } getter)
            {
                state.SetTerm(new Term(Term.Call, getter.OriginalDefinition, pair), analysis.AsType(state, held, part.Type));
            }
        }

        return pair;
    }

    /// <summary>The parts of an entry, as a loop over a map takes them apart.</summary>
    private bool TryTakeApart(IMethodSymbol method)
    {
        if (method.Name != "Deconstruct" || At.Refs is not { Length: 2 } places || method.ContainingType.GetMembers("Value").OfType<IPropertySymbol>().FirstOrDefault()?.GetMethod is not { } getter)
        {
            return false;
        }

        Write(places[0], state.New(Fact.Nothing));
        Write(places[1], state.ValueOf(new Term(Term.Call, getter.OriginalDefinition, call.Receiver), Fact.Nothing));
        return Done(state.New(Fact.Nothing));
    }

    private void Write(Place? place, int value)
    {
        if (place is not null)
        {
            analysis.Write(state, place, value, At.Where);
        }
    }

    /// <summary>Goes on with each function that may be the element.</summary>
    private bool Alternatives(int value)
    {
        if (state.Of(value).Targets is not { Length: > 1 and <= Limits.Implementations } targets || At.Dst < 0)
        {
            return Done(value);
        }

        foreach (IMethodSymbol target in targets)
        {
            State run = state.Clone();
            int one = run.Registers[At.Dst] = run.New(Fact.NotNull with { Targets = [target] });
            if (run.TryPeek(value, target, out int bound))
            {
                run.Write(one, target, bound);
            }

            next.Add(run);
        }

        return true;
    }

    private bool TryMap(IMethodSymbol method, INamedTypeSymbol type)
    {
        bool extension = type.Name is "CollectionExtensions" or "ImmutableDictionary" && method is { Name: "GetValueOrDefault", IsStatic: true };
        bool missingIsNull = type.Name is "Hashtable" or "NameValueCollection" or "ListDictionary" or "HybridDictionary" or "StringDictionary";
        if (!extension && !missingIsNull && type.Name is not ("Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ConcurrentDictionary" or "SortedDictionary" or "ImmutableDictionary" or "IImmutableDictionary" or "FrozenDictionary" or "SortedList"))
        {
            return false;
        }

        int map = extension ? call.Arguments[0] : call.Receiver;
        int[] arguments = extension ? [.. call.Arguments.Skip(1)] : call.Arguments;
        int key = arguments.Length > 0 ? arguments[0] : 0;
        switch (method.Name)
        {
            case "ContainsKey":
            case "Contains" when missingIsNull:
                return Done(Has(map, key));
            case "get_Item" when missingIsNull && method.Parameters[0].Type.SpecialType == SpecialType.System_Int32:
                return false;
            case "get_Item" when missingIsNull:
                return Lookup(map, key, arguments);
            case "get_Item":
                return !state.Refine(Has(map, key), true) || Alternatives(analysis.AsType(state, ItemOf(map, key, At.Type), At.Type));
            case "get_Values":
                return Done(map);
            case "GetOrAdd" when arguments.Length >= 2:
                return GetOrAdd(map, key, arguments[1]);
            case "set_Item":
            case "Add" when arguments.Length == 2:
                Put(map, key, arguments[1]);
                return Done(state.New(Fact.Nothing));
            case "get_Keys":
                return KeysOf(map, type);
            case "TryAdd" when arguments.Length == 2:
                // Whether it was added or was there before, it is there now.
                ForgetItems(map);
                analysis.OpenCounts(state, map);
                analysis.Put(state, map, arguments[1]);
                state.Tell(new Term(Term.Call, HasKey, map, key), state.Constant(true));
                return Done(state.New(Fact.Condition));
            case "GetValueOrDefault":
                return Lookup(map, key, arguments);
            case "TryGetValue" when At.Refs is { } places:
                return TryGet(map, key, places[places.Length - 1]);
            case "Remove" or "TryRemove" when At.Refs is { } removed && removed[removed.Length - 1] is { } place:
                return Take(map, key, place);
            case "Remove" or "TryRemove" when key != 0:
                return Removed(map, key);
            case "Clear" or "TryUpdate" or "AddOrUpdate":
                ForgetItems(map);
                return false;
            default:
                return false;
        }
    }

    /// <summary>The key of an entry that a map gives is one that it has.</summary>
    private void KeyOf(int map, int entry, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments.Length: 2 } pair && state.Of(entry).Nullness != Nullness.Null
            && pair.GetMembers("Key").OfType<IPropertySymbol>().FirstOrDefault()?.GetMethod is { } getter && !state.TryTerm(new Term(Term.Call, getter.OriginalDefinition, entry), out _))
        {
            int key = state.New(Fact.NotNull with { Type = pair.TypeArguments[0] });
            state.SetTerm(new Term(Term.Call, getter.OriginalDefinition, entry), key);
            state.SetTerm(new Term(Term.Call, HasKey, map, key), state.Constant(true));
        }
    }

    /// <summary>Each key that a map gives is one that it has.</summary>
    private bool KeysOf(int map, INamedTypeSymbol type)
    {
        int key = state.New(Fact.NotNull with { Type = type.TypeArguments.FirstOrDefault() });
        state.SetTerm(new Term(Term.Call, HasKey, map, key), state.Constant(true));
        return Sequence(state, key, null);
    }

    private int Has(int map, int key) => state.ValueOf(new Term(Term.Call, HasKey, map, key), Fact.Condition);

    private int ItemOf(int map, int key, ITypeSymbol? type)
    {
        Term term = new(Term.Call, Item, map, key);
        if (state.TryTerm(term, out int known))
        {
            return known;
        }

        object? constant = Constant(key);
        if (constant is not null || state.IsEntry(map) || state.TryPeek(map, Slot.Element, out _))
        {
            int item = analysis.Read(state, map, constant ?? new ItemAt(key), type, At.Where);
            state.SetTerm(term, item);
            return item;
        }

        return state.ValueOf(term, new Fact { Type = type });
    }

    /// <summary>A key that is the same everywhere.</summary>
    private object? Constant(int key) => state.Of(key) switch { { IsNumber: true } number => number.Low, { Text: { } text } => text, _ => null };

    private void Put(int map, int key, int value)
    {
        // Another key may be the same one: what was known of keys that are no constants is gone.
        object? constant = Constant(key);
        if (constant is null)
        {
            ForgetItems(map, kept: HasKey);
        }
        else
        {
            state.Write(map, constant, value);
        }

        analysis.OpenCounts(state, map);
        state.Tell(new Term(Term.Call, HasKey, map, key), state.Constant(true));
        state.Tell(new Term(Term.Call, Item, map, key), value);
        state.Tell(new Term(Term.Call, Found, map, key), value);
        analysis.Put(state, map, value);
    }

    /// <summary>What stands under which key is open.</summary>
    private void ForgetItems(int map, string? kept = null)
    {
        state.ForgetTerms(map, kept);
        foreach (Edge edge in state.EdgesOf(map))
        {
            if (state.KeyOf(edge) is string or long or ItemAt)
            {
                state.Forget(map, state.KeyOf(edge));
            }
        }
    }

    /// <summary>A look-up after which the key is gone.</summary>
    private bool Take(int map, int key, Place place)
    {
        int before = next.Count;
        TryGet(map, key, place);
        for (int i = before; i < next.Count; i++)
        {
            next[i].ForgetTerms(map);
            if (Constant(key) is { } constant)
            {
                next[i].Forget(map, constant);
            }
        }

        return true;
    }

    /// <summary>What is there, or what is given or made now.</summary>
    private bool GetOrAdd(int map, int key, int given)
    {
        ForgetItems(map);
        if (state.Of(given).Targets is null)
        {
            analysis.Put(state, map, given);
            return Done(state.Of(given).Nullness is Nullness.Null or Nullness.Maybe ? Sample(given) : state.New(new Fact { Type = At.Type }));
        }

        int count = Parameters(given);
        foreach (State run in analysis.RunDelegate(state, At, given, [.. Enumerable.Range(0, count).Select(i => i == 0 ? key : state.New(Fact.Nothing))]))
        {
            if (At.Dst >= 0 && run.Registers[At.Dst] is var made and not 0)
            {
                analysis.Put(run, map, made);
                run.Registers[At.Dst] = Sample(run, made);
            }

            next.Add(run);
        }

        return true;
    }

    private bool Lookup(int map, int key, int[] arguments)
    {
        if (state.Truth(Has(map, key)) == true || (state.Given is { } given && arguments.Length == 1 && MethodAnalysis.IsTested(state, call, given)))
        {
            return Done(ItemOf(map, key, At.Type));
        }

        if (At.Type is { IsValueType: true })
        {
            return arguments.Length == 1 && Empty("the key may be missing") || Done(state.New(Fact.NotNull));
        }

        if (arguments.Length > 1)
        {
            // What a missing key gives is the caller's choice.
            return Done(state.Of(arguments[1]).Nullness is Nullness.Null or Nullness.Maybe ? arguments[1] : state.New(new Fact { Type = At.Type }));
        }

        Origin origin = new(OriginKind.Library, "the key may be missing", At.Where);
        return Done(state.ValueOf(new Term(Term.Call, Found, map, key), Fact.Maybe(origin) with { Type = At.Type }));
    }

    /// <summary>What stood under a key is given back, if anything did; nothing stands there any more.</summary>
    private bool Removed(int map, int key)
    {
        int from = next.Count;
        bool given = At.Refs is { Length: > 0 } places && TryGet(map, key, places[places.Length - 1]);
        if (!given)
        {
            Done(state.New(Fact.Condition));
        }

        for (int i = from; i < next.Count; i++)
        {
            next[i].ForgetMembers(map);
            next[i].Write(map, Slot.Element, next[i].New(Fact.Nothing));
            next[i].Tell(new Term(Term.Call, HasKey, map, key), next[i].Constant(false));
        }

        return true;
    }

    private bool TryGet(int map, int key, Place? place)
    {
        int has = Has(map, key);
        bool? known = state.Truth(has);
        State missing = state.Clone();
        if (known != false && state.Refine(has, true))
        {
            if (place is not null)
            {
                ITypeSymbol type = call.Method.Parameters[call.Method.Parameters.Length - 1].Type;
                analysis.Write(state, place, analysis.AsType(state, ItemOf(map, key, type), type), At.Where);
            }

            Done(state.Constant(true));
        }

        if (known != true && missing.Refine(has, false))
        {
            if (place is not null)
            {
                ITypeSymbol type = call.Method.Parameters[call.Method.Parameters.Length - 1].Type;
                int nothing = missing.New(Fact.Null(new Origin(OriginKind.FailedTry, "'TryGetValue' returns false", At.Where)));
                analysis.Write(missing, place, analysis.AsType(missing, nothing, type), At.Where);
            }

            if (At.Dst >= 0)
            {
                missing.Registers[At.Dst] = missing.Constant(false);
            }

            next.Add(missing);
        }

        return true;
    }

    private bool TryCollection(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (call.Receiver == 0 || !IsCollection(type))
        {
            return false;
        }

        switch (method.Name)
        {
            case "get_Count" when state.TryPeek(call.Receiver, Slot.Length, out int count):
                return Done(count);
            case ".ctor" when type.Name is "List" or "Queue" or "Stack" or "HashSet" or "LinkedList" or "SortedSet" && method.Parameters.All(p => p.Type.SpecialType == SpecialType.System_Int32):
                state.Write(call.Receiver, Slot.Length, state.Constant(0));
                return Done(call.Receiver);
            case ".ctor" when call.Arguments.Length > 0 && state.TryPeek(call.Arguments[0], Slot.Element, out int copied):
                analysis.Put(state, call.Receiver, Sample(copied));
                return Done(call.Receiver);
            case "AddRange" or "InsertRange" or "UnionWith" or "PushRange" when state.TryPeek(call.Arguments[call.Arguments.Length - 1], Slot.Element, out int more):
                analysis.Put(state, call.Receiver, Sample(more));
                state.ForgetTerms(call.Receiver);
                HoldsAtLeast(0);
                return Done(state.New(Fact.Nothing));
            case "Sort" or "Reverse" or "Insert" or "InsertRange":
                ForgetPositions();
                return method.Name == "Insert" && Added();
            case "Add" or "Enqueue" or "Push" or "AddLast" or "AddFirst" or "TryAdd" when call.Arguments.Length > 0:
                return Added();
            case "get_Item" when call.Arguments.Length == 1:
                int value = analysis.ReadElement(state, call.Receiver, call.Arguments[0], At);
                return Done(analysis.AsType(state, value, At.Type));
            case "RemoveAt" or "Remove" or "RemoveRange" or "RemoveFirst" or "RemoveLast":
                // The elements that are left are others than the one that was looked at.
                state.ForgetMembers(call.Receiver);
                state.Write(call.Receiver, Slot.Element, state.New(Fact.Nothing));
                HoldsAtLeast(0);
                return false;
            case "TryDequeue" or "TryPop" or "TryPeek" or "TryTake" when At.Refs is { Length: > 0 } outs && outs[0] is { } taken:
                return TryTake(method, taken);
            case "ConvertAll" when call.Arguments.Length == 1 && state.Of(call.Arguments[0]).Targets is not null:
                return Select(call.Receiver, call.Arguments[0]);
            case "get_First" or "get_Last" when type.Name == "LinkedList" && At.Type is INamedTypeSymbol node && state.TryPeek(call.Receiver, Slot.Length, out int count) && state.Of(count).Low > 0:
                return Node(node);
            case "set_Item" when call.Arguments.Length == 2:
                Replace(method.Parameters[1].Type);
                if (state.Of(call.Arguments[1]).Nullness is Nullness.Null or Nullness.Maybe)
                {
                    analysis.Put(state, call.Receiver, call.Arguments[1]);
                }

                analysis.WriteElement(state, call.Receiver, call.Arguments[0], call.Arguments[1]);
                next.Add(state);
                return true;
            case "Find" or "FindLast" when call.Arguments.Length == 1 && HasMatch(call.Receiver, call.Arguments[0]):
                return Done(analysis.AsType(state, Filtered(call.Arguments[0], Element(call.Receiver), holds: true), At.Type));
            case "RemoveAll" when call.Arguments.Length == 1 && state.Of(call.Arguments[0]).Targets is { Length: 1 } && At.Dst >= 0:
                state.Write(call.Receiver, Slot.Element, Filtered(call.Arguments[0], Element(call.Receiver), holds: false));
                state.ForgetTerms(call.Receiver);
                HoldsAtLeast(0);
                return Done(state.New(Fact.NotNull));
            case "RemoveAll" or "Clear":
                state.Write(call.Receiver, Slot.Element, state.New(Fact.Nothing));
                state.ForgetTerms(call.Receiver);
                HoldsAtLeast(0);
                if (method.Name == "Clear")
                {
                    state.Write(call.Receiver, Slot.Length, state.Constant(0));
                }

                return Done(state.New(Fact.NotNull));
            case "TryDequeue" or "TryPop" or "TryPeek" when At.Refs is { Length: 1 } places && places[0] is { } place && type.Name is "Queue" or "Stack" && HasElements(call.Receiver):
                ITypeSymbol held = method.Parameters[0].Type;
                analysis.Write(state, place, analysis.AsType(state, Sample(analysis.Read(state, call.Receiver, Slot.Element, held, At.Where)), held), At.Where);
                if (method.Name != "TryPeek")
                {
                    state.ForgetTerms(call.Receiver);
                    HoldsAtLeast(0);
                }

                return Done(state.Constant(true));
            case "Dequeue" or "Pop" or "Peek" or "Take":
                if (method.Name != "Peek")
                {
                    state.ForgetTerms(call.Receiver);
                }

                HoldsAtLeast(method.Name == "Peek" ? 1 : 0);
                return Done(analysis.AsType(state, Sample(analysis.Read(state, call.Receiver, Slot.Element, At.Type, At.Where)), At.Type));
            case "AddRange" or "InsertRange" or "UnionWith" or "PushRange" or "EnqueueRange" or "IntersectWith" or "ExceptWith" or "SymmetricExceptWith" or "RemoveWhere" or "TryDequeue" or "TryPop" or "TryTake" or "TryAdd":
                HoldsAtLeast(0);
                return false;
            default:
                return false;
        }
    }

    /// <summary>The first or last of what a linked list holds.</summary>
    private bool Node(INamedTypeSymbol type)
    {
        int node = state.New(Fact.NotNull with { Type = type });
        int held = Sample(analysis.Read(state, call.Receiver, Slot.Element, null, At.Where));
        if (type.GetMembers("Value").OfType<IPropertySymbol>().FirstOrDefault()?.GetMethod is { } getter)
        {
            state.SetTerm(new Term(Term.Call, getter.OriginalDefinition, node), held);
        }

        return Done(node);
    }

    /// <summary>Takes an element out, or finds none.</summary>
    private bool TryTake(IMethodSymbol method, Place place)
    {
        ITypeSymbol type = method.Parameters[0].Type;
        State missing = state.Clone();
        int nothing = missing.New(Fact.Null(new Origin(OriginKind.FailedTry, $"'{method.Name}' returns false", At.Where)));
        analysis.Write(missing, place, analysis.AsType(missing, nothing, type), At.Where);
        if (At.Dst >= 0)
        {
            missing.Registers[At.Dst] = missing.Constant(false);
        }

        next.Add(missing);
        int element = Sample(analysis.Read(state, call.Receiver, Slot.Element, type, At.Where));
        if (method.Name != "TryPeek" && !state.IsEntry(element) && state.Of(element).Nullness is Nullness.Unknown or Nullness.NotNull && state.Of(element).Targets is null)
        {
            // The next one that is taken is another.
            element = state.New(state.Of(element));
        }

        HoldsAtLeast(method.Name == "TryPeek" ? 1 : 0);
        analysis.Write(state, place, analysis.AsType(state, element, type), At.Where);
        return Done(state.Constant(true));
    }

    private bool Added()
    {
        analysis.Put(state, call.Receiver, call.Arguments[call.Arguments.Length - 1]);
        state.ForgetTerms(call.Receiver);
        HoldsAtLeast(1);
        return Done(state.New(Fact.NotNull));
    }

    /// <summary>Elements are where others were.</summary>
    private void ForgetPositions()
    {
        foreach (Edge edge in state.EdgesOf(call.Receiver))
        {
            if (state.KeyOf(edge) is long or Engine.At)
            {
                state.Forget(call.Receiver, state.KeyOf(edge));
            }
        }
    }

    /// <summary>How many elements the collection has from here on, as far as somebody asks whether it has any.</summary>
    private void HoldsAtLeast(long count)
    {
        if (count > 0 || state.TryPeek(call.Receiver, Slot.Length, out _) || state.IsEntry(call.Receiver))
        {
            state.Write(call.Receiver, Slot.Length, state.New(Fact.NotNull with { Low = count }));
        }
    }

    /// <summary>Another element takes a place: what is known of the members of the one that stood there holds for it alone.</summary>
    private void Replace(ITypeSymbol type)
    {
        if (state.TryPeek(call.Receiver, Slot.Element, out int element) && state.Of(element) is { Nullness: not (Nullness.Null or Nullness.Maybe) } fact)
        {
            state.Write(call.Receiver, Slot.Element, state.New(new Fact { Nullness = fact.Nullness, Type = type }));
        }
    }

    private static bool IsCollection(INamedTypeSymbol type) => type.Name is "Span" or "ReadOnlySpan" || LibraryTable.IsCollection(type);

    private bool TryArray(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "GetEnumerator":
                return TryEnumerator(method);
            case "Fill" when call.Arguments.Length >= 2:
                state.ForgetMembers(call.Arguments[0]);
                state.Write(call.Arguments[0], Slot.Element, call.Arguments[1]);
                return Done(state.New(Fact.Nothing));
            case "Resize" when At.Refs is { Length: > 0 } places && places[0] is { } place:
                return Resize(place);
            default:
                return false;
        }
    }

    private bool Resize(Place place)
    {
        int old = call.Arguments[0];
        int array = state.New(Fact.NotNull);
        bool counted = state.TryPeek(old, Slot.Length, out int before) && state.Of(before).IsNumber && state.Of(call.Arguments[1]).IsNumber;
        foreach (Edge edge in state.EdgesOf(old))
        {
            state.Write(array, edge.Key, edge.Value);
        }

        state.Write(array, Slot.Length, call.Arguments[1]);
        if (counted)
        {
            for (long i = state.Of(before).Low; i < state.Of(call.Arguments[1]).Low && i < state.Of(before).Low + 16; i++)
            {
                state.Write(array, i, state.New(Fact.Null(new Origin(OriginKind.Element, "an element that 'Array.Resize' added is not set", At.Where))));
            }
        }

        analysis.Write(state, place, array, At.Where);
        return Done(state.New(Fact.Nothing));
    }
}
