using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what reads and writes a union as a Protobuf message with one field, into its codec.</summary>
/// <remarks>A case that holds a collection, which a <c>oneof</c> cannot, is a message whose only field is the collection.</remarks>
internal sealed class ProtobufUnionEmitter(CodeWriter code, NameScope names, UnionModel union, Slot[] slots)
{
    private readonly ProtobufSlotEmitter _emitter = new(code, names);

    /// <summary>Emits the methods.</summary>
    public void Emit()
    {
        EmitWrite();
        code.Line();
        EmitRead();
        code.Line();
        EmitReadOrNull();
        code.Line();
        ProtobufCodecEmitter.EmitNested(code, names, union.Type, orNull: true);
        foreach (Slot slot in slots.Where(s => s.IsCollection).Select(AsInner))
        {
            code.Line();
            new ProtobufCollectionWriteEmitter(code, names).Emit(slot);
            code.Line();
            new ProtobufCollectionReadEmitter(code, names).EmitWrapper(slot);
            code.Line();
            new ProtobufCollectionReadEmitter(code, names).Emit(slot);
        }
    }

    private static Slot AsInner(Slot slot) => ProtobufCollectionWriteEmitter.InnerOf(slot, "", slot.Type);

    private void EmitWrite()
    {
        ProtobufCodecEmitter.EmitWriteHead(code, names, union.Type);
        using (code.Braces())
        {
            using (code.Block("switch (message)"))
            {
                var locals = new LocalNames("writer", "message");
                for (int i = 0; i < slots.Length; i++)
                {
                    UnionCaseModel one = union.Cases[i];
                    string local = locals.Variable(one.WireName);
                    code.Line($"case {names.Of(one.Name)} {local}:");
                    using (code.Indent())
                    {
                        EmitWriteCase(slots[i], $"{local}.{Identifiers.Escape(one.Member)}", locals);
                        code.Line("break;");
                    }

                    code.Line();
                }

                code.Line("default:");
                code.Continue($"throw {UnionEmitter.NoKnownCase(names, union)};");
            }
        }
    }

    private void EmitWriteCase(Slot slot, string value, LocalNames locals)
    {
        if (!slot.IsCollection)
        {
            _emitter.Write(slot, value, locals);
            return;
        }

        string begin = locals.Take(Identifiers.Camel(slot.Suffix) + "Begin");
        code.Line(ProtobufSlotEmitter.CommentOf(slot));
        code.Line($"int {begin} = writer.BeginMessage({slot.Id});");
        _emitter.WriteUncommented(AsInner(slot), value, locals);
        code.Line($"writer.EndMessage({begin});");
    }

    private void EmitRead()
    {
        ProtobufCodecEmitter.EmitReadHead(code, names, union.Type);
        using (code.Braces())
        {
            code.Line($"return ReadOrNull(ref reader, earlier) ?? throw {UnionEmitter.NoKnownCase(names, union)};");
        }
    }

    private void EmitReadOrNull()
    {
        ProtobufCodecEmitter.EmitReadHead(code, names, union.Type, orNull: true);
        using (code.Braces())
        {
            code.Line($"{names.OfNullable(union.Type.Name)} message = earlier;");
            ProtobufCodecEmitter.EmitFieldLoop(code, names, "type", "id", "reader.Skip(id, type);", Cases);
            code.Line("return message;");
        }

        void Cases()
        {
            for (int i = 0; i < slots.Length; i++)
            {
                UnionCaseModel one = union.Cases[i];
                Slot slot = slots[i];
                string pattern = slot.IsCollection
                    ? $"== {names.Wire("ProtobufWireType")}.LengthDelimited"
                    : $"== {names.Wire("ProtobufWireType")}.{ProtobufTypes.WireType(slot.Type, slot.Protobuf.Value)}";
                ProtobufCodecEmitter.EmitCase(code, slot, "type", pattern, () => code.Line($"message = {UnionEmitter.NewCase(names, one, ReadCase(slot, one))};"));
            }
        }
    }

    private string ReadCase(Slot slot, UnionCaseModel one) => slot.Type switch
    {
        MessageType message => _emitter.ReadMessage(message, isNullable: false, $"(message as {names.Of(one.Name)})?.{Identifiers.Escape(one.Member)}"),
        ScalarType or EnumType => _emitter.ReadScalar(slot.Type, slot.Protobuf.Value, slot.Label),
        _ => $"Read{slot.Suffix}Wrapper(ref reader)",
    };
}
