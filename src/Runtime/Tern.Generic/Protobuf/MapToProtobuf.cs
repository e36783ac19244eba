using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Writes values of the map form as Protobuf.</summary>
internal static class MapToProtobuf
{
    private const int KeyField = 1;
    private const int ValueField = 2;

    /// <summary>Writes the fields of a message.</summary>
    public static void WriteFields(ref ProtobufWriter writer, object? value, MessagePlan plan, string where, GenericSettings settings)
    {
        MapFields fields = MapFields.Of(value, plan, where);
        FieldSet oneOfs = new(plan.OneOfs);
        int found = 0;
        int cases = 0;
        foreach (FieldPlan field in plan.Fields)
        {
            found += fields.TryGet(field.Name, out object? given) ? 1 : 0;
            if (MapValues.Plain(given) is { } plain)
            {
                if (field.OneOf >= 0 && !oneOfs.Add(field.OneOf))
                {
                    throw GenericErrors.OneOfTwice(plan, field);
                }

                cases++;
                WriteField(ref writer, plain, field, settings);
            }
            else if (field.Presence != IdlPresence.Optional && field.Default is { } missing)
            {
                WriteField(ref writer, missing.Value, field, settings);
            }
            else if (field.Presence == IdlPresence.Required)
            {
                throw CodecErrors.RequiredMissing(field.Where);
            }
        }

        fields.CheckAllKnown(plan, found, settings);
        if (plan.IsUnion && cases != 1)
        {
            throw GenericErrors.UnionCases(plan, cases);
        }
    }

    private static void WriteField(ref ProtobufWriter writer, object value, FieldPlan field, GenericSettings settings)
    {
        switch (field.Type.Kind)
        {
            case ValueKind.List or ValueKind.Set:
                WriteList(ref writer, value, field, settings);
                break;
            case ValueKind.Map:
                WriteMap(ref writer, value, field, settings);
                break;
            case ValueKind.Text:
                string text = MapValues.ToText(value, field.Where);
                if (text.Length > 0 || field.IsZeroWritten)
                {
                    writer.WriteStringField(field.Id, text);
                }

                break;
            case ValueKind.Bytes:
                ReadOnlyMemory<byte> bytes = MapValues.ToBytes(value, field.Where);
                if (bytes.Length > 0 || field.IsZeroWritten)
                {
                    writer.WriteBytesField(field.Id, bytes.Span);
                }

                break;
            case ValueKind.Uuid:
                Guid uuid = MapValues.ToUuid(value, field.Where);
                if (uuid != Guid.Empty || field.IsZeroWritten)
                {
                    writer.WriteBytesField(field.Id, WireConvert.FromUuid(uuid));
                }

                break;
            case ValueKind.Message:
                WriteSingle(ref writer, value, field.Id, field.Type, field.IsGroup, field.Where, settings);
                break;
            default:
                if (TryToNumber(value, field.Type, field.Where, settings, out ulong bits) && (bits != 0 || field.IsZeroWritten))
                {
                    ProtobufNumbers.WriteField(ref writer, field.Id, field.Type.Kind, bits);
                }

                break;
        }
    }

    private static bool TryToNumber(object value, TypePlan type, string where, GenericSettings settings, out ulong bits)
    {
        if (type.Kind != ValueKind.Enum)
        {
            bits = ProtobufNumbers.OfObject(value, type.Kind, where);
            return true;
        }

        bool isKnown = MapValues.TryToEnum(value, type.Enum!, where, settings.IgnoresUnknown, out int number);
        bits = (ulong)number;
        return isKnown;
    }

    private static void WriteSingle(ref ProtobufWriter writer, object value, int id, TypePlan type, bool isGroup, string where, GenericSettings settings)
    {
        switch (type.Kind)
        {
            case ValueKind.Message when isGroup:
                writer.BeginGroup(id);
                WriteFields(ref writer, value, type.Message!, where, settings);
                writer.EndGroup(id);
                break;
            case ValueKind.Message:
                int begin = writer.BeginMessage(id);
                WriteFields(ref writer, value, type.Message!, where, settings);
                writer.EndMessage(begin);
                break;
            case ValueKind.List or ValueKind.Set or ValueKind.Map:
                // A collection inside of a collection is the only field of a message, as docs/protobuf.md says.
                int inner = writer.BeginMessage(id);
                WriteField(ref writer, value, type.Wrapper.Fields[0], settings);
                writer.EndMessage(inner);
                break;
            case ValueKind.Text:
                writer.WriteStringField(id, MapValues.ToText(value, where));
                break;
            case ValueKind.Bytes:
                writer.WriteBytesField(id, MapValues.ToBytes(value, where).Span);
                break;
            case ValueKind.Uuid:
                writer.WriteBytesField(id, WireConvert.FromUuid(MapValues.ToUuid(value, where)));
                break;
            default:
                if (TryToNumber(value, type, where, settings, out ulong bits))
                {
                    ProtobufNumbers.WriteField(ref writer, id, type.Kind, bits);
                }

                break;
        }
    }

    private static void WriteList(ref ProtobufWriter writer, object value, FieldPlan field, GenericSettings settings)
    {
        TypePlan element = field.Type.Element!;
        bool isPacked = field.IsPacked && element.CanBePacked;
        bool isOpen = false;
        int begin = 0;
        foreach (object? given in MapCollections.Items(value, field.Where, field.Type.Name))
        {
            object item = MapValues.Plain(given) ?? throw GenericErrors.Null(field.Where);
            if (!isPacked)
            {
                WriteSingle(ref writer, item, field.Id, element, field.IsGroup, field.Where, settings);
            }
            else if (TryToNumber(item, element, field.Where, settings, out ulong bits))
            {
                begin = isOpen ? begin : writer.BeginPacked(field.Id);
                isOpen = true;
                ProtobufNumbers.WritePacked(ref writer, element.Kind, bits);
            }
        }

        if (isOpen)
        {
            writer.EndPacked(begin);
        }
    }

    private static void WriteMap(ref ProtobufWriter writer, object value, FieldPlan field, GenericSettings settings)
    {
        TypePlan element = field.Type.Element!;
        foreach ((object key, object? given) in MapCollections.Pairs(value, field.Where, field.Type.Name))
        {
            object item = MapValues.Plain(given) ?? throw GenericErrors.Null(field.Where);
            if (element.Kind == ValueKind.Enum && !TryToNumber(item, element, field.Where, settings, out _))
            {
                continue;
            }

            int begin = writer.BeginMessage(field.Id);
            WriteSingle(ref writer, key, KeyField, field.Type.Key!, isGroup: false, field.Where, settings);
            WriteSingle(ref writer, item, ValueField, element, isGroup: false, field.Where, settings);
            writer.EndMessage(begin);
        }
    }
}
