using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Reads Protobuf and writes ProtoJSON, value by value, without anything in between.</summary>
internal static class ProtobufToJson
{
    private const int KeyField = 1;
    private const int ValueField = 2;

    /// <summary>Writes the message whose fields the reader stands at.</summary>
    /// <exception cref="ScatteredFieldException">A field comes in several places. What was written is then of no use.</exception>
    public static void WriteMessage(ref ProtoJsonWriter json, ref ProtobufReader reader, MessagePlan plan, GenericSettings settings)
    {
        if (plan.WellKnown is { } wellKnown)
        {
            wellKnown.WriteJson(ref json, ref reader);
            return;
        }

        json.BeginMessage();
        FieldSet seen = new(plan.Fields.Length);
        FieldSet oneOfs = new(plan.OneOfs);
        while (reader.ReadField(out int id, out ProtobufWireType type))
        {
            FieldPlan? field = plan.Find(id);
            if (field is null || !TryWriteField(ref json, ref reader, plan, field, type, ref seen, settings))
            {
                reader.Skip(id, type);
            }
            else if (field.OneOf >= 0 && seen.Has(field.Index) && !oneOfs.Add(field.OneOf))
            {
                throw ScatteredFieldException.Instance;
            }
        }

        WriteMissing(ref json, plan, in seen);
        json.EndMessage();
        JsonOutput.CheckLength(json.Written, settings);
    }

    // False, and nothing read, if the wire type is none of the field's.
    private static bool TryWriteField(
        ref ProtoJsonWriter json, ref ProtobufReader reader, MessagePlan plan, FieldPlan field, ProtobufWireType type, ref FieldSet seen, GenericSettings settings)
    {
        if (field.Type.Kind is ValueKind.List or ValueKind.Set)
        {
            return TryWriteList(ref json, ref reader, plan, field, type, ref seen, settings);
        }

        if (type != field.Wire)
        {
            return false;
        }

        switch (field.Type.Kind)
        {
            case ValueKind.Map:
                Begin(ref json, plan, field, ref seen);
                WriteMap(ref json, ref reader, field, settings);
                break;
            case ValueKind.Message:
                Begin(ref json, plan, field, ref seen);
                WriteSingle(ref json, ref reader, field.GroupId, field.Type, settings);
                break;
            case ValueKind.Text:
                string text = reader.ReadString();
                if (text.Length > 0 || field.IsZeroWritten || json.IncludesDefaults)
                {
                    Begin(ref json, plan, field, ref seen);
                    json.WriteString(text);
                }

                break;
            case ValueKind.Bytes:
                byte[] bytes = reader.ReadBytes();
                if (bytes.Length > 0 || field.IsZeroWritten || json.IncludesDefaults)
                {
                    Begin(ref json, plan, field, ref seen);
                    json.WriteBytes(bytes);
                }

                break;
            default:
                ulong bits = ProtobufNumbers.Read(ref reader, field.Type.Kind);
                bool isShown = bits != 0 || field.IsZeroWritten || json.IncludesDefaults;
                if (isShown && !IsUnknownEnum(field.Type, bits))
                {
                    Begin(ref json, plan, field, ref seen);
                    ProtobufNumbers.WriteJson(ref json, field.Type, bits);
                }
                else if (seen.Has(field.Index) && !IsUnknownEnum(field.Type, bits))
                {
                    throw ScatteredFieldException.Instance;
                }

                break;
        }

        return true;
    }

    private static void Begin(ref ProtoJsonWriter json, MessagePlan plan, FieldPlan field, ref FieldSet seen)
    {
        if (!seen.Add(field.Index))
        {
            throw ScatteredFieldException.Instance;
        }

        json.WriteName(plan.Names, field.Index);
    }

    // A number that a closed enum does not have counts as an unknown field.
    private static bool IsUnknownEnum(TypePlan type, ulong bits) => type.Enum is { IsClosed: true } plan && type.Kind == ValueKind.Enum && !plan.IsKnown((int)bits);

    // The id is that of a group, which ends with it, and 0 for everything else.
    private static void WriteSingle(ref ProtoJsonWriter json, ref ProtobufReader reader, int groupId, TypePlan type, GenericSettings settings)
    {
        switch (type.Kind)
        {
            case ValueKind.Message when groupId != 0:
                ProtobufScope group = reader.BeginGroup(groupId);
                WriteMessage(ref json, ref reader, type.Message!, settings);
                reader.EndGroup(in group);
                break;
            case ValueKind.Message:
                ProtobufScope scope = reader.BeginMessage();
                WriteMessage(ref json, ref reader, type.Message!, settings);
                reader.EndMessage(in scope);
                break;
            case ValueKind.Text:
                json.WriteString(reader.ReadString());
                break;
            case ValueKind.Bytes:
                json.WriteBytes(reader.ReadBytes());
                break;
            default:
                ProtobufNumbers.WriteJson(ref json, type, ProtobufNumbers.Read(ref reader, type.Kind));
                break;
        }
    }

    private static bool TryWriteList(
        ref ProtoJsonWriter json, ref ProtobufReader reader, MessagePlan plan, FieldPlan field, ProtobufWireType type, ref FieldSet seen, GenericSettings settings)
    {
        TypePlan element = field.Type.Element!;
        bool isPacked = type == ProtobufWireType.LengthDelimited && element.CanBePacked;
        if (!isPacked && type != field.Wire)
        {
            return false;
        }

        Begin(ref json, plan, field, ref seen);
        json.BeginList();
        do
        {
            if (isPacked)
            {
                ProtobufScope scope = reader.BeginPacked();
                while (!reader.IsAtEnd)
                {
                    WriteElement(ref json, ref reader, field, element, settings);
                }

                reader.EndPacked(in scope);
            }
            else
            {
                reader.CountElement();
                WriteElement(ref json, ref reader, field, element, settings);
            }
        }
        while (TryReadNext(ref reader, field, element, ref isPacked));
        json.EndList();
        return true;
    }

    // Writers put the elements of a list behind each other.
    private static bool TryReadNext(ref ProtobufReader reader, FieldPlan field, TypePlan element, ref bool isPacked)
    {
        if (reader.TryReadField(field.Id, field.Wire))
        {
            isPacked = false;
            return true;
        }

        isPacked = element.CanBePacked && reader.TryReadField(field.Id, ProtobufWireType.LengthDelimited);
        return isPacked;
    }

    private static void WriteElement(ref ProtoJsonWriter json, ref ProtobufReader reader, FieldPlan field, TypePlan element, GenericSettings settings)
    {
        if (!ProtobufNumbers.Has(element.Kind))
        {
            WriteSingle(ref json, ref reader, field.GroupId, element, settings);
            return;
        }

        ulong bits = ProtobufNumbers.Read(ref reader, element.Kind);
        if (!IsUnknownEnum(element, bits))
        {
            ProtobufNumbers.WriteJson(ref json, element, bits);
        }
    }

    private static void WriteMap(ref ProtoJsonWriter json, ref ProtobufReader reader, FieldPlan field, GenericSettings settings)
    {
        json.BeginMap();
        do
        {
            reader.CountElement();
            ProtobufScope scope = reader.BeginMessage();
            WriteEntry(ref json, ref reader, field.Type, settings);
            reader.EndMessage(in scope);
        }
        while (reader.TryReadField(field.Id, ProtobufWireType.LengthDelimited));
        json.EndMap();
    }

    private static void WriteEntry(ref ProtoJsonWriter json, ref ProtobufReader reader, TypePlan type, GenericSettings settings)
    {
        ulong bits = 0;
        string text = "";
        bool hasValue = false;
        while (reader.ReadField(out int id, out ProtobufWireType wire))
        {
            if (id == KeyField && wire == type.Key!.Wire)
            {
                if (hasValue)
                {
                    // The value came before its key, or the key comes twice.
                    throw ScatteredFieldException.Instance;
                }

                ReadKey(ref reader, type.Key, out bits, out text);
            }
            else if (id == ValueField && wire == type.Element!.Wire)
            {
                if (hasValue)
                {
                    throw ScatteredFieldException.Instance;
                }

                hasValue = true;
                WriteEntryValue(ref json, ref reader, type, bits, text, settings);
            }
            else
            {
                reader.Skip(id, wire);
            }
        }

        if (!hasValue)
        {
            WriteKey(ref json, type.Key!, bits, text);
            WriteZero(ref json, type.Element!);
        }
    }

    private static void WriteEntryValue(ref ProtoJsonWriter json, ref ProtobufReader reader, TypePlan type, ulong keyBits, string keyText, GenericSettings settings)
    {
        TypePlan value = type.Element!;
        if (!ProtobufNumbers.Has(value.Kind))
        {
            WriteKey(ref json, type.Key!, keyBits, keyText);
            WriteSingle(ref json, ref reader, groupId: 0, value, settings);
            return;
        }

        ulong bits = ProtobufNumbers.Read(ref reader, value.Kind);
        if (!IsUnknownEnum(value, bits))
        {
            WriteKey(ref json, type.Key!, keyBits, keyText);
            ProtobufNumbers.WriteJson(ref json, value, bits);
        }
    }

    private static void ReadKey(ref ProtobufReader reader, TypePlan key, out ulong bits, out string text)
    {
        bits = 0;
        text = "";
        if (key.Kind == ValueKind.Text)
        {
            text = reader.ReadString();
        }
        else
        {
            bits = ProtobufNumbers.Read(ref reader, key.Kind);
        }
    }

    private static void WriteKey(ref ProtoJsonWriter json, TypePlan key, ulong bits, string text)
    {
        switch (key.Kind)
        {
            case ValueKind.Text:
                json.WriteKey(text);
                break;
            case ValueKind.Bool:
                json.WriteKey(bits != 0);
                break;
            case ValueKind.UInt32 or ValueKind.UInt64 or ValueKind.Fixed32 or ValueKind.Fixed64:
                json.WriteKey(bits);
                break;
            default:
                json.WriteKey((long)bits);
                break;
        }
    }

    private static void WriteMissing(ref ProtoJsonWriter json, MessagePlan plan, in FieldSet seen)
    {
        JsonToProtobuf.CheckRequired(plan, in seen);
        if (!json.IncludesDefaults)
        {
            return;
        }

        foreach (FieldPlan field in plan.Fields)
        {
            if (field is { Presence: IdlPresence.Default, IsCase: false } && field.Type.Kind != ValueKind.Message && !seen.Has(field.Index))
            {
                json.WriteName(plan.Names, field.Index);
                WriteZero(ref json, field.Type);
            }
        }
    }

    private static void WriteZero(ref ProtoJsonWriter json, TypePlan type)
    {
        switch (type.Kind)
        {
            case ValueKind.Text:
                json.WriteString("");
                break;
            case ValueKind.Bytes:
                json.WriteBytes(default);
                break;
            case ValueKind.List or ValueKind.Set:
                json.BeginList();
                json.EndList();
                break;
            case ValueKind.Map:
                json.BeginMap();
                json.EndMap();
                break;
            case ValueKind.Message:
                WriteEmptyMessage(ref json, type.Message!);
                break;
            case ValueKind.Enum:
                ProtobufNumbers.WriteJson(ref json, type, (ulong)type.Enum!.Zero);
                break;
            default:
                ProtobufNumbers.WriteJson(ref json, type, 0);
                break;
        }
    }

    private static void WriteEmptyMessage(ref ProtoJsonWriter json, MessagePlan plan)
    {
        ProtobufReader nothing = new(ReadOnlySpan<byte>.Empty);
        WriteMessage(ref json, ref nothing, plan, GenericSettings.Defaults);
    }
}
