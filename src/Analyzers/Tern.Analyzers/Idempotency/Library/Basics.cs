using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Calls that hand on what they are given: tasks, tests of arguments, lazy values.</summary>
internal static class Basics
{
    public static bool IsMetadata(ITypeSymbol? type) => type?.Name.IndexOf("Metadata", StringComparison.Ordinal) >= 0 || type?.Name.IndexOf("Header", StringComparison.Ordinal) >= 0;

    /// <summary>How the answer of a method of a library differs from the value it is called on.</summary>
    public static Change? ChangeBy(Call call)
        => Names.Words(call.Name).FirstOrDefault() switch
        {
            "add" or "subtract" or "plus" or "minus" or "multiply" or "divide" or "negate" or "increment" or "decrement" when call.Method.ContainingType?.IsValueType == true => Change.Arithmetic,
            "concat" or "join" or "insert" or "format" when call.Method.ContainingType?.SpecialType == SpecialType.System_String => Change.Append,
            _ => null,
        };

    public static Value? Handle(Walker walker, Call call)
    {
        // A clock or a generator of the user is one as well; how it makes its values does not matter.
        if (Sources.OfMethod(call.Method) is var fresh and (Fresh.Time or Fresh.Random))
        {
            if (call.Receiver?.Object?.Members.TryGetValue("Seed", out Value? seed) == true)
            {
                // The same seed gives the same numbers.
                return Value.From([seed]).Detached();
            }

            return walker.New(fresh);
        }

        string type = call.Method.ContainingType?.Name ?? "";
        switch (call.Name)
        {
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when type == "String":
                return new Value { Condition = Walker.IsNull(call[0], call.Where.Syntax) };
            case "ThrowIfNull" or "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace" or "NotNull" or "NotNullOrEmpty":
                walker.Known(call[0].Symbol);
                return call[0] with { Optional = false };
            case "Contains" or "StartsWith" or "EndsWith" when type == "String" && call.Receiver is { Reads: { Length: 1 } read } && read[0].Change == Change.Copy:
                return new Value { Condition = new Atom(AtomKind.Present, call.Where.Syntax) { Slot = read[0].Slot, Key = call[0] } };
            case "Deserialize" or "DeserializeAsync" or "DeserializeObject" when call.Arguments.Any(a => !a.Value.Reads.IsEmpty) && call.Method.ReturnType.IsReferenceType:
                // An object of this attempt, that holds what is stored.
                Value stored = Value.From(call.Arguments.Select(a => a.Value)).Detached();
                return Value.Local(new LocalObject(call.Method.ReturnType, 0) { Base = stored }) with { Reads = stored.Reads, Fresh = stored.Fresh };
            case "Serialize" or "SerializeToUtf8Bytes" or "SerializeObject" when call.Arguments.Any(a => a.Value is { Owner: Owner.Local, Object: not null }):
                // What is written of an object is what its members are made of.
                List<Value> parts = [.. call.Arguments.Select(a => a.Value), .. call.Arguments.SelectMany(a => a.Value.Object?.All() ?? []).Select(m => m.Value)];
                return Value.From(parts).Detached() with { Object = null };
            case "Shuffle" when type is "Random" or "RandomNumberGenerator":
                return Shuffle(walker, call);
            case "FromResult" when type is "Task" or "ValueTask":
                return call[0];
            case "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "WaitAsync" or "Preserve" when type.IndexOf("Task", StringComparison.Ordinal) >= 0 || type.IndexOf("Await", StringComparison.Ordinal) >= 0:
                return call.Receiver;
            case "WhenAll" when type == "Task":
                return call[0];
            case "Yield" or "Delay" when type == "Task":
                return Value.Unknown;
            case "Run" when type == "Task" && call[0].Function is { } function:
                return walker.InvokeFunction(function, []);
            case "Equals" when call.Receiver is { } self && call.Arguments.Count >= 1:
                return new Value { Condition = Walker.Equality(self, call[0], call.Where.Syntax) };
            case "Equals" or "ReferenceEquals" when call.Receiver is null && call.Arguments.Count >= 2:
                return new Value { Condition = Walker.Equality(call[0], call[1], call.Where.Syntax) };
            default:
                return null;
        }
    }

    /// <summary>An order that each attempt makes anew.</summary>
    private static Value Shuffle(Walker walker, Call call)
    {
        if (call[0] is { Owner: Owner.Shared, Place: { IsSilent: false } place })
        {
            walker.Happens(IdempotencyRules.FreshValue, call.Where.Syntax, $"'{place.Display}' is brought into another order at random", slot: place);
        }
        else if (call[0] is { Owner: Owner.Local, Object: { } made })
        {
            made.Add(walker.New(Fresh.Random));
        }

        return Value.Unknown;
    }
}
