using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the methods that write a collection field to Protobuf.</summary>
/// <remarks>
/// A collection inside of a collection, which Protobuf does not know, is a message whose only field is the inner one. It has a method of its own, as if it were a field with id 1.
/// </remarks>
internal sealed class ProtobufCollectionWriteEmitter(CodeWriter code, NameScope names)
{
    private readonly ProtobufSlotEmitter _scalars = new(code, names);

    /// <summary>Emits the method of a field, and of the collections in it.</summary>
    public void Emit(Slot slot)
    {
        code.Line($"private static void Write{slot.Suffix}(ref {names.Wire("ProtobufWriter")} writer, {names.Of(slot.Type.Name)} values)");
        var inner = new List<Slot>();
        using (code.Braces())
        {
            if (slot.Type is MapType map)
            {
                WriteMap(slot, map, inner);
            }
            else
            {
                WriteList(slot, ProtobufTypes.ItemOf(slot.Type), inner);
            }
        }

        foreach (Slot collection in inner)
        {
            code.Line();
            Emit(collection);
        }
    }

    /// <summary>The collection inside of a collection, as the field that it is in its message.</summary>
    public static Slot InnerOf(Slot slot, string role, TypeModel type)
        => slot with { Id = 1, Suffix = slot.Suffix + role, Type = type, IsNullable = false };

    private void WriteList(Slot slot, TypeModel element, List<Slot> inner)
    {
        string values = "values";
        if (slot.Type is ListType { Shape: ListShape.IEnumerable })
        {
            values = "list";
            code.Line($"{names.Of(TypeName.Generic("System.Collections.Generic", "List", element.Name))} {values} = new(values);");
        }

        string? span = SpanOf(slot.Type, values);
        string suffix = ProtobufTypes.MethodSuffix(element, slot.Protobuf.Value) ?? "";
        if (!slot.Protobuf.IsPacked || !ProtobufTypes.IsPackable(element, slot.Protobuf.Value))
        {
            if (element is MessageType && slot.Protobuf.Value != WireEncoding.Group)
            {
                code.Line("int room = 1;");
            }

            ForEach(slot.Type, element, span, values, item => WriteElement(slot, slot.Id, element, slot.Protobuf.Value, item, "Element", inner));
        }
        else if (span is not null && ProtobufTypes.IsBulk(element))
        {
            code.Line($"writer.WritePacked{suffix}Field({slot.Id}, {span});");
        }
        else
        {
            using (code.Block($"if ({(span is null ? $"{values}.Count" : $"{span}.Length")} == 0)"))
            {
                code.Line("return;");
            }

            code.Line();
            code.Line($"int begin = writer.BeginPacked({slot.Id});");
            ForEach(slot.Type, element, span, values, item => code.Line($"writer.Write{suffix}({ProtobufConversions.ToWire(names, element, item, slot.Label)});"));
            code.Line();
            code.Line("writer.EndPacked(begin);");
        }
    }

    private string? SpanOf(TypeModel type, string values) => type is not ListType list ? null : list.Shape switch
    {
        ListShape.Array => values,
        ListShape.List or ListShape.IEnumerable => $"{names.Of(new TypeName("System.Runtime.InteropServices", "CollectionsMarshal"))}.AsSpan({values})",
        ListShape.ImmutableArray => $"{values}.AsSpan()",
        _ => null,
    };

    private void ForEach(TypeModel type, TypeModel element, string? span, string values, Action<string> body)
    {
        if (span is null && type is ListType { Shape: ListShape.IList or ListShape.IReadOnlyList })
        {
            // By index: the enumerator of an interface is an allocation.
            using (code.Block($"for (int i = 0; i < {values}.Count; i++)"))
            {
                body($"{values}[i]");
            }

            return;
        }

        using (code.Block($"foreach ({names.Of(element.Name)} item in {span ?? values})"))
        {
            body("item");
        }
    }

    private void WriteMap(Slot slot, MapType map, List<Slot> inner)
    {
        using (code.Block("foreach (var pair in values)"))
        {
            code.Line($"int entry = writer.BeginMessage({slot.Id});");
            WriteElement(slot, 1, map.Key, slot.Protobuf.Key, "pair.Key", "Key", inner);
            WriteElement(slot, 2, map.Value, slot.Protobuf.Value, "pair.Value", "Value", inner);
            code.Line("writer.EndMessage(entry);");
        }
    }

    private void WriteElement(Slot slot, int id, TypeModel type, WireEncoding encoding, string value, string role, List<Slot> inner)
    {
        string checkedValue = type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullElement({slot.Label})" : value;
        if (type is ScalarType or EnumType)
        {
            _scalars.WriteScalar(id, type, encoding, checkedValue, slot.Label);
            return;
        }

        if (type is MessageType group && encoding == WireEncoding.Group)
        {
            code.Line($"writer.BeginGroup({id});");
            code.Line($"{names.Of(group.Codec)}.Write(ref writer, {checkedValue});");
            code.Line($"writer.EndGroup({id});");
            return;
        }

        // Elements of a list are alike, so the length of one says how much room the next one's will take.
        bool isListOfMessages = role == "Element" && type is MessageType;
        string begin = role == "Element" ? "begin" : "begin" + role;
        code.Line($"int {begin} = writer.BeginMessage({id}{(isListOfMessages ? ", room" : "")});");
        if (type is MessageType message)
        {
            code.Line($"{names.Of(message.Codec)}.Write(ref writer, {checkedValue});");
        }
        else
        {
            Slot collection = InnerOf(slot, role, type);
            inner.Add(collection);
            code.Line($"Write{collection.Suffix}(ref writer, {checkedValue});");
        }

        code.Line(isListOfMessages ? $"room = writer.EndMessage({begin}, room);" : $"writer.EndMessage({begin});");
    }
}
