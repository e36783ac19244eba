using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Reads Thrift into values of the map form.</summary>
internal static class ThriftToMap
{
    // A count is checked against the bytes left, but an element here takes many times the bytes that it takes on the wire.
    private const int MaxInitialCapacity = 4_096;

    /// <summary>Reads a struct.</summary>
    public static Dictionary<string, object?> ReadMessage<TReader>(ref TReader reader, MessagePlan plan, GenericSettings settings, ref int filled)
        where TReader : struct, IThriftReader, allows ref struct
    {
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            FieldPlan? field = plan.Find(id);
            if (field is null || field.Type.Thrift != type)
            {
                reader.Skip(type);
            }
            else if (TryReadField(ref reader, field, settings, ref filled, out object? value))
            {
                fields[field.Name] = value;
            }
        }

        reader.ReadStructEnd();
        AddMissing(fields, plan, settings, ref filled);
        return fields;
    }

    /// <summary>Reads the value of a field; <see langword="false"/> if it is a collection of something else and counts as missing.</summary>
    public static bool TryReadField<TReader>(ref TReader reader, FieldPlan field, GenericSettings settings, ref int filled, out object? value)
        where TReader : struct, IThriftReader, allows ref struct
    {
        value = null;
        if (!field.Type.IsCollection)
        {
            value = ReadValue(ref reader, field.Type, settings, ref filled);
            return true;
        }

        if (!ThriftToJson.TryBegin(ref reader, field.Type, out int count))
        {
            return false;
        }

        value = ReadCollection(ref reader, field.Type, count, settings, ref filled);
        return true;
    }

    /// <summary>Adds what the IDL says of fields that have not come: defaults, zeros, or that they must be there.</summary>
    public static void AddMissing(Dictionary<string, object?> fields, MessagePlan plan, GenericSettings settings, ref int filled)
    {
        foreach (FieldPlan field in plan.Fields)
        {
            if (fields.ContainsKey(field.Name))
            {
                continue;
            }

            if (field.Presence == IdlPresence.Required)
            {
                throw CodecErrors.RequiredMissing(field.Where);
            }

            if (field.Default is { } value)
            {
                GenericErrors.CountFilled(ref filled, settings);

                // Read anew each time, so that whoever gets it may change it.
                var reader = new ThriftBinaryReader(value.Binary);
                fields[field.Name] = ReadValue(ref reader, field.Type, settings, ref filled);
            }
            else if (field.Presence == IdlPresence.Default && settings.ShowsThriftZeros && !field.IsCase && field.Type.Kind != ValueKind.Message)
            {
                GenericErrors.CountFilled(ref filled, settings);
                fields[field.Name] = MapZeros.Of(field.Type, settings.ShowsEnumNames);
            }
        }
    }

    private static object? ReadValue<TReader>(ref TReader reader, TypePlan type, GenericSettings settings, ref int filled)
        where TReader : struct, IThriftReader, allows ref struct
    {
        switch (type.Kind)
        {
            case ValueKind.Bool:
                return reader.ReadBool();
            case ValueKind.I8:
                return reader.ReadByte();
            case ValueKind.I16:
                return reader.ReadI16();
            case ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32:
                return reader.ReadI32();
            case ValueKind.I64 or ValueKind.SInt64 or ValueKind.SFixed64:
                return reader.ReadI64();
            case ValueKind.UInt32 or ValueKind.Fixed32:
                long wide = reader.ReadI64();
                return wide is >= 0 and <= uint.MaxValue ? (uint)wide : throw CodecErrors.OutOfRange(type.Name, wide, "number of 32 bits without sign");
            case ValueKind.UInt64 or ValueKind.Fixed64:
                return (ulong)reader.ReadI64();
            case ValueKind.Float:
                return (float)reader.ReadDouble();
            case ValueKind.Double:
                return reader.ReadDouble();
            case ValueKind.Text:
                return reader.ReadString();
            case ValueKind.Bytes:
                return reader.ReadBinary();
            case ValueKind.Uuid:
                return reader.ReadUuid();
            case ValueKind.Enum:
                return MapZeros.Enum(reader.ReadI32(), type.Enum!, settings.ShowsEnumNames);
            case ValueKind.Message:
                return ReadMessage(ref reader, type.Message!, settings, ref filled);
            default:
                return ThriftToJson.TryBegin(ref reader, type, out int count)
                    ? ReadCollection(ref reader, type, count, settings, ref filled)
                    : throw ThriftToJson.WrongElements(type);
        }
    }

    private static object ReadCollection<TReader>(ref TReader reader, TypePlan type, int count, GenericSettings settings, ref int filled)
        where TReader : struct, IThriftReader, allows ref struct
    {
        if (type.Kind != ValueKind.Map)
        {
            List<object?> items = new(Math.Min(count, MaxInitialCapacity));
            for (int i = 0; i < count; i++)
            {
                items.Add(ReadValue(ref reader, type.Element!, settings, ref filled));
            }

            return items;
        }

        MapBuilder map = new(type);
        for (int i = 0; i < count; i++)
        {
            object key = ReadValue(ref reader, type.Key!, settings, ref filled)!;
            map.Add(key, ReadValue(ref reader, type.Element!, settings, ref filled));
        }

        return map.Result;
    }
}
