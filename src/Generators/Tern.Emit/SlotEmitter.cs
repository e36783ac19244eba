using Tern.Schema;

namespace Tern.Emit;

/// <summary>Writes the code of one field: straight-line, in the caller's method.</summary>
internal sealed class SlotEmitter(CodeWriter code, NameScope names)
{
    /// <summary>Writes a field out of an expression.</summary>
    /// <param name="slot">The field.</param>
    /// <param name="value">C# expression of its value; evaluated once.</param>
    /// <param name="locals">Names that are taken in the method.</param>
    public void Write(Slot slot, string value, LocalNames locals)
    {
        code.Line(slot.Comment);
        if (slot.Protobuf.IsOneOf)
        {
            WriteOneOf(slot, value, locals);
            return;
        }

        if (!slot.IsNullable)
        {
            string checkedValue = slot.Type.IsReference
                ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullMember({slot.Label})"
                : value;
            WriteValue(slot, checkedValue);
            return;
        }

        string local = locals.Variable(slot.Suffix);
        using (code.Block($"if ({value} is {{ }} {local})"))
        {
            WriteValue(slot, local);
        }
    }

    /// <summary>Reads the field's value where its header has been read, and hands the expression to a callback that assigns it.</summary>
    public void Read(Slot slot, LocalNames locals, Action<string> assign)
    {
        if (slot.IsCollection)
        {
            string local = locals.Variable(slot.Suffix);
            using (code.Block($"if (TryRead{slot.Suffix}(ref reader, out var {local}))"))
            {
                assign(local);
            }

            return;
        }

        assign(ReadExpression(slot));
    }

    /// <summary>The value of a reference that may not be null and was neither on the wire nor given a default.</summary>
    public static string? Fallback(NameScope names, TypeModel type) => type switch
    {
        ScalarType { Kind: ScalarKind.String } => "\"\"",
        ScalarType { Kind: ScalarKind.ByteArray } or ListType { Shape: not ListShape.ImmutableList } or SetType { Shape: not SetShape.ImmutableHashSet } => "[]",
        ListType => names.Of(TypeName.Generic("System.Collections.Immutable", "ImmutableList", [.. type.Name.Arguments])) + ".Empty",
        SetType => names.Of(TypeName.Generic("System.Collections.Immutable", "ImmutableHashSet", [.. type.Name.Arguments])) + ".Empty",
        MapType { Shape: MapShape.ImmutableDictionary } => names.Of(type.Name) + ".Empty",
        MapType map => $"new {names.Of(TypeName.Generic("System.Collections.Generic", "Dictionary", map.Key.Name, map.Value.Name))}()",
        _ => null,
    };

    // The case is a field of the message itself.
    private void WriteOneOf(Slot slot, string value, LocalNames locals)
    {
        string codec = names.Of(((MessageType)slot.Type).Codec);
        if (!slot.IsNullable)
        {
            code.Line($"{codec}.WriteCase(ref writer, {value} ?? throw {names.Wire("CodecErrors")}.NullMember({slot.Label}));");
            return;
        }

        string local = locals.Variable(slot.Suffix);
        using (code.Block($"if ({value} is {{ }} {local})"))
        {
            code.Line($"{codec}.WriteCase(ref writer, {local});");
        }
    }

    private string ReadExpression(Slot slot)
    {
        if (slot.Type is MessageType message)
        {
            string method = message.IsUnion && slot.IsNullable ? "ReadOrNull" : "Read";
            return $"{names.Of(message.Codec)}.{method}(ref reader)";
        }

        return ScalarConversions.FromWire(names, slot.Type, $"reader.Read{WireTypes.MethodSuffix(slot.Type)}()", slot.Label);
    }

    private void WriteValue(Slot slot, string value)
    {
        if (WireTypes.MethodSuffix(slot.Type) is { } suffix)
        {
            string wire = slot.Type.IsReference ? value : ScalarConversions.ToWire(names, slot.Type, value, slot.Label);
            code.Line($"writer.Write{suffix}Field({slot.Id}, {wire});");
            return;
        }

        code.Line($"writer.WriteFieldBegin({names.Wire("ThriftType")}.{WireTypes.Of(slot.Type)}, {slot.Id});");
        code.Line(slot.Type is MessageType message
            ? $"{names.Of(message.Codec)}.Write(ref writer, {value});"
            : $"Write{slot.Suffix}(ref writer, {value});");
    }
}
