using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits how the body of a call or of a stream's message is written to and read from Protobuf.</summary>
/// <remarks>A single message is the body itself. Anything else is a message of fields: the arguments with their ids, or the answer with id 1.</remarks>
internal sealed class ProtobufBodyEmitter(CodeWriter code, NameScope names)
{
    private readonly ProtobufSlotEmitter _emitter = new(code, names);

    /// <summary>Emits statements that write a message which is the body; null is an empty body.</summary>
    public void WriteMessage(Slot slot, string value)
    {
        string codec = names.Of(((MessageType)slot.Type).Codec);
        if (!slot.IsNullable)
        {
            string checkedValue = slot.Type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullMember({slot.Label})" : value;
            code.Line($"{codec}.Write(ref writer, {checkedValue});");
            return;
        }

        using (code.Block($"if ({value} is {{ }} message)"))
        {
            code.Line($"{codec}.Write(ref writer, message);");
        }
    }

    /// <summary>Expression that reads a message which is the body; an empty body is null where null is allowed.</summary>
    public string ReadMessage(Slot slot)
    {
        var message = (MessageType)slot.Type;
        string read = $"{names.Of(message.Codec)}.{(message.IsUnion && slot.IsNullable ? "ReadOrNull" : "Read")}(ref reader)";
        return slot.IsNullable ? $"reader.IsAtEnd ? null : {read}" : read;
    }

    /// <summary>Emits statements that write fields.</summary>
    /// <param name="fields">The fields and the expressions of their values.</param>
    /// <param name="parameter">Name of the parameter that holds them.</param>
    public void WriteFields(IEnumerable<(Slot Slot, string Value)> fields, string parameter)
    {
        var locals = new LocalNames("writer", parameter);
        bool isFirst = true;
        foreach ((Slot slot, string value) in fields)
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            _emitter.Write(slot, value, locals);
        }
    }

    /// <summary>Emits statements that read fields.</summary>
    /// <param name="fields">The fields, what takes their values, and whether they must not be missing.</param>
    /// <param name="taken">Name that is taken in the method.</param>
    public void ReadFields(IReadOnlyList<(Slot Slot, string Target, bool IsMandatory)> fields, string taken)
    {
        var locals = new LocalNames("reader", "type", "id", taken);
        var gathered = new Dictionary<Slot, string>();
        foreach ((Slot slot, _, _) in fields.Where(f => f.Slot.IsCollection || f.Slot.Type is MessageType))
        {
            TypeName type = slot.IsCollection ? ProtobufCollectionReadEmitter.BuilderOf(slot.Type) : slot.Type.Name;
            string local = locals.Variable(slot.WireName);
            gathered.Add(slot, local);
            code.Line($"{names.OfNullable(type)} {local} = null;");
        }

        ProtobufCodecEmitter.EmitFieldLoop(code, names, "type", "id", "reader.Skip(id, type);", fields.Count == 0 ? null : Cases);
        foreach ((Slot slot, string target, _) in fields.Where(f => f.Slot.IsCollection))
        {
            using (code.Block($"if ({gathered[slot]} is not null)"))
            {
                code.Line($"{target} = {ProtobufCollectionReadEmitter.Finish(names, slot.Type, gathered[slot])};");
            }

            code.Line();
        }

        foreach ((Slot slot, _, _) in fields.Where(f => f.IsMandatory))
        {
            using (code.Block($"if ({gathered[slot]} is null)"))
            {
                code.Line($"throw {names.Wire("CodecErrors")}.ArgumentMissing({slot.Label});");
            }

            code.Line();
        }

        void Cases()
        {
            foreach ((Slot slot, string target, _) in fields)
            {
                string pattern = slot.IsCollection
                    ? ProtobufCollectionReadEmitter.Pattern(names, slot)
                    : $"== {names.Wire("ProtobufWireType")}.{ProtobufTypes.WireType(slot.Type, slot.Protobuf.Value)}";
                ProtobufCodecEmitter.EmitCase(code, slot, "type", pattern, () => ReadField(slot, target, gathered));
            }
        }
    }

    /// <summary>Emits the methods of collections among fields.</summary>
    public void EmitCollections(IEnumerable<Slot> slots)
    {
        Slot[] all = slots.ToArray();
        _emitter.EmitGroupReaders(all);
        foreach (Slot slot in all.Where(s => s.IsCollection))
        {
            code.Line();
            new ProtobufCollectionWriteEmitter(code, names).Emit(slot);
            code.Line();
            new ProtobufCollectionReadEmitter(code, names, keepsUnknown: false).Emit(slot);
        }
    }

    private void ReadField(Slot slot, string target, Dictionary<Slot, string> gathered)
    {
        if (slot.IsCollection)
        {
            code.Line(ProtobufCollectionReadEmitter.Call(slot, "type", gathered[slot], keepsUnknown: false));
        }
        else if (slot.Type is MessageType message)
        {
            string local = gathered[slot];
            code.Line($"{local} = {_emitter.ReadMessage(slot, message, slot.IsNullable, local)};");
            code.Line($"{target} = {(message.IsValueType && !slot.IsNullable ? $"{local}.GetValueOrDefault()" : local)};");
        }
        else
        {
            code.Line($"{target} = {_emitter.ReadScalar(slot.Type, slot.Protobuf.Value, slot.Label)};");
        }
    }
}
