using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what reads and writes a message as Protobuf, into its codec.</summary>
internal sealed class ProtobufMessageEmitter(
    CodeWriter code,
    NameScope names,
    MessageModel message,
    SlotTable slots,
    AccessorEmitter accessors,
    Func<string, string>? unknown)
{
    /// <summary>Emits the methods.</summary>
    public void Emit()
    {
        EmitWrite();
        code.Line();
        new ProtobufReadEmitter(code, names, message, slots, accessors, unknown).Emit();
        code.Line();
        ProtobufCodecEmitter.EmitNested(code, names, message.Type, orNull: false);
        foreach (Slot slot in message.Fields.Select(f => slots[f]).Where(s => s.IsCollection))
        {
            code.Line();
            new ProtobufCollectionWriteEmitter(code, names).Emit(slot);
            code.Line();
            new ProtobufCollectionReadEmitter(code, names, keepsUnknown: unknown is not null).Emit(slot);
        }

        new ProtobufSlotEmitter(code, names).EmitGroupReaders(message.Fields.Select(f => slots[f]));
    }

    private void EmitWrite()
    {
        ProtobufCodecEmitter.EmitWriteHead(code, names, message.Type);
        using (code.Braces())
        {
            var locals = new LocalNames("writer", "message");
            var emitter = new ProtobufSlotEmitter(code, names);
            foreach (FieldModel field in message.Fields)
            {
                if (field != message.Fields[0])
                {
                    code.Line();
                }

                emitter.Write(slots[field], $"message.{Identifiers.Escape(field.Member)}", locals);
            }

            if (unknown is not null)
            {
                code.Line();
                code.Line($"writer.WriteUnknownFields({unknown(MessageEmitter.UnknownTarget(names, message))});");
            }
        }
    }
}
