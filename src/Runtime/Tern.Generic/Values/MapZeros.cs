namespace Tern.Generic;

/// <summary>Zeros of the map form, and enums as it shows them.</summary>
internal static class MapZeros
{
    public static object Of(TypePlan type, bool showsEnumNames) => type.Kind switch
    {
        ValueKind.Bool => false,
        ValueKind.I8 => (sbyte)0,
        ValueKind.I16 => (short)0,
        ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32 => 0,
        ValueKind.UInt32 or ValueKind.Fixed32 => 0U,
        ValueKind.UInt64 or ValueKind.Fixed64 => 0UL,
        ValueKind.Float => 0F,
        ValueKind.Double => 0D,
        ValueKind.Text => "",
        ValueKind.Bytes => Array.Empty<byte>(),
        ValueKind.Uuid => Guid.Empty,
        ValueKind.Enum => Enum(type.Enum!.Zero, type.Enum, showsEnumNames),
        ValueKind.List or ValueKind.Set => new List<object?>(),
        ValueKind.Map => new MapBuilder(type).Result,
        _ => 0L,
    };

    public static object Enum(int value, EnumPlan plan, bool showsNames) => showsNames && plan.TryGetName(value, out string? name) ? name : value;
}
