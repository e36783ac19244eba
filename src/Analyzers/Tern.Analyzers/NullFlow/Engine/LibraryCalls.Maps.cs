using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Maps: which keys are in them, and what stands there.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Term of a map and a key: what stands under a key that is there.</summary>
    public const string Item = "item";

    /// <summary>Term of a map and a key: what a look-up gives.</summary>
    public const string Found = "found";

    private bool TryMap(IMethodSymbol method, INamedTypeSymbol type)
    {
        bool extension = type.Name is "CollectionExtensions" or "ImmutableDictionary" && method is { Name: "GetValueOrDefault", IsStatic: true };
        bool missingIsNull = LibraryTable.MissingIsNull(type);
        if (!extension && !missingIsNull && (type.TypeArguments.Length != 2 || !(type.Name is "SortedList" || type.Name.EndsWith("Dictionary", StringComparison.Ordinal))))
        {
            return false;
        }

        int map = extension ? call.Arguments[0] : call.Receiver;
        int[] arguments = extension ? [.. call.Arguments.Skip(1)] : call.Arguments;
        int key = arguments.Length > 0 ? MapKeys.Whole(state, map, arguments[0], analysis.Program) : 0;
        if (key != 0 && !missingIsNull && method.MethodKind != MethodKind.Constructor && !state.Conjoin(key, Fact.NotNull))
        {
            // With a key that is null, a map only throws.
            return true;
        }

        switch (method.Name)
        {
            case ".ctor" when method.Parameters.All(p => p.Type is { SpecialType: SpecialType.System_Int32 } or INamedTypeSymbol { Name: "IEqualityComparer" or "IComparer" or "StringComparer" }):
                MapKeys.Made(state, call.Receiver);
                state.Write(call.Receiver, Slot.Length, state.Constant(0));
                return Done(call.Receiver);
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
                return state.Truth(Has(map, key)) == true ? Done(ItemOf(map, key, At.Type)) : GetOrAdd(map, key, arguments[1], arguments.Length > 2 ? arguments[2] : 0);
            case "Add" or "SetItem" when arguments.Length == 2 && IsImmutable(method, type):
                int changed = analysis.Copy(state, map, At.Where);
                Put(changed, key, arguments[1]);
                return Done(changed);
            case "Remove" or "Clear" when IsImmutable(method, type):
                return false;
            case "set_Item":
            case "Add" when arguments.Length == 2:
                Put(map, key, arguments[1]);
                return Done(state.New(Fact.Nothing));
            case "get_Keys":
                return KeysOf(map, type);
            case "TryAdd" when arguments.Length == 2:
                // Whether it was added or was there before, it is there now.
                ForgetItems(map);
                MapKeys.Adding(state, map, key);
                analysis.OpenCounts(state, map);
                analysis.Put(state, map, arguments[1]);
                HoldsAtLeast(map, 1);
                state.Tell(new Term(Term.Call, State.HasKey, map, key), state.Constant(true));
                return Done(state.New(Fact.Condition));
            case "GetValueOrDefault":
                return Lookup(map, key, arguments);
            case "TryGetValue" when At.Refs is { } places:
                return TryGet(map, key, places[places.Length - 1]);
            case "Remove" or "TryRemove" when key != 0:
                return Removed(map, key);
            case "AddOrUpdate" when arguments.Length >= 3:
                return AddOrUpdate(map, key, arguments);
            case "TryUpdate" when arguments.Length == 3 && At.Dst >= 0:
                State same = state.Clone();
                same.Registers[At.Dst] = same.Constant(false);
                next.Add(same);
                Put(map, key, arguments[1]);
                return Done(state.Constant(true));
            case "Clear" or "TryUpdate" or "AddOrUpdate":
                ForgetItems(map);
                MapKeys.Forget(state, map);
                HoldsAtLeast(map, 0);
                if (method.Name == "Clear" && map != 0)
                {
                    state.Write(map, Slot.Length, state.Constant(0));
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether a method gives another map and leaves its own as it is.</summary>
    private static bool IsImmutable(IMethodSymbol method, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(method.ReturnType.OriginalDefinition, type.OriginalDefinition);

    /// <summary>Each key that a map gives is one that it has.</summary>
    private bool KeysOf(int map, INamedTypeSymbol type)
    {
        int key = state.New(Fact.NotNull with { Type = type.TypeArguments.FirstOrDefault() });
        state.SetTerm(new Term(Term.Call, State.HasKey, map, key), state.Constant(true));
        int count = CountOf(map);
        Sequence(state, key, null);
        if (At.Dst >= 0 && count != 0)
        {
            state.Write(state.Registers[At.Dst], Slot.Length, count);
            state.SetTerm(new Term(Term.Call, State.Alike, state.Registers[At.Dst]), map);
        }

        return true;
    }

    private int Has(int map, int key)
    {
        if (CountOf(map) is var count and not 0 && state.Of(count) is { IsNumber: true, Low: 0 })
        {
            return state.Constant(false);
        }

        return MapKeys.IsMissing(state, map, key, analysis.Program) ? state.Constant(false) : MapKeys.IsAlike(state, map, key) || MapKeys.HasFromStart(state, map, key, analysis.Program) ? state.Constant(true) : state.ValueOf(new Term(Term.Call, State.HasKey, map, key), Fact.Condition);
    }

    private int ItemOf(int map, int key, ITypeSymbol? type)
    {
        Term term = new(Term.Call, Item, map, key);
        if (state.TryTerm(term, out int known))
        {
            return known;
        }

        object? constant = MapKeys.Constant(state, key);
        if (constant is not null || state.IsEntry(map) || state.TryPeek(map, Slot.Element, out _))
        {
            int item = analysis.Read(state, map, constant ?? new ItemAt(key), type, At.Where);
            state.SetTerm(term, item);
            return item;
        }

        return state.ValueOf(term, analysis.Program.UnknownFact(Slot.Element, type));
    }

    /// <summary>What a map is declared to hold, which says more than what a look-up is declared to give.</summary>
    private static ITypeSymbol? HeldType(IMethodSymbol method)
        => (method.TypeArguments.Length == 2 ? method.TypeArguments : method.ContainingType.TypeArguments) is { Length: 2 } types && types[1].IsReferenceType ? types[1] : null;

    private void Put(int map, int key, int value)
    {
        // Another key may be the same one: what was known of keys that are no constants is gone.
        object? constant = MapKeys.Constant(state, key);
        MapKeys.Adding(state, map, key);
        if (constant is null)
        {
            ForgetItems(map, kept: State.HasKey);
        }
        else
        {
            state.Write(map, constant, value);
        }

        analysis.OpenCounts(state, map);
        HoldsAtLeast(map, 1);
        state.Tell(new Term(Term.Call, State.HasKey, map, key), state.Constant(true));
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

    /// <summary>What is made of what is there, or what is given or made now.</summary>
    private bool AddOrUpdate(int map, int key, int[] arguments)
    {
        bool has = state.Truth(Has(map, key)) == true;
        int function = arguments[2];
        if (state.Of(function).Targets is { Length: 1 } && Parameters(function) is 2 or 3 && At.Dst >= 0 && !(MapKeys.IsMissing(state, map, key, analysis.Program) && !has))
        {
            int there = ItemOf(map, key, At.Type);
            int[] passed = Parameters(function) == 2 ? [key, there] : [key, there, arguments[arguments.Length - 1]];
            foreach (State run in analysis.RunDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, function, passed))
            {
                int made = run.Registers[At.Dst];
                if (made != 0 && run.Of(made).Nullness is Nullness.Null or Nullness.Maybe)
                {
                    analysis.Put(run, map, made);
                    run.Tell(new Term(Term.Call, Item, map, key), made);
                    next.Add(run);
                }
            }
        }

        return has && next.Count > 0 || GetOrAdd(map, key, arguments[1], arguments.Length > 3 ? arguments[3] : 0);
    }

    /// <summary>What is there, or what is given or made now.</summary>
    private bool GetOrAdd(int map, int key, int given, int argument)
    {
        ForgetItems(map);
        MapKeys.Forget(state, map);
        HoldsAtLeast(map, 1);
        IMethodSymbol? maker = (call.Method.OriginalDefinition.Parameters.FirstOrDefault(static p => p.Type.TypeKind == TypeKind.Delegate)?.Type as INamedTypeSymbol)?.DelegateInvokeMethod;
        if (state.Of(given).Targets is null && maker is null)
        {
            analysis.Put(state, map, given);
            return Done(state.Of(given).Nullness is Nullness.Null or Nullness.Maybe ? Sample(given) : state.New(new Fact { Type = At.Type }));
        }

        // Which function it is, callers may know.
        int count = maker?.Parameters.Length ?? Parameters(given);
        foreach (State run in analysis.RunDelegate(state, maker is null ? At : new Instruction(Op.Invoke, At.Where) { Dst = At.Dst, Key = maker }, given, [.. Enumerable.Range(0, count).Select(i => i == 0 ? key : i == 1 && argument != 0 ? argument : state.New(Fact.Nothing))]))
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
            return Done(ItemOf(map, key, HeldType(call.Method) ?? At.Type));
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

        // A map of which the run knows nothing has the key as likely as not, and its author looks there because it has: a caller that knows the map decides.
        int has = Has(map, key);
        bool missing = state.Truth(has) == false;
        bool asks = MapKeys.CanAsk(state, map, key);
        if (!missing && (MapKeys.IsLost(state, map) || !(asks || MapKeys.Others(state, map, key) is not null)))
        {
            return Done(ItemOf(map, key, HeldType(call.Method) ?? At.Type));
        }

        Origin origin = new(OriginKind.Library, "the key may be missing", At.Where) { IsOnDemand = !missing };
        State without = missing ? state : state.Clone();
        if (!missing && state.Refine(has, true))
        {
            Done(ItemOf(map, key, HeldType(call.Method) ?? At.Type));
        }

        if (without.Refine(has, false) && (missing || asks || MapKeys.IsOther(without, map, key)) && At.Dst >= 0)
        {
            without.Registers[At.Dst] = without.New(Fact.Null(origin) with { Type = At.Type });
            next.Add(without);
        }

        return true;
    }

    /// <summary>The place of a key, which is made where it is missing: with nothing in it.</summary>
    private bool PlaceOf(int map, int key)
    {
        Place? existed = At.Refs?.LastOrDefault();
        int has = Has(map, key);
        State made = state.Clone();
        if (state.Refine(has, true))
        {
            Write(existed, state.Constant(true));
            Done(analysis.AsType(state, ItemOf(map, key, At.Type), At.Type));
        }

        if (made.Refine(has, false) && At.Dst >= 0)
        {
            if (existed is not null)
            {
                analysis.Write(made, existed, made.Constant(false), At.Where);
            }

            made.Registers[At.Dst] = analysis.AsType(made, made.New(Fact.Null(new Origin(OriginKind.Library, "nothing stands yet under a new key", At.Where))), At.Type);
            next.Add(made);
        }

        return true;
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
            MapKeys.Forget(next[i], map);
            next[i].Write(map, Slot.Length, next[i].New(Fact.NotNull with { Low = 0 }));
            next[i].Write(map, Slot.Element, next[i].New(Fact.Nothing));
            next[i].Tell(new Term(Term.Call, State.HasKey, map, key), next[i].Constant(false));
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
}
