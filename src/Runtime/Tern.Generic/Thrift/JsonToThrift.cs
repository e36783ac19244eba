using System.Globalization;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Reads JSON and writes Thrift, value by value, without anything in between.</summary>
/// <remarks>The reader must know the counts of its children, because Thrift writes them first.</remarks>
internal static class JsonToThrift
{
    private const int ScratchBytes = 256;

    /// <summary>Writes a struct.</summary>
    public static void WriteMessage<TWriter>(ref TWriter writer, ref ProtoJsonReader json, MessagePlan plan, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        WriteFields(ref writer, ref json, plan, settings);
        writer.WriteStructEnd();
    }

    /// <summary>Writes the fields of a struct that the caller has begun.</summary>
    public static void WriteFields<TWriter>(ref TWriter writer, ref ProtoJsonReader json, MessagePlan plan, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        FieldSet written = new(plan.Fields.Length);
        JsonFieldSet members = json.BeginMessage(plan.Names);
        while (json.NextField(ref members, out int index))
        {
            FieldPlan field = plan.Fields[index];
            if (TryWriteField(ref writer, ref json, field, settings))
            {
                written.Add(index);
            }
        }

        json.CountElements(MapToThrift.WriteMissing(ref writer, plan, in written, settings));
    }

    private static bool TryWriteField<TWriter>(ref TWriter writer, ref ProtoJsonReader json, FieldPlan field, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        TypePlan type = field.Type;
        switch (type.Kind)
        {
            case ValueKind.Bool:
                // Compact has no header for it apart from its value.
                writer.WriteBoolField(field.ThriftId, json.ReadBool());
                return true;
            case ValueKind.I32:
                writer.WriteI32Field(field.ThriftId, json.ReadInt32());
                return true;
            case ValueKind.I64:
                writer.WriteI64Field(field.ThriftId, json.ReadInt64());
                return true;
            case ValueKind.Enum:
                if (!json.TryReadEnum(type.Enum!.Json, out int number))
                {
                    return false;
                }

                writer.WriteI32Field(field.ThriftId, number);
                return true;
            default:
                writer.WriteFieldBegin(type.Thrift, field.ThriftId);
                WriteValue(ref writer, ref json, type, settings);
                return true;
        }
    }

    private static void WriteValue<TWriter>(ref TWriter writer, ref ProtoJsonReader json, TypePlan type, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        switch (type.Kind)
        {
            case ValueKind.Text:
                Span<byte> scratch = stackalloc byte[ScratchBytes];
                writer.WriteBinary(json.ReadUtf8(scratch));
                break;
            case ValueKind.Bytes:
                writer.WriteBinary(json.TokenType == JsonTokenType.PropertyName ? ReadBytesKey(ref json) : json.ReadBytes());
                break;
            case ValueKind.Message:
                WriteMessage(ref writer, ref json, type.Message!, settings);
                break;
            case ValueKind.List or ValueKind.Set:
                WriteList(ref writer, ref json, type, settings);
                break;
            case ValueKind.Map:
                WriteMap(ref writer, ref json, type, settings);
                break;
            default:
                WriteScalar(ref writer, ref json, type);
                break;
        }
    }

    private static void WriteScalar<TWriter>(ref TWriter writer, ref ProtoJsonReader json, TypePlan type)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        switch (type.Kind)
        {
            case ValueKind.Bool:
                writer.WriteBool(json.ReadBool());
                break;
            case ValueKind.I8:
                writer.WriteByte(checked((sbyte)ReadNarrow(ref json, sbyte.MinValue, sbyte.MaxValue, "a number of 8 bits")));
                break;
            case ValueKind.I16:
                writer.WriteI16(checked((short)ReadNarrow(ref json, short.MinValue, short.MaxValue, "a number of 16 bits")));
                break;
            case ValueKind.I32:
                writer.WriteI32(json.ReadInt32());
                break;
            case ValueKind.I64:
                writer.WriteI64(json.ReadInt64());
                break;
            case ValueKind.Double:
                writer.WriteDouble(json.TokenType == JsonTokenType.PropertyName ? ReadDoubleKey(ref json) : json.ReadDouble());
                break;
            case ValueKind.Enum:
                // In a collection nothing can be left out: its count has been written.
                writer.WriteI32(json.TryReadEnum(type.Enum!.Json, out int number) ? number : throw json.Unexpected($"a value of {type.Name}"));
                break;
            case ValueKind.Uuid:
                writer.WriteUuid(Guid.TryParse(json.ReadString(), out Guid uuid) ? uuid : throw json.Unexpected("a uuid"));
                break;
            default:
                throw new NotSupportedException($"{type.Name} is no type of Thrift.");
        }
    }

    private static void WriteList<TWriter>(ref TWriter writer, ref ProtoJsonReader json, TypePlan type, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        TypePlan element = type.Element!;
        json.BeginList();
        if (type.Kind == ValueKind.Set)
        {
            writer.WriteSetBegin(element.Thrift, json.ChildCount);
        }
        else
        {
            writer.WriteListBegin(element.Thrift, json.ChildCount);
        }

        while (json.NextElement())
        {
            WriteValue(ref writer, ref json, element, settings);
        }
    }

    private static void WriteMap<TWriter>(ref TWriter writer, ref ProtoJsonReader json, TypePlan type, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        TypePlan key = type.Key!;
        if (!key.IsJsonKey)
        {
            WriteEntries(ref writer, ref json, type, settings);
            return;
        }

        json.BeginMap();
        writer.WriteMapBegin(key.Thrift, type.Element!.Thrift, json.ChildCount);
        while (json.NextKey())
        {
            WriteValue(ref writer, ref json, key, settings);
            json.NextValue();
            WriteValue(ref writer, ref json, type.Element!, settings);
        }
    }

    // JSON has no names for such keys: the map is a list of entries.
    private static void WriteEntries<TWriter>(ref TWriter writer, ref ProtoJsonReader json, TypePlan type, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        json.BeginList();
        writer.WriteMapBegin(type.Key!.Thrift, type.Element!.Thrift, json.ChildCount);
        while (json.NextElement())
        {
            WriteEntry(ref writer, ref json, type, settings);
        }
    }

    private static void WriteEntry<TWriter>(ref TWriter writer, ref ProtoJsonReader json, TypePlan type, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        JsonFieldSet members = json.BeginMessage(JsonFieldNames.MapEntry);
        RequireMember(ref json, ref members, out int first);
        if (first == 0)
        {
            WriteValue(ref writer, ref json, type.Key!, settings);
            RequireMember(ref json, ref members, out _);
            WriteValue(ref writer, ref json, type.Element!, settings);
        }
        else
        {
            // Members have no order in JSON, and the key is first on the wire: the value waits where it stands.
            ProtoJsonReader value = json;
            json.Skip();
            RequireMember(ref json, ref members, out _);
            WriteValue(ref writer, ref json, type.Key!, settings);
            WriteValue(ref writer, ref value, type.Element!, settings);
        }

        if (json.NextField(ref members, out _))
        {
            throw json.Invalid("an entry of this map has \"key\" and \"value\" only");
        }
    }

    private static void RequireMember(ref ProtoJsonReader json, ref JsonFieldSet members, out int index)
    {
        if (!json.NextField(ref members, out index))
        {
            throw json.Invalid("an entry of this map needs both \"key\" and \"value\"");
        }
    }

    private static int ReadNarrow(ref ProtoJsonReader json, int least, int most, string expected)
    {
        int value = json.ReadInt32();
        return value >= least && value <= most ? value : throw json.Unexpected(expected);
    }

    private static byte[] ReadBytesKey(ref ProtoJsonReader json)
    {
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        return JsonBase64.TryDecode(json.ReadUtf8(scratch), out byte[] bytes) ? bytes : throw json.Unexpected("Base64");
    }

    private static double ReadDoubleKey(ref ProtoJsonReader json)
    {
        string text = json.ReadString();
        return text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value
                : throw json.Unexpected("a number of double precision"),
        };
    }
}
