using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the method that reads a message from Thrift.</summary>
internal sealed class ThriftReadEmitter(
    CodeWriter code,
    NameScope names,
    MessageModel message,
    SlotTable slots,
    AccessorEmitter accessors,
    Func<string, string>? unknown)
    : MessageReadEmitter(code, names, message, slots, accessors, unknown, new LocalNames("reader", "message", "type", "id", "unknownFields"))
{
    private readonly SlotEmitter _emitter = new(code, names);

    /// <summary>Emits the method.</summary>
    public void Emit()
    {
        CodecEmitter.EmitReadHead(Code, Names, Message.Type);
        using (Code.Braces())
        {
            if (!ConstructsLast)
            {
                Code.Line($"{Names.Of(Message.Type.Name)} message = {Construct("")};");
            }

            foreach (FieldModel field in NullsToSet())
            {
                Code.Line(Assign(field, "null"));
            }

            EmitLocals();
            string otherwise = Unknown is null ? "reader.Skip(type);" : "reader.KeepUnknownField(type, id, ref unknownFields);";
            CodecEmitter.EmitFieldLoop(Code, Names, "type", "id", Fields.Any() ? EmitCases : null, otherwise, OneOfReads("type, id"));
            EmitOneOfs();
            EmitPresenceChecks();
            if (ConstructsLast)
            {
                EmitConstruction();
            }

            EmitReturn();
        }
    }

    private void EmitLocals()
    {
        if (Unknown is not null)
        {
            Code.Line($"{Names.Wire("UnknownFields")}? unknownFields = null;");
        }

        foreach (FieldModel field in Message.Fields)
        {
            if (field.Protobuf.IsOneOf)
            {
                EmitOneOfLocal(field);
            }
            else if (ConstructsLast)
            {
                EmitValueLocal(field);
            }

            EmitPresenceLocal(field);
        }
    }

    private void EmitCases()
    {
        foreach (FieldModel field in Fields)
        {
            Slot slot = Slots[field];
            CodecEmitter.EmitCase(Code, Names, slot, "type", () =>
            {
                if (!ConstructsLast && field.Assignment == FieldAssignment.Fill)
                {
                    Code.Line($"Fill{slot.Suffix}(ref reader, message.{Identifiers.Escape(field.Member)});");
                    return;
                }

                _emitter.Read(slot, Locals, value => EmitTake(field, value));
            });
        }
    }
}
