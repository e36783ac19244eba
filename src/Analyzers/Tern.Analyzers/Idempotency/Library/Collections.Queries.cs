using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <content>Queries, and collections of one attempt.</content>
internal static partial class Collections
{
    private const string Pieces = "(text)";

    private static readonly HashSet<string> s_views = new(StringComparer.Ordinal)
    {
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "Take", "Skip", "TakeWhile", "SkipWhile", "TakeLast", "SkipLast", "AsEnumerable", "AsQueryable", "AsAsyncEnumerable", "Reverse", "Distinct", "DistinctBy", "Include",
        "ThenInclude", "AsTracking", "AsSplitQuery", "OfType", "Cast", "Except", "ExceptBy", "Intersect", "IgnoreQueryFilters", "TagWith", "AsSpan", "AsParallel", "DefaultIfEmpty",
    };

    private static readonly HashSet<string> s_copies = new(StringComparer.Ordinal)
    {
        "ToList", "ToArray", "ToHashSet", "AsReadOnly", "ToImmutableArray", "ToImmutableList", "ToImmutableHashSet", "ToDictionary", "ToImmutableDictionary", "ToFrozenDictionary", "ToFrozenSet", "ToLookup", "FindAll", "GetRange", "ToString", "Clone", "Union", "UnionBy",
    };

    private static readonly HashSet<string> s_elements = new(StringComparer.Ordinal)
    {
        "First", "Single", "Last", "ElementAt", "FirstOrDefault", "SingleOrDefault", "LastOrDefault", "ElementAtOrDefault", "Find", "FindLast", "GetValueOrDefault", "Peek", "MinBy", "MaxBy",
    };

    /// <summary>A search in a sequence, or a sequence made of it.</summary>
    public static Value? Query(Walker walker, Call call, string name)
    {
        Value receiver = call.Receiver!;
        Value element = receiver.IsUntracked && receiver.Place is not null ? Value.Local(new LocalObject(null, 0) { Base = Walker.ElementOf(receiver) }) : Walker.ElementOf(receiver);
        Value? selected = null;
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Function is { } function)
            {
                // The first that an aggregate gets is what it has made so far.
                Value result = walker.Maybe(function, name == "Aggregate" ? call.Arguments.Count > 1 ? call[0] : Value.Unknown : element, element);
                selected = selected is null || name is "Select" or "SelectMany" ? result : selected;
            }
        }

        Value? key = KeyOf(selected) ?? (call.Arguments.Count > 0 && call[0].Function is null ? call[0] : null) ?? receiver.Lookup?.Key;
        Slot? place = receiver.Owner == Owner.Shared ? receiver.Place : null;
        if (place is null && receiver is { Owner: Owner.Local, Lookup: null, Reads.Length: 1 } && receiver.Reads[0] is { Change: Change.Copy, Slot: var origin } && name is "FindIndex" or "IndexOf" or "LastIndexOf" or "FindLastIndex" or "BinarySearch" or "Any" or "Exists" or "Contains" or "ContainsKey" or "All")
        {
            // A copy of it is asked.
            place = origin;
        }

        switch (name)
        {
            case "AsNoTracking" or "AsNoTrackingWithIdentityResolution":
                return receiver with { IsUntracked = true };
            case "Distinct" or "DistinctBy" or "ToHashSet" or "ToImmutableHashSet" when receiver is { Owner: Owner.Local, Object: not null }:
                // What was there already is not there twice.
                return receiver with { Reads = [.. receiver.Reads.Select(r => r.Change == Change.Append ? r with { Change = Change.Copy } : r)], Place = null };
            case var view when s_views.Contains(view):
                Value sorted = (view.StartsWith("OrderBy", StringComparison.Ordinal) || view.StartsWith("ThenBy", StringComparison.Ordinal)) && selected is not null ? receiver.With(selected) : receiver;
                return sorted with { Filter = view == "Where" ? selected?.Condition : view == "Except" ? Absent(call, element) : receiver.Filter, Lookup = place is not null && key is not null ? new Lookup(place, key, false) : receiver.Lookup, Condition = null, Reads = [.. receiver.Reads.Select(r => r with { Filtered = r.Filtered || view is "Where" or "Except" or "ExceptBy" or "Take" or "Skip" })] };
            case "FindIndex" or "IndexOf" or "FindLastIndex" or "LastIndexOf" or "BinarySearch" when place is not null:
                return new Value { IsIndex = true, Condition = new Atom(AtomKind.Present, call.Where.Syntax) { Slot = place, Key = key ?? Value.Unknown } };
            case "Any" or "Exists" or "Contains" or "ContainsKey" when place is null && receiver.Lookup is { } sought:
                return new Value { Condition = new Atom(AtomKind.Present, call.Where.Syntax) { Slot = sought.Container, Key = sought.Key } };
            case "Any" or "Exists" or "All" when place is not null && selected?.Condition is { } asked:
                // None that is so, or none that is not.
                Atom any = new(AtomKind.Present, call.Where.Syntax) { Slot = place, Key = key ?? Value.Unknown };
                return new Value { Condition = name == "All" ? Condition.Not(new Group(true, [any, Condition.Not(asked)])) : new Group(true, [any, asked]) };
            case "Any" or "Exists" or "Contains" or "ContainsKey":
                return place is null ? Value.From([receiver]).Detached() : new Value { Condition = new Atom(AtomKind.Present, call.Where.Syntax) { Slot = place, Key = key ?? Value.Unknown } };
            case "Count" or "LongCount" when place is not null && (selected is not null || receiver.Lookup is not null):
                return new Value { Condition = new Atom(AtomKind.Present, call.Where.Syntax) { Slot = place, Key = key ?? Value.Unknown }, Reads = [new Read(place, Change.Arithmetic)] };
            case "Count" or "LongCount" or "Sum" or "Average" or "Max" or "Min" or "Aggregate" when place is not null:
                return new Value { Reads = [new Read(place, Change.Arithmetic)] };
            case var found when s_elements.Contains(found):
                return place is null ? element : Found(walker, receiver, element, place, key ?? Value.Unknown, mustExist: name is "First" or "Single" or "Last" or "ElementAt") is var one && selected?.Condition is { } passed && call.Name.EndsWith("OrDefault", StringComparison.Ordinal)
                    ? one with { There = new Group(true, [new Atom(AtomKind.Present, call.Where.Syntax) { Slot = place, Key = one.Lookup!.Key }, passed]) }
                    : one;
            case "Select" or "SelectMany" or "Zip" or "GroupBy" or "Join" when selected is not null || place is not null:
                return Value.Local(new LocalObject(null, 0) { Element = name == "Select" ? selected ?? element : element }) with { Lookup = receiver.Lookup };
            case "Append" or "Prepend" or "Concat":
                LocalObject longer = new(null, 0) { Element = element };
                longer.Add(call[0].Object is not null && name == "Concat" ? Walker.ElementOf(call[0]) : call[0]);
                return Value.Local(longer) with { Reads = [.. receiver.Reads.Concat(name == "Concat" ? call[0].Reads : []).Select(r => r with { Change = Change.Append })] };
            case var copy when s_copies.Contains(copy) && receiver.Owner != Owner.Argument:
                return Value.Local(new LocalObject(call.Method.ReturnType, 0) { Element = element }.LikeSequence(receiver.Object)) with { Reads = receiver.Reads, Fresh = receiver.Fresh, FromArgument = receiver.FromArgument, Lookup = receiver.Lookup, Filter = receiver.Filter };
            default:
                return null;
        }
    }

    /// <summary>The test that elements have passed which another collection does not have.</summary>
    private static Condition? Absent(Call call, Value element)
        => call.Arguments.Count > 0 && call[0] is { Owner: Owner.Shared, Place: { } other } ? Condition.Not(new Atom(AtomKind.Present, call.Where.Syntax) { Slot = other, Key = element }) : null;

    private static Value Found(Walker walker, Value receiver, Value element, Slot place, Value key, bool mustExist)
    {
        Lookup lookup = new(place, key, mustExist);
        if (mustExist)
        {
            walker.Require(lookup);
        }

        return receiver.IsUntracked ? element with { Lookup = lookup } : Value.At(place.Element()) with { Lookup = lookup };
    }

    /// <summary>What a predicate compares elements with.</summary>
    private static Value? KeyOf(Value? predicate)
    {
        if (predicate?.Condition is not { } condition)
        {
            return null;
        }

        List<Atom> atoms = [.. condition.Atoms(true).Select(a => a.Atom).Where(a => a.Kind is AtomKind.Same or AtomKind.Ordered)];
        return atoms.Find(a => a.Key is { Fresh: not Fresh.None })?.Key ?? atoms.Find(a => a.Key is { FromArgument: true })?.Key ?? atoms.Find(a => a.Key is not null)?.Key;
    }

    /// <summary>Text that is put together piece by piece.</summary>
    private static Value? Text(LocalObject made, Call call, string name)
    {
        Value sofar = made.Members.TryGetValue(Pieces, out Value? pieces) || made.Members.TryGetValue("value", out pieces) ? pieces : Value.Of("");
        switch (name)
        {
            case "Append" or "AppendLine" when call.Arguments.Count <= 1:
                Value piece = call.Arguments.Count == 0 ? Value.Of("") : call[0];
                made.Members[Pieces] = Value.From([sofar, piece]) with { Text = Template.Of(sofar).Append(Template.Of(piece)).Append(new Template(name == "AppendLine" ? "\n" : "", [])), Object = null };
                return call.Receiver;
            case "ToString":
                return sofar;
            default:
                return null;
        }
    }

    /// <summary>A collection that this attempt made.</summary>
    private static Value? Own(Walker walker, Call call, string name, bool immutable)
    {
        LocalObject made = call.Receiver!.Object!;
        if (made.Type?.Name == "StringBuilder" && Text(made, call, name) is { } text)
        {
            return text;
        }

        switch (name)
        {
            case "Add" or "TryAdd" or "Enqueue" or "Push" or "AddLast" or "AddFirst" or "Insert" or "Append" or "AddRange" or "Write" or "TryWrite" or "SetItem" or "AddWithValue" or "TryAddWithoutValidation" or "AppendLine" or "Set":
                if (call.Arguments.Count >= 2 && call[0].Constant is { HasValue: true, Value: string key })
                {
                    made.Members[key] = call[1];
                }
                else if (call.Arguments.Count > 0)
                {
                    Value value = call[call.Arguments.Count - 1];
                    made.Add(name == "AddRange" ? Walker.ElementOf(value) : value);
                }

                if (name is not ("Set" or "SetItem") && call.ReceiverType?.Name is { } type && !type.EndsWith("Set", StringComparison.Ordinal) && type.IndexOf("Dictionary", StringComparison.Ordinal) < 0)
                {
                    walker.Grow(made);
                }

                return immutable || name is "Append" or "AppendLine" ? call.Receiver : new Value();
            case "Remove" or "Clear" or "RemoveAll" or "Sort" or "Reverse" or "RemoveAt" when !call.Method.IsExtensionMethod:
                made.IsSifted |= name is "Remove" or "Clear" or "RemoveAll" or "RemoveAt";
                return immutable || made.Type?.Name == "StringBuilder" || call.ReceiverType?.Name == "StringBuilder" ? call.Receiver : Value.Unknown;
            case "Dequeue" or "Pop" or "Peek":
                return made.Element ?? Value.Unknown;
            case "TryDequeue" or "TryPop" or "TryPeek" or "TryGetValue":
                walker.Out(call.Arguments.LastOrDefault(), made.Element ?? Value.Unknown);
                return Value.Unknown;
            case "ForEach":
                Run(walker, call, call.Receiver);
                return Value.Unknown;
            default:
                return null;
        }
    }
}
