using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Numbers of Protobuf as 64 bits, so that each form needs one way to them and one from them: integers with their sign, floating-point numbers as their bits.</summary>
internal static class ProtobufNumbers
{
    /// <summary>Whether values of a kind are numbers here; the others are text, bytes, messages and collections.</summary>
    public static bool Has(ValueKind kind) => kind <= ValueKind.Double || kind == ValueKind.Enum;

    public static ulong Read(ref ProtobufReader reader, ValueKind kind) => kind switch
    {
        ValueKind.Bool => reader.ReadBool() ? 1UL : 0,
        ValueKind.I32 or ValueKind.Enum or ValueKind.I8 or ValueKind.I16 => (ulong)reader.ReadInt32(),
        ValueKind.I64 => (ulong)reader.ReadInt64(),
        ValueKind.UInt32 => reader.ReadUInt32(),
        ValueKind.UInt64 => reader.ReadUInt64(),
        ValueKind.SInt32 => (ulong)reader.ReadSInt32(),
        ValueKind.SInt64 => (ulong)reader.ReadSInt64(),
        ValueKind.Fixed32 => reader.ReadFixed32(),
        ValueKind.Fixed64 => reader.ReadFixed64(),
        ValueKind.SFixed32 => (ulong)reader.ReadSFixed32(),
        ValueKind.SFixed64 => (ulong)reader.ReadSFixed64(),
        ValueKind.Float => BitConverter.SingleToUInt32Bits(reader.ReadFloat()),
        _ => BitConverter.DoubleToUInt64Bits(reader.ReadDouble()),
    };

    public static void WriteField(ref ProtobufWriter writer, int id, ValueKind kind, ulong bits)
    {
        switch (kind)
        {
            case ValueKind.Bool:
                writer.WriteBoolField(id, bits != 0);
                break;
            case ValueKind.I32 or ValueKind.Enum or ValueKind.I8 or ValueKind.I16:
                writer.WriteInt32Field(id, (int)bits);
                break;
            case ValueKind.I64:
                writer.WriteInt64Field(id, (long)bits);
                break;
            case ValueKind.UInt32:
                writer.WriteUInt32Field(id, (uint)bits);
                break;
            case ValueKind.UInt64:
                writer.WriteUInt64Field(id, bits);
                break;
            case ValueKind.SInt32:
                writer.WriteSInt32Field(id, (int)bits);
                break;
            case ValueKind.SInt64:
                writer.WriteSInt64Field(id, (long)bits);
                break;
            case ValueKind.Fixed32 or ValueKind.SFixed32 or ValueKind.Float:
                writer.WriteFixed32Field(id, (uint)bits);
                break;
            default:
                writer.WriteFixed64Field(id, bits);
                break;
        }
    }

    /// <summary>Writes a value of a packed list.</summary>
    public static void WritePacked(ref ProtobufWriter writer, ValueKind kind, ulong bits)
    {
        switch (kind)
        {
            case ValueKind.Bool:
                writer.WriteBool(bits != 0);
                break;
            case ValueKind.I32 or ValueKind.Enum or ValueKind.I8 or ValueKind.I16:
                writer.WriteInt32((int)bits);
                break;
            case ValueKind.I64:
                writer.WriteInt64((long)bits);
                break;
            case ValueKind.UInt32:
                writer.WriteUInt32((uint)bits);
                break;
            case ValueKind.UInt64:
                writer.WriteUInt64(bits);
                break;
            case ValueKind.SInt32:
                writer.WriteSInt32((int)bits);
                break;
            case ValueKind.SInt64:
                writer.WriteSInt64((long)bits);
                break;
            case ValueKind.Fixed32 or ValueKind.SFixed32 or ValueKind.Float:
                writer.WriteFixed32((uint)bits);
                break;
            default:
                writer.WriteFixed64(bits);
                break;
        }
    }

    public static ulong ReadJson(ref ProtoJsonReader json, ValueKind kind) => kind switch
    {
        ValueKind.Bool => json.ReadBool() ? 1UL : 0,
        ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32 => (ulong)json.ReadInt32(),
        ValueKind.I64 or ValueKind.SInt64 or ValueKind.SFixed64 => (ulong)json.ReadInt64(),
        ValueKind.UInt32 or ValueKind.Fixed32 => json.ReadUInt32(),
        ValueKind.UInt64 or ValueKind.Fixed64 => json.ReadUInt64(),
        ValueKind.Float => BitConverter.SingleToUInt32Bits(json.ReadFloat()),
        _ => BitConverter.DoubleToUInt64Bits(json.ReadDouble()),
    };

    public static void WriteJson(ref ProtoJsonWriter json, TypePlan type, ulong bits)
    {
        switch (type.Kind)
        {
            case ValueKind.Bool:
                json.WriteBool(bits != 0);
                break;
            case ValueKind.Enum:
                json.WriteEnum(type.Enum!.Json, (int)bits);
                break;
            case ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32:
                json.WriteInt32((int)bits);
                break;
            case ValueKind.I64 or ValueKind.SInt64 or ValueKind.SFixed64:
                json.WriteInt64((long)bits);
                break;
            case ValueKind.UInt32 or ValueKind.Fixed32:
                json.WriteUInt32((uint)bits);
                break;
            case ValueKind.UInt64 or ValueKind.Fixed64:
                json.WriteUInt64(bits);
                break;
            case ValueKind.Float:
                json.WriteFloat(BitConverter.UInt32BitsToSingle((uint)bits));
                break;
            default:
                json.WriteDouble(BitConverter.UInt64BitsToDouble(bits));
                break;
        }
    }

    /// <summary>A number as the map form has it.</summary>
    /// <exception cref="WireFormatException">Its type cannot hold it.</exception>
    public static object ToObject(TypePlan type, ulong bits, bool showsEnumNames) => type.Kind switch
    {
        ValueKind.Bool => bits != 0,
        ValueKind.I8 => (int)bits is >= sbyte.MinValue and <= sbyte.MaxValue ? (sbyte)bits : throw CodecErrors.OutOfRange(type.Name, (int)bits, "number of 8 bits"),
        ValueKind.I16 => (int)bits is >= short.MinValue and <= short.MaxValue ? (short)bits : throw CodecErrors.OutOfRange(type.Name, (int)bits, "number of 16 bits"),
        ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32 => (int)bits,
        ValueKind.I64 or ValueKind.SInt64 or ValueKind.SFixed64 => (long)bits,
        ValueKind.UInt32 or ValueKind.Fixed32 => (uint)bits,
        ValueKind.UInt64 or ValueKind.Fixed64 => bits,
        ValueKind.Enum => MapZeros.Enum((int)bits, type.Enum!, showsEnumNames),
        ValueKind.Float => BitConverter.UInt32BitsToSingle((uint)bits),
        _ => BitConverter.UInt64BitsToDouble(bits),
    };

    /// <summary>A number of the map form; enums are taken elsewhere.</summary>
    public static ulong OfObject(object value, ValueKind kind, string where) => kind switch
    {
        ValueKind.Bool => MapValues.ToBool(value, where) ? 1UL : 0,
        ValueKind.I8 when value is byte bits => (ulong)(sbyte)bits,
        ValueKind.I8 => (ulong)MapValues.ToInteger(value, where, sbyte.MinValue, sbyte.MaxValue),
        ValueKind.I16 => (ulong)MapValues.ToInteger(value, where, short.MinValue, short.MaxValue),
        ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32 => (ulong)MapValues.ToInteger(value, where, int.MinValue, int.MaxValue),
        ValueKind.I64 or ValueKind.SInt64 or ValueKind.SFixed64 => (ulong)MapValues.ToInteger(value, where, long.MinValue, long.MaxValue),
        ValueKind.UInt32 or ValueKind.Fixed32 => MapValues.ToUnsigned(value, where, uint.MaxValue),
        ValueKind.UInt64 or ValueKind.Fixed64 => MapValues.ToUnsigned(value, where, ulong.MaxValue),
        ValueKind.Float => BitConverter.SingleToUInt32Bits((float)MapValues.ToDouble(value, where)),
        _ => BitConverter.DoubleToUInt64Bits(MapValues.ToDouble(value, where)),
    };
}
