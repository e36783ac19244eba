using System.Collections;
using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Writes values of the map form as Thrift.</summary>
internal static class MapToThrift
{
    /// <summary>Writes a struct.</summary>
    public static void WriteMessage<TWriter>(ref TWriter writer, object? value, MessagePlan plan, string where, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        WriteFields(ref writer, value, plan, where, settings);
        writer.WriteStructEnd();
    }

    /// <summary>Writes the fields of a struct that the caller has begun.</summary>
    public static void WriteFields<TWriter>(ref TWriter writer, object? value, MessagePlan plan, string where, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        MapFields fields = MapFields.Of(value, plan, where);
        FieldSet written = new(plan.Fields.Length);
        int found = 0;
        foreach (FieldPlan field in plan.Fields)
        {
            if (!fields.TryGet(field.Name, out object? given))
            {
                continue;
            }

            found++;
            if (MapValues.Plain(given) is { } plain && TryWriteField(ref writer, plain, field, settings))
            {
                written.Add(field.Index);
            }
        }

        fields.CheckAllKnown(plan, found, settings);
        WriteMissing(ref writer, plan, in written, settings);
    }

    /// <summary>Writes what the IDL says of fields that were not given: defaults and zeros, or that they must be there.</summary>
    /// <remarks>
    /// A field that is neither required nor optional is always on the wire: with the default of the IDL, zero, or as a struct without fields, as a null struct of CloudWeGo's
    /// generated code is; but a struct that could not be read without its fields is left out.
    /// </remarks>
    /// <returns>How many fields were written.</returns>
    public static int WriteMissing<TWriter>(ref TWriter writer, MessagePlan plan, in FieldSet written, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        if (plan.IsUnion)
        {
            CheckUnion(plan, in written);
            return 0;
        }

        int count = 0;
        foreach (FieldPlan field in plan.Fields)
        {
            if (written.Has(field.Index) || field.Presence == IdlPresence.Optional || field.OneOf >= 0)
            {
                continue;
            }

            if (field.Default is { } value)
            {
                count++;
                TryWriteField(ref writer, value.Value, field, settings);
            }
            else if (field.Presence == IdlPresence.Required)
            {
                throw CodecErrors.RequiredMissing(field.Where);
            }
            else if (field.Type.Message is not { CanBeEmpty: false })
            {
                count++;
                WriteZero(ref writer, field);
            }
        }

        return count;
    }

    /// <summary>Writes one value without a header.</summary>
    public static void WriteValue<TWriter>(ref TWriter writer, object? given, TypePlan type, string where, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        object value = MapValues.Plain(given) ?? throw GenericErrors.Null(where);
        switch (type.Kind)
        {
            case ValueKind.Bool:
                writer.WriteBool(MapValues.ToBool(value, where));
                break;
            case ValueKind.I8:
                // A byte array is a list of i8 too.
                writer.WriteByte(value is byte bits ? (sbyte)bits : (sbyte)MapValues.ToInteger(value, where, sbyte.MinValue, sbyte.MaxValue));
                break;
            case ValueKind.I16:
                writer.WriteI16((short)MapValues.ToInteger(value, where, short.MinValue, short.MaxValue));
                break;
            case ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32:
                writer.WriteI32((int)MapValues.ToInteger(value, where, int.MinValue, int.MaxValue));
                break;
            case ValueKind.I64 or ValueKind.SInt64 or ValueKind.SFixed64:
                writer.WriteI64(MapValues.ToInteger(value, where, long.MinValue, long.MaxValue));
                break;
            case ValueKind.UInt32 or ValueKind.Fixed32:
                writer.WriteI64((long)MapValues.ToUnsigned(value, where, uint.MaxValue));
                break;
            case ValueKind.UInt64 or ValueKind.Fixed64:
                writer.WriteI64((long)MapValues.ToUnsigned(value, where, ulong.MaxValue));
                break;
            case ValueKind.Float or ValueKind.Double:
                writer.WriteDouble(MapValues.ToDouble(value, where));
                break;
            case ValueKind.Text:
                writer.WriteString(MapValues.ToText(value, where));
                break;
            case ValueKind.Bytes:
                writer.WriteBinary(MapValues.ToBytes(value, where).Span);
                break;
            case ValueKind.Uuid:
                writer.WriteUuid(MapValues.ToUuid(value, where));
                break;
            case ValueKind.Enum:
                MapValues.TryToEnum(value, type.Enum!, where, skipsUnknown: false, out int number);
                writer.WriteI32(number);
                break;
            case ValueKind.Message:
                WriteMessage(ref writer, value, type.Message!, where, settings);
                break;
            case ValueKind.Map:
                WriteMap(ref writer, value, type, where, settings);
                break;
            default:
                WriteList(ref writer, value, type, where, settings);
                break;
        }
    }

    private static bool TryWriteField<TWriter>(ref TWriter writer, object value, FieldPlan field, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        switch (field.Type.Kind)
        {
            case ValueKind.Bool:
                writer.WriteBoolField(field.ThriftId, MapValues.ToBool(value, field.Where));
                return true;
            case ValueKind.Enum:
                if (!MapValues.TryToEnum(value, field.Type.Enum!, field.Where, settings.IgnoresUnknown, out int number))
                {
                    return false;
                }

                writer.WriteI32Field(field.ThriftId, number);
                return true;
            default:
                writer.WriteFieldBegin(field.Type.Thrift, field.ThriftId);
                WriteValue(ref writer, value, field.Type, field.Where, settings);
                return true;
        }
    }

    private static void WriteList<TWriter>(ref TWriter writer, object value, TypePlan type, string where, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        ICollection items = MapCollections.Items(value, where, type.Name);
        if (type.Kind == ValueKind.Set)
        {
            writer.WriteSetBegin(type.Element!.Thrift, items.Count);
        }
        else
        {
            writer.WriteListBegin(type.Element!.Thrift, items.Count);
        }

        foreach (object? item in items)
        {
            WriteValue(ref writer, item, type.Element!, where, settings);
        }
    }

    private static void WriteMap<TWriter>(ref TWriter writer, object value, TypePlan type, string where, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        IReadOnlyCollection<KeyValuePair<object, object?>> pairs = MapCollections.Pairs(value, where, type.Name);
        writer.WriteMapBegin(type.Key!.Thrift, type.Element!.Thrift, pairs.Count);
        foreach ((object key, object? item) in pairs)
        {
            WriteValue(ref writer, key, type.Key!, where, settings);
            WriteValue(ref writer, item, type.Element!, where, settings);
        }
    }

    private static void WriteZero<TWriter>(ref TWriter writer, FieldPlan field)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        TypePlan type = field.Type;
        switch (type.Thrift)
        {
            case ThriftType.Bool:
                writer.WriteBoolField(field.ThriftId, false);
                break;
            case ThriftType.Byte:
                writer.WriteByteField(field.ThriftId, 0);
                break;
            case ThriftType.I16:
                writer.WriteI16Field(field.ThriftId, 0);
                break;
            case ThriftType.I32:
                writer.WriteI32Field(field.ThriftId, 0);
                break;
            case ThriftType.I64:
                writer.WriteI64Field(field.ThriftId, 0);
                break;
            case ThriftType.Double:
                writer.WriteDoubleField(field.ThriftId, 0);
                break;
            case ThriftType.String:
                writer.WriteBinaryField(field.ThriftId, default);
                break;
            case ThriftType.Uuid:
                writer.WriteUuidField(field.ThriftId, Guid.Empty);
                break;
            case ThriftType.Struct:
                writer.WriteFieldBegin(ThriftType.Struct, field.ThriftId);
                writer.WriteStructBegin();
                writer.WriteStructEnd();
                break;
            case ThriftType.Map:
                writer.WriteFieldBegin(ThriftType.Map, field.ThriftId);
                writer.WriteMapBegin(type.Key!.Thrift, type.Element!.Thrift, 0);
                break;
            case ThriftType.Set:
                writer.WriteFieldBegin(ThriftType.Set, field.ThriftId);
                writer.WriteSetBegin(type.Element!.Thrift, 0);
                break;
            default:
                writer.WriteFieldBegin(ThriftType.List, field.ThriftId);
                writer.WriteListBegin(type.Element!.Thrift, 0);
                break;
        }
    }

    private static void CheckUnion(MessagePlan plan, in FieldSet written)
    {
        int count = 0;
        foreach (FieldPlan field in plan.Fields)
        {
            count += written.Has(field.Index) ? 1 : 0;
        }

        if (count != 1)
        {
            throw GenericErrors.UnionCases(plan, count);
        }
    }
}
