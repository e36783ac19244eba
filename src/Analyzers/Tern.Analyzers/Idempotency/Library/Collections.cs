using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Collections that attempts share: what adds, replaces, takes and finds.</summary>
internal static partial class Collections
{
    public static bool IsCollection(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType == SpecialType.System_String)
        {
            return false;
        }

        string space = (type.OriginalDefinition.ContainingNamespace?.ToDisplayString()) ?? "";
        return type is IArrayTypeSymbol || space.StartsWith("System.Collections", StringComparison.Ordinal) || space is "System.Threading.Channels" or "System.Linq" || space.StartsWith("System.Threading.Tasks.Dataflow", StringComparison.Ordinal)
            || type.SpecialType is SpecialType.System_Array || type.Name is "StringBuilder" or "ArrayList" or "Span" or "Memory" or "ReadOnlySpan" or "IQueryable" or "DbSet" or "StringWriter" or "MemoryStream" || type.AllInterfaces.Any(i => i.Name is "IEnumerable" or "IQueryable" or "IAsyncEnumerable");
    }

    public static Value? Handle(Walker walker, Call call)
    {
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
        switch (name)
        {
            case "Add" when set:
            case "TryAdd" when dictionary:
                walker.Added(slot, call[0], where);
                return new Value { Condition = new Atom(AtomKind.Added, where) { Slot = slot, Key = call[0] } };
            case "Add" when dictionary:
                AddKey(walker, slot, call[0], where);
                return Value.Unknown;
            case "GetOrAdd":
                return GetOrAdd(walker, call, slot, where);
            case "AddOrUpdate":
                return AddOrUpdate(walker, call, slot, where);
            case "TryUpdate":
                walker.Write(slot.Element(), call[0], call[1], where);
                return new Value();
            case "UnionWith":
                walker.NoteInsert(slot, call[0], where);
                return Value.Unknown;
            case "Remove" or "TryRemove":
                return Remove(walker, call, slot, where);
            case "RemoveAll" or "RemoveWhere" or "Clear" or "ExceptWith" or "IntersectWith" or "RemoveRange":
                walker.NoteRemove(slot, Value.Unknown, where);
                Run(walker, call, receiver);
                return Value.Unknown;
            case "Contains" or "ContainsKey" or "ContainsValue":
                return new Value { Condition = new Atom(AtomKind.Present, where) { Slot = slot, Key = call.Arguments.Count > 0 ? call[0] : Value.Unknown } };
            case "TryGetValue" or "TryGetNonEnumeratedCount" or "TryPeek":
                Value found = Value.At(slot.Element()) with { Lookup = new Lookup(slot, call[0], false) };
                walker.Out(call.Arguments.LastOrDefault(), found);
                return new Value { Condition = new Atom(AtomKind.Present, where) { Slot = slot, Key = call[0] } };
            case "Dequeue" or "Pop" or "TryDequeue" or "TryPop" or "TryTake" or "Take" or "RemoveAt" or "RemoveFirst" or "RemoveLast" or "TryRead" or "Read" when IsTaking(call, type, name):
                if (!slot.IsSilent)
                {
                    walker.Happens(IdempotencyRules.Modify, where, $"the next element of '{slot.Display}' is taken");
                }

                Value taken = Value.At(slot.Element());
                walker.Out(call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Out), taken);
                return taken;
            case "Add" or "AddRange" or "Enqueue" or "EnqueueRange" or "Push" or "PushRange" or "AddLast" or "AddFirst" or "AddAfter" or "AddBefore" or "Insert" or "InsertRange" or "Append" or "AppendLine" or "AppendFormat" or "AppendJoin"
                or "Write" or "WriteLine" or "TryWrite" or "Post" or "Send" or "TryAdd" or "TryEnqueue" when IsGrowing(call, type) && !MakesAnother(call):
                Append(walker, call, slot, where);
                return name is "Append" or "AppendLine" ? receiver : new Value { Condition = null };
            case "ForEach":
                Run(walker, call, receiver);
                return Value.Unknown;
            default:
                return null;
        }
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

    private static void Append(Walker walker, Call call, Slot slot, SyntaxNode where)
    {
        if (slot.IsStore && call.Arguments.Count == 1 && call[0].Object is { Type: not null })
        {
            Stores.Insert(walker, call[0], slot, call.Arguments[0].Target?.Type, where);
            return;
        }

        walker.NoteInsert(slot, call.Arguments.Count > 0 ? call[call.Arguments.Count - 1] : Value.Unknown, where);
        if (!slot.IsSilent && !walker.IsEmptied(slot))
        {
            walker.Happens(slot.IsStore ? IdempotencyRules.Insert : IdempotencyRules.Append, where, $"'{slot.Display}' gets one more element");
        }
    }

    private static void AddKey(Walker walker, Slot slot, Value key, SyntaxNode where)
    {
        walker.NoteInsert(slot, key, where);
        if (slot.IsSilent || walker.IsEmptied(slot) || walker.IsCaught(slot, key, where))
        {
            return;
        }

        if (key.Fresh != Fresh.None)
        {
            walker.Happens(IdempotencyRules.FreshValue, where, $"'{slot.Display}' gets an element with {Sources.Describe(key.Fresh)} as its key");
        }
        else
        {
            walker.Happens(IdempotencyRules.SecondRun, where, $"a second run finds the key in '{slot.Display}', and fails");
        }
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
        if (!slot.IsSilent && walker.IsRequired(slot, call[0].Lookup?.Key ?? call[0]) && !walker.IsCaught(slot, call[0], where))
        {
            walker.Happens(IdempotencyRules.SecondRun, where, $"a second run misses in '{slot.Display}' what this takes out, and fails");
        }

        walker.NoteRemove(slot, call[0], where);
        walker.Out(call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Out), Value.At(slot.Element()) with { Lookup = new Lookup(slot, call[0], false) });
        return new Value { Condition = new Atom(AtomKind.Removed, where) { Slot = slot, Key = call[0] } };
    }

    private static void Run(Walker walker, Call call, Value receiver)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Function is { } function)
            {
                walker.Maybe(function, Walker.ElementOf(receiver));
            }
        }
    }
}
