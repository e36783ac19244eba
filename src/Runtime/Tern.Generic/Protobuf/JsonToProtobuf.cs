using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Reads ProtoJSON and writes Protobuf, value by value, without anything in between.</summary>
internal static class JsonToProtobuf
{
    private const int KeyField = 1;
    private const int ValueField = 2;

    /// <summary>Writes the fields of a message.</summary>
    public static void WriteFields(ref ProtobufWriter writer, ref ProtoJsonReader json, MessagePlan plan, GenericSettings settings)
    {
        if (plan.WellKnown is { } wellKnown)
        {
            wellKnown.Write(ref writer, ref json);
            return;
        }

        FieldSet written = new(plan.Fields.Length);
        FieldSet oneOfs = new(plan.OneOfs);
        JsonFieldSet members = json.BeginMessage(plan.Names);
        while (json.NextField(ref members, out int index))
        {
            FieldPlan field = plan.Fields[index];
            if (field.OneOf >= 0)
            {
                json.CheckFirst(oneOfs.Add(field.OneOf));
            }

            written.Add(index);
            WriteField(ref writer, ref json, field, settings);
        }

        CheckRequired(plan, in written);
    }

    /// <summary>Fails if a field that must be there was not written.</summary>
    public static void CheckRequired(MessagePlan plan, in FieldSet written)
    {
        foreach (FieldPlan field in plan.Fields)
        {
            if (field.Presence == IdlPresence.Required && !written.Has(field.Index))
            {
                throw CodecErrors.RequiredMissing(field.Where);
            }
        }
    }

    private static void WriteField(ref ProtobufWriter writer, ref ProtoJsonReader json, FieldPlan field, GenericSettings settings)
    {
        switch (field.Type.Kind)
        {
            case ValueKind.List or ValueKind.Set:
                WriteList(ref writer, ref json, field, settings);
                break;
            case ValueKind.Map:
                WriteMap(ref writer, ref json, field, settings);
                break;
            case ValueKind.Message:
                WriteMessage(ref writer, ref json, field.Id, field.Type.Message!, field.IsGroup, settings);
                break;
            case ValueKind.Text:
                string text = json.ReadString();
                if (text.Length > 0 || field.IsZeroWritten)
                {
                    writer.WriteStringField(field.Id, text);
                }

                break;
            case ValueKind.Bytes:
                byte[] bytes = json.ReadBytes();
                if (bytes.Length > 0 || field.IsZeroWritten)
                {
                    writer.WriteBytesField(field.Id, bytes);
                }

                break;
            default:
                if (TryReadNumber(ref json, field.Type, out ulong bits) && (bits != 0 || field.IsZeroWritten))
                {
                    ProtobufNumbers.WriteField(ref writer, field.Id, field.Type.Kind, bits);
                }

                break;
        }
    }

    // False for the name of an enum that is not known, where such names are skipped.
    private static bool TryReadNumber(ref ProtoJsonReader json, TypePlan type, out ulong bits)
    {
        if (type.Kind != ValueKind.Enum)
        {
            bits = ProtobufNumbers.ReadJson(ref json, type.Kind);
            return true;
        }

        bool isKnown = json.TryReadEnum(type.Enum!.Json, out int number);
        bits = (ulong)number;
        return isKnown;
    }

    private static void WriteMessage(ref ProtobufWriter writer, ref ProtoJsonReader json, int id, MessagePlan plan, bool isGroup, GenericSettings settings)
    {
        if (isGroup)
        {
            writer.BeginGroup(id);
            WriteFields(ref writer, ref json, plan, settings);
            writer.EndGroup(id);
            return;
        }

        int begin = writer.BeginMessage(id);
        WriteFields(ref writer, ref json, plan, settings);
        writer.EndMessage(begin);
    }

    private static void WriteList(ref ProtobufWriter writer, ref ProtoJsonReader json, FieldPlan field, GenericSettings settings)
    {
        TypePlan element = field.Type.Element!;
        json.BeginList();
        bool isPacked = field.IsPacked && element.CanBePacked;
        bool isOpen = false;
        int begin = 0;
        while (json.NextElement())
        {
            if (!ProtobufNumbers.Has(element.Kind))
            {
                WriteSingle(ref writer, ref json, field.Id, element, field.IsGroup, settings);
            }
            else if (TryReadNumber(ref json, element, out ulong bits))
            {
                if (!isPacked)
                {
                    ProtobufNumbers.WriteField(ref writer, field.Id, element.Kind, bits);
                    continue;
                }

                // An empty list is not on the wire, and a list of names that are all skipped is empty.
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

    private static void WriteSingle(ref ProtobufWriter writer, ref ProtoJsonReader json, int id, TypePlan type, bool isGroup, GenericSettings settings)
    {
        switch (type.Kind)
        {
            case ValueKind.Message:
                WriteMessage(ref writer, ref json, id, type.Message!, isGroup, settings);
                break;
            case ValueKind.Text:
                writer.WriteStringField(id, json.ReadString());
                break;
            default:
                writer.WriteBytesField(id, json.ReadBytes());
                break;
        }
    }

    private static void WriteMap(ref ProtobufWriter writer, ref ProtoJsonReader json, FieldPlan field, GenericSettings settings)
    {
        TypePlan key = field.Type.Key!;
        TypePlan value = field.Type.Element!;
        json.BeginMap();
        while (json.NextKey())
        {
            ulong keyBits = 0;
            string? keyText = null;
            if (key.Kind == ValueKind.Text)
            {
                keyText = json.ReadString();
            }
            else
            {
                keyBits = ProtobufNumbers.ReadJson(ref json, key.Kind);
            }

            json.NextValue();
            ulong bits = 0;
            bool isNumber = ProtobufNumbers.Has(value.Kind);
            if (isNumber && !TryReadNumber(ref json, value, out bits))
            {
                continue;
            }

            int begin = writer.BeginMessage(field.Id);
            WriteKey(ref writer, key.Kind, keyBits, keyText);
            if (isNumber)
            {
                ProtobufNumbers.WriteField(ref writer, ValueField, value.Kind, bits);
            }
            else
            {
                WriteSingle(ref writer, ref json, ValueField, value, isGroup: false, settings);
            }

            writer.EndMessage(begin);
        }
    }

    private static void WriteKey(ref ProtobufWriter writer, ValueKind kind, ulong bits, string? text)
    {
        if (text is not null)
        {
            writer.WriteStringField(KeyField, text);
        }
        else
        {
            ProtobufNumbers.WriteField(ref writer, KeyField, kind, bits);
        }
    }
}
