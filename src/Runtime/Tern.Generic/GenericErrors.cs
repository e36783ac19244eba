using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Failures that more than one codec has.</summary>
internal static class GenericErrors
{
    public static WireFormatException UnknownField(MessagePlan plan, string name) => new(
        WireFormatError.InvalidData,
        $"{plan.Name} has no field \"{name}\"{Nearest.Hint(name, plan.Fields.Select(static field => field.Name))}; {nameof(GenericOptions)}.{nameof(GenericOptions.IgnoreUnknownFields)} skips what is not known");

    public static WireFormatException Null(string where) => new(WireFormatError.InvalidData, $"{where} holds a null, which a collection on the wire cannot");

    public static WireFormatException UnionCases(MessagePlan plan, int count) => new(
        WireFormatError.InvalidData, $"exactly one field of the union {plan.Name} must be set, and {(count == 0 ? "none is" : $"{count} are")}");

    public static WireFormatException OneOfTwice(MessagePlan plan, FieldPlan field) => new(
        WireFormatError.InvalidData, $"{field.Where} cannot be set: another field of the same oneof of {plan.Name} is set already");

    /// <summary>Counts a field that was not on the wire and is filled in: many empty messages would become many full ones.</summary>
    public static void CountFilled(ref int filled, GenericSettings settings)
    {
        if (++filled > settings.MaxFilled)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit,
                $"More fields are filled in than {nameof(GenericOptions)}.{nameof(GenericOptions.MaxElements)} allows; {nameof(GenericOptions.IncludeZeros)} = false leaves them out.");
        }
    }

    /// <summary>JSON endpoints of ASP.NET Core find their contracts by interface, and a generic service has none.</summary>
    public static NotSupportedException NoEndpoint() => new($"A generic service has no JSON endpoint of its own; {nameof(HttpMapping)} gives it routes.");
}
