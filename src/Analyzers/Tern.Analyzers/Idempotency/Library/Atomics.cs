using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary><c>Interlocked</c>, <c>Volatile</c>, lazy values and changes of immutable collections in place.</summary>
internal static class Atomics
{
    public static Value? Handle(Walker walker, Call call)
        => call.Method.ContainingType?.Name switch
        {
            "Interlocked" => Interlocked(walker, call),
            "ImmutableInterlocked" => Immutable(walker, call),
            "Volatile" when call.Name == "Write" => Store(walker, call, call[1]),
            "Volatile" => call[0],
            "LazyInitializer" => Lazy(walker, call),
            "CollectionsMarshal" when call.Name.StartsWith("GetValueRef", StringComparison.Ordinal) => Collections.ElementOfKey(call[0], call[1]),
            "Array" when call.Name == "Resize" => Resize(walker, call),
            "Unsafe" => call[0],
            _ => null,
        };

    private static Value Interlocked(Walker walker, Call call)
    {
        Slot? slot = call[0] is { Owner: Owner.Shared, Place: { } place } ? place : null;
        SyntaxNode where = call.Where.Syntax;
        switch (call.Name)
        {
            case "Increment" or "Decrement" or "Add":
                Value value = Value.From([call[0], call[1]], Change.Arithmetic);
                if (slot is not null && !Turns.Chooses(call.Where, slot))
                {
                    walker.Write(slot, Value.Unknown, value, where);
                    if (call.Name != "Add")
                    {
                        walker.NoteStep(slot, call.Name == "Decrement" ? -1 : 1, where);
                    }
                }

                return value;
            case "Exchange":
                Store(walker, call, call[1]);
                return slot is null ? Value.Unknown : Value.From([call[0]]) with { Condition = Condition.Not(new Atom(AtomKind.Claimed, where) { Slot = slot }) };
            case "CompareExchange":
                if (slot is null)
                {
                    return Value.Unknown;
                }

                walker.Write(slot, Value.Unknown, call[1], where);
                return Value.From([call[0]]) with { Condition = Condition.Not(new Atom(AtomKind.Claimed, where) { Slot = slot }) };
            default:
                return call[0];
        }
    }

    private static Value Resize(Walker walker, Call call)
    {
        if (call[0] is { Owner: Owner.Shared, Place: { } slot } && call[1].Reads.Any(r => r.Slot.IsWithin(slot)))
        {
            walker.Happens(IdempotencyRules.Append, call.Where.Syntax, $"'{slot.Display}' gets longer", slot: slot);
        }

        return Value.Unknown;
    }

    private static Value Store(Walker walker, Call call, Value value)
    {
        if (call[0] is { Owner: Owner.Shared, Place: { } slot })
        {
            walker.Write(slot, Value.Unknown, value, call.Where.Syntax);
        }

        return value;
    }

    private static Value Lazy(Walker walker, Call call)
    {
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Function is { } factory)
            {
                Atom first = new(AtomKind.Added, call.Where.Syntax) { Slot = call[0].Place ?? Slot.Root("lazy", "lazy") };
                walker.Under(first, true, () => walker.InvokeFunction(factory, []));
            }
        }

        return call[0];
    }

    private static Value? Immutable(Walker walker, Call call)
    {
        if (call[0] is not { Owner: Owner.Shared, Place: { } slot } place)
        {
            return Value.Unknown;
        }

        SyntaxNode where = call.Where.Syntax;
        switch (call.Name)
        {
            case "Update":
                if (call[1].Function is { } change)
                {
                    Value updated = walker.InvokeFunction(change, [place, call[2]]);
                    walker.StoreSum(updated, () => walker.Write(slot, Value.Unknown, updated, where));
                }

                return Value.Unknown;
            case "Enqueue" or "Push":
                walker.Happens(IdempotencyRules.Append, where, $"'{slot.Display}' gets one more element");
                return Value.Unknown;
            case "TryPop" or "TryDequeue":
                walker.Happens(IdempotencyRules.Modify, where, $"the next element of '{slot.Display}' is taken");
                return Value.Unknown;
            case "InterlockedExchange" or "InterlockedInitialize" or "InterlockedCompareExchange":
                return Store(walker, call, call[1]);
            default:
                // The rest are those of dictionaries.
                return Collections.Handle(walker, call with { Receiver = place, ReceiverType = call.Method.Parameters[0].Type, Arguments = [.. call.Arguments.Skip(1)] }, Names.Base(call.Name), asMutable: true);
        }
    }
}
