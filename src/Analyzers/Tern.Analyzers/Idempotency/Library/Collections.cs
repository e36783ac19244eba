using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Collections that attempts share: what adds, replaces, takes and finds.</summary>
internal static partial class Collections
{
    private static readonly HashSet<string> s_growing = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Enqueue", "EnqueueRange", "Push", "PushRange", "AddLast", "AddFirst", "AddAfter", "AddBefore", "Insert", "InsertRange", "Append", "AppendLine", "AppendFormat", "AppendJoin", "Write", "WriteLine", "TryWrite", "Post", "Send",
        "TryAdd", "TryEnqueue",
    };

    public static bool IsCollection(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType == SpecialType.System_String)
        {
            return false;
        }

        return Types.Is(type, Fact.Collection, Collects);
    }

    private static bool Collects(ITypeSymbol type)
    {
        string space = Types.Space(type.OriginalDefinition);
        return type is IArrayTypeSymbol || space.StartsWith("System.Collections", StringComparison.Ordinal) || space is "System.Threading.Channels" or "System.Linq" || space.StartsWith("System.Threading.Tasks.Dataflow", StringComparison.Ordinal)
            || type.SpecialType is SpecialType.System_Array || type.Name is "StringBuilder" or "ArrayList" or "Span" or "Memory" or "ReadOnlySpan" or "IQueryable" or "DbSet" or "StringWriter" or "MemoryStream" || type.AllInterfaces.Any(i => i.Name is "IEnumerable" or "IQueryable" or "IAsyncEnumerable");
    }

    public static Value? Handle(Walker walker, Call call)
    {
        if (call is { Receiver: null, Arguments.Count: > 1, Method.ContainingType.SpecialType: SpecialType.System_Array } && call.Name is "Find" or "FindLast" or "FindIndex" or "FindLastIndex" or "FindAll" or "Exists" or "IndexOf" or "LastIndexOf")
        {
            // The searches of arrays are static.
            return Query(walker, call with { Receiver = call[0], ReceiverType = call.Method.ContainingType, Arguments = [.. call.Arguments.Skip(1)] }, call.Name);
        }

        if (call is { Receiver: null, Name: "Reverse" or "Sort", Method.ContainingType.SpecialType: SpecialType.System_Array } && call[0] is { Owner: Owner.Shared, Place: { } array })
        {
            return call.Name == "Sort" ? Sort(walker, array) : walker.IsSorted(array) ? Value.Unknown : Turn(walker, call, array);
        }

        ITypeSymbol? type = call.ReceiverType ?? call.Method.ContainingType;
        bool ours = type?.DeclaringSyntaxReferences.Length > 0 && type.Name is not "DbSet";
        if (call.Receiver is not { } receiver || !IsCollection(type) || (ours && walker.HasCode(call)))
        {
            return null;
        }

        string name = Names.Base(call.Name);
        bool immutable = type!.Name.StartsWith("Immutable", StringComparison.Ordinal) || type.Name.StartsWith("IImmutable", StringComparison.Ordinal);
        return receiver switch
        {
            { Owner: Owner.Shared, Place: { } } when immutable && Changed(walker, call, name) is { } changed => changed,
            { Owner: Owner.Shared, Place: { } } => Handle(walker, call, name, asMutable: true) ?? Query(walker, call, name),
            { Owner: Owner.Local, Object: { } } => Own(walker, call, name, immutable) ?? Query(walker, call, name),
            _ => Query(walker, call, name),
        };
    }

    /// <summary>What a shared dictionary holds at a key, to read or to change.</summary>
    public static Value ElementOfKey(Value container, Value key) => container is { Owner: Owner.Shared, Place: { } place } ? Value.At(place.Element()) with { Lookup = new Lookup(place, key, false) } : Value.Unknown;

    /// <summary>A change of an immutable collection: a new one, made of what was there.</summary>
    private static Value? Changed(Walker walker, Call call, string name)
    {
        Value receiver = call.Receiver!;
        bool keyed = call.ReceiverType!.Name.IndexOf("Dictionary", StringComparison.Ordinal) >= 0 || call.ReceiverType.Name.IndexOf("Set", StringComparison.Ordinal) >= 0;
        Change? change = name switch
        {
            "Add" or "AddRange" when keyed => Change.Copy,
            "SetItem" or "SetItems" or "Union" or "Intersect" or "Except" or "Clear" or "Replace" or "Sort" or "Reverse" => Change.Copy,
            "Remove" or "RemoveAll" or "RemoveRange" => Change.Copy,
            "Add" or "AddRange" or "Insert" or "InsertRange" or "Enqueue" or "Push" => Change.Append,
            "Dequeue" or "Pop" or "RemoveAt" => Change.Arithmetic,
            _ => null,
        };
        if (change is not { } how)
        {
            return null;
        }

        bool filters = name is "Remove" or "RemoveAll" or "Except";
        LocalObject made = new(call.ReceiverType, 0) { Element = Walker.ElementOf(receiver) };
        if (call.Arguments.Count > 0)
        {
            made.Add(call.Arguments[call.Arguments.Count - 1].Value);
        }

        if (keyed && !filters && receiver.Place is { } place)
        {
            walker.NoteInsert(place, call[0], call.Where.Syntax);
        }

        ImmutableArray<Read> reads = [.. receiver.Reads.Select(r => new Read(r.Slot, r.Change > how ? r.Change : how, r.Filtered || filters)), .. keyed && name is "SetItem" ? call[1].Reads : []];
        return Value.Local(made) with { Reads = reads, Fresh = keyed && !filters ? call[0].Fresh : Fresh.None, Place = null };
    }

    /// <summary>A collection that attempts share.</summary>
    public static Value? Handle(Walker walker, Call call, string name, bool asMutable)
    {
        Value receiver = call.Receiver!;
        Slot slot = receiver.Place!;
        SyntaxNode where = call.Where.Syntax;
        string type = call.ReceiverType?.Name ?? "";
        bool dictionary = type.IndexOf("Dictionary", StringComparison.Ordinal) >= 0 || type is "SortedList" or "Hashtable" or "ConditionalWeakTable" or "NameValueCollection";
        bool set = type.EndsWith("Set", StringComparison.Ordinal) && type != "DbSet";
        return name switch
        {
            "Add" when set => TryAdd(walker, call, slot),
            "TryAdd" when dictionary => TryAdd(walker, call, slot),
            "Add" when dictionary => AddKey(walker, slot, call[0], where),
            "GetOrAdd" => GetOrAdd(walker, call, slot, where),
            "AddOrUpdate" => AddOrUpdate(walker, call, slot, where),
            "TryUpdate" => TryUpdate(walker, call, slot),
            "UnionWith" => UnionWith(walker, call, slot),
            "Remove" or "TryRemove" => Remove(walker, call, slot, where),
            "RemoveAt" when call[0] is { IsIndex: true } && !walker.HasAsked(slot) => RemoveSought(walker, call, slot),
            "RemoveAt" when walker.IsSought(slot, call[0]) || IsCounter(call) => RemoveMany(walker, call, slot),
            "RemoveRange" when call[0].Constant.HasValue && call[1].Constant.HasValue && !call.Method.IsExtensionMethod => Take(walker, call, slot),
            "RemoveAll" or "RemoveWhere" or "Clear" or "ExceptWith" or "IntersectWith" or "RemoveRange" => RemoveMany(walker, call, slot),
            "Contains" or "ContainsKey" or "ContainsValue" => new Value { Condition = new Atom(AtomKind.Present, where) { Slot = slot, Key = call.Arguments.Count > 0 ? call[0] : Value.Unknown, IsExact = set || (dictionary && call.Name == "ContainsKey") } },
            "TryGetValue" or "TryGetNonEnumeratedCount" or "TryPeek" => TryGet(walker, call, slot),
            "Dequeue" or "Pop" or "TryDequeue" or "TryPop" or "TryTake" or "Take" or "RemoveAt" or "RemoveFirst" or "RemoveLast" or "TryRead" or "Read" when IsTaking(call, type, name) => Take(walker, call, slot),
            _ when s_growing.Contains(name) && IsGrowing(call, type) && !MakesAnother(call) => Append(walker, call, slot, where),
            "ForEach" => Run(walker, call, receiver),
            "SetLength" when call[0].Constant is { HasValue: true, Value: 0 or 0L } => RemoveMany(walker, call, slot),
            "Sort" when !call.Method.IsExtensionMethod => Sort(walker, slot),
            "Reverse" when call.Method.ReturnsVoid && !walker.IsSorted(slot) => Turn(walker, call, slot),
            _ => null,
        };
    }

    private static Value TryAdd(Walker walker, Call call, Slot slot)
    {
        walker.Added(slot, call[0], call.Where.Syntax);
        return new Value { Condition = new Atom(AtomKind.Added, call.Where.Syntax) { Slot = slot, Key = call[0] } };
    }

    private static Value TryUpdate(Walker walker, Call call, Slot slot)
    {
        walker.Write(slot.Element(), call[0], call[1], call.Where.Syntax);
        return new Value();
    }

    private static Value UnionWith(Walker walker, Call call, Slot slot)
    {
        walker.Added(slot, call[0] is { Owner: Owner.Local, Object.Element: { Fresh: not Fresh.None } made } ? made : call[0], call.Where.Syntax);
        return Value.Unknown;
    }

    private static Value RemoveMany(Walker walker, Call call, Slot slot)
    {
        walker.NoteRemove(slot, Value.Unknown, call.Where.Syntax);
        return Run(walker, call, call.Receiver!);
    }

    private static Value Sort(Walker walker, Slot slot)
    {
        walker.Sorts(slot);
        return Value.Unknown;
    }

    private static Value Turn(Walker walker, Call call, Slot slot)
    {
        if (!slot.IsSilent)
        {
            walker.Happens(IdempotencyRules.Modify, call.Where.Syntax, $"the order of '{slot.Display}' is reversed", slot: slot);
        }

        return Value.Unknown;
    }

    /// <summary>Takes out what a search found, whose answer nobody looked at.</summary>
    private static Value RemoveSought(Walker walker, Call call, Slot slot)
    {
        if (!slot.IsSilent && !walker.IsCaught(slot, call[0], call.Where.Syntax))
        {
            walker.Happens(IdempotencyRules.SecondRun, call.Where.Syntax, $"a second run misses in '{slot.Display}' what this takes out, and fails");
        }

        walker.NoteRemove(slot, Value.Unknown, call.Where.Syntax);
        return Value.Unknown;
    }

    private static Value TryGet(Walker walker, Call call, Slot slot)
    {
        walker.Out(call.Arguments.LastOrDefault(), Value.At(slot.Element()) with { Lookup = new Lookup(slot, call[0], false) });
        return new Value { Condition = new Atom(AtomKind.Present, call.Where.Syntax) { Slot = slot, Key = call[0], IsExact = true } };
    }

    private static Value Take(Walker walker, Call call, Slot slot)
    {
        if (!slot.IsSilent && !walker.IsHousekeeping && !Trims(call))
        {
            walker.Takes(slot, call.Where.Syntax);
        }

        // Nobody else has what was taken out.
        Value element = Value.At(slot.Element());
        Value taken = call.Method.Name is "RemoveAt" or "RemoveRange" ? element : Value.Local(new LocalObject(null, 0) { Base = element }) with { Reads = element.Reads };
        walker.Out(call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Out), taken);
        return taken;
    }

    /// <summary>Whether elements are taken only as long as there are more than are to be kept: <c>while (recent.Count &gt; Max)</c>.</summary>
    private static bool Trims(Call call)
    {
        string? collection = (call.Where as IInvocationOperation)?.Instance?.Syntax.ToString();
        for (IOperation? around = call.Where.Parent; around is not null and not IMethodBodyOperation; around = around.Parent)
        {
            IOperation? test = around is IWhileLoopOperation loop ? loop.Condition : (around as IConditionalOperation)?.Condition;
            while (test is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both)
            {
                test = both.LeftOperand;
            }

            if (test is IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } more
                && more.LeftOperand is IPropertyReferenceOperation { Property.Name: "Count", Instance: { } counted } && counted.Syntax.ToString() == collection
                && more.RightOperand.ConstantValue is not { HasValue: true, Value: 0 or 1 })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an element is taken by the variable of a loop: it takes out all that a test finds, of which a second run finds none.</summary>
    private static bool IsCounter(Call call)
    {
        if (call.Arguments.Count != 1 || call.Arguments[0].Target is not ILocalReferenceOperation { Local: var counter })
        {
            return false;
        }

        for (IOperation? around = call.Where; around is not null; around = around.Parent)
        {
            if (around is IForLoopOperation loop && loop.Locals.Contains(counter, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTaking(Call call, string type, string name)
        => name switch
        {
            "Take" => type.StartsWith("BlockingCollection", StringComparison.Ordinal) || type == "IProducerConsumerCollection",
            "Read" or "TryRead" => type == "ChannelReader",
            _ => !call.Method.IsExtensionMethod,
        };

    /// <summary>Whether a call gives back a new value instead of changing the one it is called on: a struct that returns its own kind.</summary>
    private static bool MakesAnother(Call call)
        => call.Method.ContainingType is { IsValueType: true } type && SymbolEqualityComparer.Default.Equals(call.Method.ReturnType, type);

    private static bool IsGrowing(Call call, string type) => !call.Method.IsExtensionMethod || type is "BufferBlock" or "ActionBlock" or "ITargetBlock" or "TransformBlock";

    private static Value Append(Walker walker, Call call, Slot slot, SyntaxNode where)
    {
        Value answer = call.Name is "Append" or "AppendLine" ? call.Receiver! : new Value { Condition = null };
        if (slot.IsStore && call.Arguments.Count == 1 && call[0].Object is { Type: not null })
        {
            Stores.Insert(walker, call[0], slot, call.Arguments[0].Target?.Type, where);
            return answer;
        }

        walker.NoteInsert(slot, call.Arguments.Count > 0 ? call[call.Arguments.Count - 1] : Value.Unknown, where);
        if ((walker.IsInFinally || call.ReceiverType?.Name is "ConcurrentBag" or "Stack" or "ConcurrentStack") && call.Arguments.Count > 0 && walker.GivesBack(slot, call[0]))
        {
            // A pool: what was taken is given back.
            return answer;
        }

        if (call is { Name: "TryWrite", ReceiverType.Name: "ChannelWriter" } && call.Arguments.Count > 0 && call[0].Constant.HasValue)
        {
            // A signal, of which one more says nothing more.
            return answer;
        }

        bool traces = call.Arguments.Count > 0 && Names.IsSilentType(call.Arguments[call.Arguments.Count - 1].Target?.Type);
        if (!slot.IsSilent && !traces && !walker.IsEmptied(slot))
        {
            Value added = call.Arguments.Count > 0 ? call[call.Arguments.Count - 1] : Value.Unknown;
            walker.Under(call.Name == "AddRange" ? added.Filter : null, true, () =>
            {
                walker.Grows(slot.IsStore ? IdempotencyRules.Insert : IdempotencyRules.Append, slot, added, where);
                return Value.Unknown;
            });
        }

        return answer;
    }

    private static Value AddKey(Walker walker, Slot slot, Value key, SyntaxNode where)
    {
        walker.NoteInsert(slot, key, where);
        if (slot.IsSilent || walker.IsEmptied(slot) || walker.IsCaught(slot, key, where))
        {
            return Value.Unknown;
        }

        if (key.Fresh != Fresh.None)
        {
            walker.Happens(IdempotencyRules.FreshValue, where, $"'{slot.Display}' gets an element with {Sources.Describe(key.Fresh)} as its key");
        }
        else
        {
            walker.Happens(IdempotencyRules.SecondRun, where, $"a second run finds the key in '{slot.Display}', and fails");
        }

        return Value.Unknown;
    }

    private static Value GetOrAdd(Walker walker, Call call, Slot slot, SyntaxNode where)
    {
        walker.Added(slot, call[0], where);
        Atom first = new(AtomKind.Added, where) { Slot = slot, Key = call[0] };
        if (call[1].Function is { } factory)
        {
            walker.Under(first, true, () => walker.InvokeFunction(factory, [call[0], call[2]]));
        }

        return Value.At(slot.Element()) with { Lookup = null };
    }

    private static Value AddOrUpdate(Walker walker, Call call, Slot slot, SyntaxNode where)
    {
        walker.NoteInsert(slot, call[0], where);
        Value old = Value.At(slot.Element());
        List<Function> functions = [.. call.Arguments.Select(a => a.Value.Function).OfType<Function>()];
        if (functions.Count == 2)
        {
            walker.InvokeFunction(functions[0], [call[0]]);
        }

        if (functions.Count > 0)
        {
            Value updated = walker.InvokeFunction(functions[functions.Count - 1], [call[0], old]);
            walker.Write(slot.Element(), call[0], updated, where);
            return updated;
        }

        return old;
    }

    private static Value Remove(Walker walker, Call call, Slot slot, SyntaxNode where)
    {
        if (!slot.IsSilent && walker.IsRequired(slot, call[0].Lookup?.Key ?? call[0]) && !Trims(call) && !walker.IsCaught(slot, call[0], where))
        {
            walker.Happens(IdempotencyRules.SecondRun, where, $"a second run misses in '{slot.Display}' what this takes out, and fails");
        }

        walker.NoteRemove(slot, call[0], where);
        walker.Out(call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Out), Value.At(slot.Element()) with { Lookup = new Lookup(slot, call[0], false) });
        return new Value { Condition = new Atom(AtomKind.Removed, where) { Slot = slot, Key = call[0] } };
    }

    private static Value Run(Walker walker, Call call, Value receiver)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Function is { } function)
            {
                walker.Maybe(function, Walker.ElementOf(receiver));
            }
        }

        return Value.Unknown;
    }
}
