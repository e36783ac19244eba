using System.Buffers.Text;
using System.Text.Json;
using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Reads Thrift and writes JSON, value by value, without anything in between.</summary>
internal static class ThriftToJson
{
    private const int MaxNumberBytes = 20;
    private const int UuidChars = 36;

    /// <summary>Writes the struct at which the reader stands.</summary>
    public static void WriteMessage<TReader>(Utf8JsonWriter json, ref TReader reader, MessagePlan plan, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        Deeper(json, settings);
        json.WriteStartObject();
        reader.ReadStructBegin();
        FieldSet seen = new(plan.Fields.Length);
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            FieldPlan? field = plan.Find(id);
            if (field is null || field.Type.Thrift != type)
            {
                reader.Skip(type);
                continue;
            }

            TryWriteField(json, ref reader, field, ref seen, settings);
        }

        reader.ReadStructEnd();
        WriteMissing(json, plan, in seen, settings);
        json.WriteEndObject();
        JsonOutput.CheckLength(json.BytesCommitted + json.BytesPending, settings);
    }

    /// <summary>Writes a struct that did not come, as one without fields.</summary>
    public static void WriteEmpty(Utf8JsonWriter json, MessagePlan plan, GenericSettings settings)
    {
        FieldSet nothing = new(plan.Fields.Length);
        json.WriteStartObject();
        WriteMissing(json, plan, in nothing, settings);
        json.WriteEndObject();
    }

    /// <summary>Writes one field of a struct, name and value; <see langword="false"/>, and nothing written, if it is a collection of something else and counts as missing.</summary>
    public static bool TryWriteField<TReader>(Utf8JsonWriter json, ref TReader reader, FieldPlan field, ref FieldSet seen, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        int count = 0;
        if (field.Type.IsCollection && !TryBegin(ref reader, field.Type, out count))
        {
            return false;
        }

        if (!seen.Add(field.Index))
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"{field.Where} comes twice");
        }

        json.WritePropertyName(field.JsonText);
        if (field.Type.IsCollection)
        {
            WriteCollection(json, ref reader, field.Type, count, settings);
        }
        else
        {
            WriteValue(json, ref reader, field.Type, settings);
        }

        return true;
    }

    /// <summary>Writes what the IDL says of fields that have not come: defaults, zeros, or that they must be there.</summary>
    public static void WriteMissing(Utf8JsonWriter json, MessagePlan plan, in FieldSet seen, GenericSettings settings)
    {
        foreach (FieldPlan field in plan.Fields)
        {
            if (seen.Has(field.Index))
            {
                continue;
            }

            if (field.Presence == IdlPresence.Required)
            {
                throw CodecErrors.RequiredMissing(field.Where);
            }

            if (field.Default is { } value)
            {
                json.WritePropertyName(field.JsonText);
                var reader = new ThriftBinaryReader(value.Binary);
                WriteValue(json, ref reader, field.Type, settings);
            }
            else if (field.Presence == IdlPresence.Default && settings.ShowsThriftZeros && !field.IsCase && field.Type.Kind != ValueKind.Message)
            {
                json.WritePropertyName(field.JsonText);
                WriteZero(json, field.Type, settings);
            }
        }
    }

    /// <summary>The failure of a collection inside of another one, where it cannot count as missing.</summary>
    public static WireFormatException WrongElements(TypePlan type) =>
        new(WireFormatError.InvalidData, $"a collection inside of another one is no {type.Name}: its elements are of another type");

    private static void WriteValue<TReader>(Utf8JsonWriter json, ref TReader reader, TypePlan type, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        switch (type.Kind)
        {
            case ValueKind.Bool:
                json.WriteBooleanValue(reader.ReadBool());
                break;
            case ValueKind.I8:
                json.WriteNumberValue(reader.ReadByte());
                break;
            case ValueKind.I16:
                json.WriteNumberValue(reader.ReadI16());
                break;
            case ValueKind.I32:
                json.WriteNumberValue(reader.ReadI32());
                break;
            case ValueKind.I64:
                WriteInt64(json, reader.ReadI64(), type, settings);
                break;
            case ValueKind.Double:
                WriteDouble(json, reader.ReadDouble());
                break;
            case ValueKind.Text:
                json.WriteStringValue(reader.ReadString());
                break;
            case ValueKind.Bytes:
                json.WriteBase64StringValue(reader.ReadBinary());
                break;
            case ValueKind.Uuid:
                json.WriteStringValue(reader.ReadUuid());
                break;
            case ValueKind.Enum:
                WriteEnum(json, reader.ReadI32(), type.Enum!, settings);
                break;
            case ValueKind.Message:
                WriteMessage(json, ref reader, type.Message!, settings);
                break;
            case ValueKind.List or ValueKind.Set or ValueKind.Map:
                if (!TryBegin(ref reader, type, out int count))
                {
                    throw WrongElements(type);
                }

                WriteCollection(json, ref reader, type, count, settings);
                break;
            default:
                throw new NotSupportedException($"{type.Name} is no type of Thrift.");
        }
    }

    /// <summary>Reads the header of a collection; <see langword="false"/>, and the collection skipped, if it holds something else.</summary>
    public static bool TryBegin<TReader>(ref TReader reader, TypePlan type, out int count)
        where TReader : struct, IThriftReader, allows ref struct => type.Kind switch
        {
            ValueKind.List => reader.TryReadListBegin(type.Element!.Thrift, out count),
            ValueKind.Set => reader.TryReadSetBegin(type.Element!.Thrift, out count),
            _ => reader.TryReadMapBegin(type.Key!.Thrift, type.Element!.Thrift, out count),
        };

    private static void WriteCollection<TReader>(Utf8JsonWriter json, ref TReader reader, TypePlan type, int count, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        Deeper(json, settings);
        if (type.Kind != ValueKind.Map)
        {
            json.WriteStartArray();
            for (int i = 0; i < count; i++)
            {
                WriteValue(json, ref reader, type.Element!, settings);
            }

            json.WriteEndArray();
        }
        else if (type.Key!.IsJsonKey)
        {
            json.WriteStartObject();
            for (int i = 0; i < count; i++)
            {
                WriteKey(json, ref reader, type.Key, settings);
                WriteValue(json, ref reader, type.Element!, settings);
            }

            json.WriteEndObject();
        }
        else
        {
            WriteEntries(json, ref reader, type, count, settings);
        }
    }

    private static void WriteEntries<TReader>(Utf8JsonWriter json, ref TReader reader, TypePlan type, int count, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        json.WriteStartArray();
        for (int i = 0; i < count; i++)
        {
            Deeper(json, settings);
            json.WriteStartObject();
            json.WritePropertyName("key"u8);
            WriteValue(json, ref reader, type.Key!, settings);
            json.WritePropertyName("value"u8);
            WriteValue(json, ref reader, type.Element!, settings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteKey<TReader>(Utf8JsonWriter json, ref TReader reader, TypePlan type, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        switch (type.Kind)
        {
            case ValueKind.Bool:
                json.WritePropertyName(reader.ReadBool() ? "true"u8 : "false"u8);
                break;
            case ValueKind.Text:
                json.WritePropertyName(reader.ReadString());
                break;
            case ValueKind.Bytes:
                json.WritePropertyName(Convert.ToBase64String(reader.ReadBinary()));
                break;
            case ValueKind.Double:
                json.WritePropertyName(JsonKeys.Of(reader.ReadDouble()));
                break;
            case ValueKind.Uuid:
                Span<char> uuid = stackalloc char[UuidChars];
                reader.ReadUuid().TryFormat(uuid, out int digits);
                json.WritePropertyName(uuid[..digits]);
                break;
            case ValueKind.Enum:
                int number = reader.ReadI32();
                if (settings.ShowsEnumNames && type.Enum!.TryGetName(number, out string? name))
                {
                    json.WritePropertyName(name);
                }
                else
                {
                    WriteNumberKey(json, number);
                }

                break;
            case ValueKind.I8:
                WriteNumberKey(json, reader.ReadByte());
                break;
            case ValueKind.I16:
                WriteNumberKey(json, reader.ReadI16());
                break;
            case ValueKind.I32:
                WriteNumberKey(json, reader.ReadI32());
                break;
            default:
                WriteNumberKey(json, reader.ReadI64());
                break;
        }
    }

    private static void WriteNumberKey(Utf8JsonWriter json, long value)
    {
        Span<byte> text = stackalloc byte[MaxNumberBytes];
        Utf8Formatter.TryFormat(value, text, out int count);
        json.WritePropertyName(text[..count]);
    }

    private static void WriteInt64(Utf8JsonWriter json, long value, TypePlan type, GenericSettings settings)
    {
        if (!type.IsNumberText && !settings.ShowsInt64AsText)
        {
            json.WriteNumberValue(value);
            return;
        }

        Span<byte> text = stackalloc byte[MaxNumberBytes];
        Utf8Formatter.TryFormat(value, text, out int count);
        json.WriteStringValue(text[..count]);
    }

    private static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(JsonKeys.Of(value));
        }
    }

    private static void WriteEnum(Utf8JsonWriter json, int value, EnumPlan plan, GenericSettings settings)
    {
        if (settings.ShowsEnumNames && plan.TryGetName(value, out string? name))
        {
            json.WriteStringValue(name);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }

    private static void WriteZero(Utf8JsonWriter json, TypePlan type, GenericSettings settings)
    {
        switch (type.Kind)
        {
            case ValueKind.Bool:
                json.WriteBooleanValue(false);
                break;
            case ValueKind.I64:
                WriteInt64(json, 0, type, settings);
                break;
            case ValueKind.Enum:
                WriteEnum(json, 0, type.Enum!, settings);
                break;
            case ValueKind.Text or ValueKind.Bytes:
                json.WriteStringValue(""u8);
                break;
            case ValueKind.Uuid:
                json.WriteStringValue(Guid.Empty);
                break;
            case ValueKind.Map when type.Key!.IsJsonKey:
                json.WriteStartObject();
                json.WriteEndObject();
                break;
            case ValueKind.List or ValueKind.Set or ValueKind.Map:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            default:
                json.WriteNumberValue(0);
                break;
        }
    }

    private static void Deeper(Utf8JsonWriter json, GenericSettings settings)
    {
        if (json.CurrentDepth >= settings.Json.MaxDepth)
        {
            WireThrow.TooDeep();
        }
    }
}
