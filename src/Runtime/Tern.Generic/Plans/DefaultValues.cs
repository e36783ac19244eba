using Tern.Schema.Idl;

namespace Tern.Generic;

/// <summary>Constants of an IDL as values of the map form.</summary>
internal static class DefaultValues
{
    /// <summary>The value of a constant, which fits its type.</summary>
    public static object Of(IdlValue value, TypePlan type) => value switch
    {
        IdlBool constant => constant.Value,
        IdlInteger constant when type.Kind == ValueKind.Bool => constant.Value != 0,
        IdlInteger constant when type.Kind is ValueKind.UInt64 or ValueKind.Fixed64 => (ulong)constant.Value,
        IdlInteger constant when type.Kind is ValueKind.Double or ValueKind.Float => (double)constant.Value,
        IdlInteger constant => constant.Value,
        IdlDouble constant => constant.Value,
        IdlText constant when type.Kind == ValueKind.Bytes => System.Text.Encoding.UTF8.GetBytes(constant.Value),
        IdlText constant => constant.Value,
        IdlBytes constant => constant.Value.ToArray(),
        IdlEnumConstant constant => constant.Value,
        IdlListValue constant when type.Element is { } element => constant.Items.Select(object? (item) => Of(item, element)).ToList(),
        IdlMapValue constant when type is { Kind: ValueKind.Map, Key: { } key, Element: { } element } =>
            constant.Entries.Select(entry => KeyValuePair.Create(Of(entry.Key, key), (object?)Of(entry.Value, element))).ToList(),
        IdlStructValue constant when type.Message is { } message => constant.Fields.ToDictionary(
            static field => field.Name, field => (object?)Of(field.Value, TypeOf(message, field.Name)), StringComparer.Ordinal),
        _ => throw new NotSupportedException($"A constant {value} for {type.Name} is not known here."),
    };

    private static TypePlan TypeOf(MessagePlan message, string field) => message.Find(field)?.Type
        ?? throw new NotSupportedException($"{message.Name} has no field '{field}', which a constant sets.");
}
