using Tern.Schema;

namespace Tern.Emit;

/// <summary>Writes the code of one field of a Protobuf message: straight-line, in the caller's method.</summary>
internal sealed class ProtobufSlotEmitter(CodeWriter code, NameScope names)
{
    /// <summary>What stands above the code of a field.</summary>
    public static string CommentOf(Slot slot)
        => slot.Protobuf.IsOneOf ? slot.Comment : $"// {slot.Id}: {ProtobufTypes.Idl(slot.Type, slot.Protobuf)} {slot.PlainName}";

    /// <summary>Writes a field out of an expression.</summary>
    /// <param name="slot">The field.</param>
    /// <param name="value">C# expression of its value; evaluated once.</param>
    /// <param name="locals">Names that are taken in the method.</param>
    public void Write(Slot slot, string value, LocalNames locals)
    {
        code.Line(CommentOf(slot));
        WriteUncommented(slot, value, locals);
    }

    /// <summary>Writes a field of which a comment speaks already.</summary>
    public void WriteUncommented(Slot slot, string value, LocalNames locals)
    {
        if (slot.IsNullable)
        {
            string local = locals.Variable(slot.Suffix);
            using (code.Block($"if ({value} is {{ }} {local})"))
            {
                WriteValue(slot, local, locals);
            }

            return;
        }

        string checkedValue = slot.Type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullMember({slot.Label})" : value;
        if (slot.Protobuf.IsAlwaysWritten || slot.IsCollection || slot.Type is MessageType or ScalarType { Kind: ScalarKind.DateOnly })
        {
            WriteValue(slot, checkedValue, locals);
            return;
        }

        string once = locals.Variable(slot.Suffix);
        code.Line($"{names.Of(slot.Type.Name)} {once} = {checkedValue};");
        using (code.Block($"if ({ProtobufTypes.IsNotZero(names, slot.Type, once)})"))
        {
            WriteValue(slot, once, locals);
        }
    }

    /// <summary>Expression that reads a scalar whose tag has been read.</summary>
    public string ReadScalar(TypeModel type, WireEncoding encoding, string label)
        => ProtobufConversions.FromWire(names, type, $"reader.Read{ProtobufTypes.MethodSuffix(type, encoding)}()", label);

    /// <summary>Expression that reads a message whose tag has been read.</summary>
    /// <param name="slot">The field.</param>
    /// <param name="message">The message.</param>
    /// <param name="isNullable">Whether a union may hold a case that is not known.</param>
    /// <param name="earlier">Expression of what was read of it before; <see langword="null"/> if it stands for itself.</param>
    public string ReadMessage(Slot slot, MessageType message, bool isNullable, string? earlier)
    {
        if (slot.Protobuf.Value == WireEncoding.Group)
        {
            return $"Read{slot.Suffix}Group(ref reader{(earlier is null ? "" : ", " + earlier)})";
        }

        string method = message.IsUnion && isNullable ? "ReadNestedOrNull" : "ReadNested";
        return $"{names.Of(message.Codec)}.{method}(ref reader{(earlier is null ? "" : ", " + earlier)})";
    }

    /// <summary>Writes a scalar field.</summary>
    public void WriteScalar(int id, TypeModel type, WireEncoding encoding, string value, string label)
    {
        string wire = type.IsReference ? value : ProtobufConversions.ToWire(names, type, value, label);
        code.Line($"writer.Write{ProtobufTypes.MethodSuffix(type, encoding)}Field({id}, {wire});");
    }

    /// <summary>Emits the methods that read groups: messages between tags instead of behind a length.</summary>
    public void EmitGroupReaders(IEnumerable<Slot> slots)
    {
        foreach (Slot slot in slots.Where(s => s.Protobuf.Value == WireEncoding.Group))
        {
            var message = (MessageType)(ProtobufTypes.ElementOf(slot.Type) ?? slot.Type);
            bool orNull = message.IsUnion && slot.IsNullable;
            string self = names.OfNullable(message.Name);
            code.Line();
            code.Line($"private static {(orNull ? self : names.Of(message.Name))} Read{slot.Suffix}Group(");
            code.Continue($"ref {names.Wire("ProtobufReader")} reader, {self} earlier = null)");
            using (code.Braces())
            {
                code.Line($"{names.Wire("ProtobufScope")} scope = reader.BeginGroup({slot.Id});");
                code.Line($"{(orNull ? self : names.Of(message.Name))} message = {names.Of(message.Codec)}.{(orNull ? "ReadOrNull" : "Read")}(ref reader, earlier);");
                code.Line("reader.EndGroup(in scope);");
                code.Line("return message;");
            }
        }
    }

    private void WriteMessage(Slot slot, MessageType message, string value, LocalNames locals)
    {
        string write = $"{names.Of(message.Codec)}.Write(ref writer, {value});";
        if (slot.Protobuf.IsOneOf)
        {
            code.Line(write);
        }
        else if (slot.Protobuf.Value == WireEncoding.Group)
        {
            code.Line($"writer.BeginGroup({slot.Id});");
            code.Line(write);
            code.Line($"writer.EndGroup({slot.Id});");
        }
        else
        {
            string begin = locals.Take(Identifiers.Camel(slot.Suffix) + "Begin");
            code.Line($"int {begin} = writer.BeginMessage({slot.Id});");
            code.Line(write);
            code.Line($"writer.EndMessage({begin});");
        }
    }

    private void WriteValue(Slot slot, string value, LocalNames locals)
    {
        switch (slot.Type)
        {
            case MessageType message:
                WriteMessage(slot, message, value, locals);
                break;

            case ScalarType or EnumType:
                WriteScalar(slot.Id, slot.Type, slot.Protobuf.Value, value, slot.Label);
                break;

            default:
                code.Line($"Write{slot.Suffix}(ref writer, {value});");
                break;
        }
    }
}
