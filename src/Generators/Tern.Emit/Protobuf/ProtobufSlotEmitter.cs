using Tern.Schema;

namespace Tern.Emit;

/// <summary>Writes the code of one field of a Protobuf message: straight-line, in the caller's method.</summary>
internal sealed class ProtobufSlotEmitter(CodeWriter code, NameScope names)
{
    /// <summary>What stands above the code of a field.</summary>
    public static string CommentOf(Slot slot)
        => $"// {slot.Id}: {ProtobufTypes.Idl(slot.Type, slot.Protobuf)} {slot.WireName.Replace('\n', ' ').Replace('\r', ' ')}";

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
    /// <param name="message">The message.</param>
    /// <param name="isNullable">Whether a union may hold a case that is not known.</param>
    /// <param name="earlier">Expression of what was read of it before; <see langword="null"/> if it stands for itself.</param>
    public string ReadMessage(MessageType message, bool isNullable, string? earlier)
    {
        string method = message.IsUnion && isNullable ? "ReadNestedOrNull" : "ReadNested";
        return $"{names.Of(message.Codec)}.{method}(ref reader{(earlier is null ? "" : ", " + earlier)})";
    }

    /// <summary>Writes a scalar field.</summary>
    public void WriteScalar(int id, TypeModel type, WireEncoding encoding, string value, string label)
    {
        string wire = type.IsReference ? value : ProtobufConversions.ToWire(names, type, value, label);
        code.Line($"writer.Write{ProtobufTypes.MethodSuffix(type, encoding)}Field({id}, {wire});");
    }

    private void WriteValue(Slot slot, string value, LocalNames locals)
    {
        switch (slot.Type)
        {
            case MessageType message:
                string begin = locals.Take(Identifiers.Camel(slot.Suffix) + "Begin");
                code.Line($"int {begin} = writer.BeginMessage({slot.Id});");
                code.Line($"{names.Of(message.Codec)}.Write(ref writer, {value});");
                code.Line($"writer.EndMessage({begin});");
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
