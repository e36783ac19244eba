using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Reads Protobuf into values of the map form, and puts together what comes in several places.</summary>
internal static class ProtobufToMap
{
    private const int KeyField = 1;
    private const int ValueField = 2;

    /// <summary>Reads a message, and adds what the IDL says of fields that have not come.</summary>
    public static Dictionary<string, object?> ReadMessage(ref ProtobufReader reader, MessagePlan plan, GenericSettings settings)
    {
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        Merge(ref reader, plan, fields, settings);
        int filled = 0;
        Complete(fields, plan, settings, ref filled);
        return fields;
    }

    private static void Merge(ref ProtobufReader reader, MessagePlan plan, Dictionary<string, object?> fields, GenericSettings settings)
    {
        while (reader.ReadField(out int id, out ProtobufWireType type))
        {
            FieldPlan? field = plan.Find(id);
            if (field is null || !TryRead(ref reader, field, type, fields, settings))
            {
                reader.Skip(id, type);
            }
            else if (field.OneOf >= 0 || plan.IsUnion)
            {
                RemoveOthers(plan, field, fields);
            }
        }
    }

    private static bool TryRead(ref ProtobufReader reader, FieldPlan field, ProtobufWireType type, Dictionary<string, object?> fields, GenericSettings settings)
    {
        bool isList = field.Type.Kind is ValueKind.List or ValueKind.Set;
        bool isPacked = isList && type == ProtobufWireType.LengthDelimited && field.Type.Element!.CanBePacked;
        if (!isPacked && type != field.Wire)
        {
            return false;
        }

        fields.TryGetValue(field.Name, out object? before);
        if (isList)
        {
            List<object?> items = before as List<object?> ?? [];
            fields[field.Name] = items;
            ReadItems(ref reader, field, isPacked, items, settings);
        }
        else if (field.Type.Kind == ValueKind.Map)
        {
            MapBuilder map = before is null ? new MapBuilder(field.Type) : MapBuilder.GoOn(before);
            fields[field.Name] = map.Result;
            ReadEntry(ref reader, field.Type, map, settings);
        }
        else if (ReadSingle(ref reader, field.Type, field.GroupId, before, settings) is { } value)
        {
            fields[field.Name] = value;
        }

        return true;
    }

    private static void ReadItems(ref ProtobufReader reader, FieldPlan field, bool isPacked, List<object?> items, GenericSettings settings)
    {
        TypePlan element = field.Type.Element!;
        if (!isPacked)
        {
            reader.CountElement();
            Add(ReadSingle(ref reader, element, field.GroupId, null, settings));
            return;
        }

        ProtobufScope scope = reader.BeginPacked();
        while (!reader.IsAtEnd)
        {
            // Here a number is an object, which takes far more memory than its byte.
            reader.CountElement();
            Add(ReadSingle(ref reader, element, 0, null, settings));
        }

        reader.EndPacked(in scope);

        void Add(object? item)
        {
            if (item is not null)
            {
                items.Add(item);
            }
        }
    }

    private static void ReadEntry(ref ProtobufReader reader, TypePlan type, MapBuilder map, GenericSettings settings)
    {
        reader.CountElement();
        object? key = null;
        object? value = null;
        bool isDropped = false;
        ProtobufScope scope = reader.BeginMessage();
        while (reader.ReadField(out int id, out ProtobufWireType wire))
        {
            if (id == KeyField && wire == type.Key!.Wire)
            {
                key = ReadSingle(ref reader, type.Key, 0, null, settings);
            }
            else if (id == ValueField && wire == type.Element!.Wire)
            {
                value = ReadSingle(ref reader, type.Element, 0, value, settings);
                isDropped = value is null;
            }
            else
            {
                reader.Skip(id, wire);
            }
        }

        reader.EndMessage(in scope);
        if (!isDropped)
        {
            map.Add(key ?? Zero(type.Key!, settings), value ?? Zero(type.Element!, settings));
        }
    }

    // Null for a number that a closed enum does not have: it counts as an unknown field.
    private static object? ReadSingle(ref ProtobufReader reader, TypePlan type, int groupId, object? before, GenericSettings settings)
    {
        switch (type.Kind)
        {
            case ValueKind.Text:
                return reader.ReadString();
            case ValueKind.Bytes:
                return reader.ReadBytes();
            case ValueKind.Uuid:
                return WireConvert.ToUuid(reader.ReadBytes(), type.Name);
            case ValueKind.Message:
                Dictionary<string, object?> fields = before as Dictionary<string, object?> ?? new(StringComparer.Ordinal);
                ProtobufScope scope = groupId != 0 ? reader.BeginGroup(groupId) : reader.BeginMessage();
                Merge(ref reader, type.Message!, fields, settings);
                End(ref reader, groupId, in scope);
                return fields;
            case ValueKind.List or ValueKind.Set or ValueKind.Map:
                return ReadInner(ref reader, type, settings);
            default:
                ulong bits = ProtobufNumbers.Read(ref reader, type.Kind);
                return type is { Kind: ValueKind.Enum, Enum: { IsClosed: true } plan } && !plan.IsKnown((int)bits)
                    ? null
                    : ProtobufNumbers.ToObject(type, bits, settings.ShowsEnumNames);
        }
    }

    // A collection inside of a collection is the only field of a message, as docs/protobuf.md says.
    private static object ReadInner(ref ProtobufReader reader, TypePlan type, GenericSettings settings)
    {
        MessagePlan wrapper = type.Wrapper;
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        ProtobufScope scope = reader.BeginMessage();
        Merge(ref reader, wrapper, fields, settings);
        reader.EndMessage(in scope);
        return fields.GetValueOrDefault(wrapper.Fields[0].Name) ?? MapZeros.Of(type, settings.ShowsEnumNames);
    }

    private static void End(ref ProtobufReader reader, int groupId, in ProtobufScope scope)
    {
        if (groupId != 0)
        {
            reader.EndGroup(in scope);
        }
        else
        {
            reader.EndMessage(in scope);
        }
    }

    private static void RemoveOthers(MessagePlan plan, FieldPlan field, Dictionary<string, object?> fields)
    {
        foreach (FieldPlan other in plan.Fields)
        {
            if (other != field && other.OneOf == field.OneOf)
            {
                fields.Remove(other.Name);
            }
        }
    }

    private static object Zero(TypePlan type, GenericSettings settings)
        => type.Kind == ValueKind.Message ? new Dictionary<string, object?>(StringComparer.Ordinal) : MapZeros.Of(type, settings.ShowsEnumNames);

    // When the whole message has come: its parts may each lack what another has.
    private static void Complete(Dictionary<string, object?> fields, MessagePlan plan, GenericSettings settings, ref int filled)
    {
        foreach (FieldPlan field in plan.Fields)
        {
            if (fields.TryGetValue(field.Name, out object? value))
            {
                CompleteValue(value, field.Type, settings, ref filled);
            }
            else if (field.Presence == IdlPresence.Required)
            {
                throw CodecErrors.RequiredMissing(field.Where);
            }
            else if (field is { Presence: IdlPresence.Default, IsCase: false } && settings.ShowsProtobufZeros && field.Type.Kind != ValueKind.Message)
            {
                GenericErrors.CountFilled(ref filled, settings);
                fields[field.Name] = MapZeros.Of(field.Type, settings.ShowsEnumNames);
            }
        }
    }

    private static void CompleteValue(object? value, TypePlan type, GenericSettings settings, ref int filled)
    {
        if (type is { Kind: ValueKind.Message, Message: { } message } && value is Dictionary<string, object?> fields)
        {
            Complete(fields, message, settings, ref filled);
            return;
        }

        if (type is not { Element: { } element } || element is { Message: null, Element: null })
        {
            return;
        }

        IEnumerable<object?> items = value switch
        {
            List<object?> list => list,
            Dictionary<string, object?> map => map.Values,
            Dictionary<object, object?> map => map.Values,
            List<KeyValuePair<object, object?>> pairs => pairs.Select(static pair => pair.Value),
            _ => [],
        };
        foreach (object? item in items)
        {
            CompleteValue(item, element, settings, ref filled);
        }
    }
}
