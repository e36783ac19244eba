using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the method that reads a message from JSON.</summary>
internal sealed class JsonReadEmitter(
    CodeWriter code,
    NameScope names,
    MessageModel message,
    SlotTable slots,
    AccessorEmitter accessors,
    JsonFieldEmitter emitter)
    : MessageReadEmitter(code, names, message, slots, accessors, unknown: null, new LocalNames("reader", "message", "fields", "field"))
{
    /// <summary>Emits the method.</summary>
    public void Emit()
    {
        JsonCodecEmitter.EmitReadHead(Code, Names, Message.Type);
        using (Code.Braces())
        {
            if (!ConstructsLast)
            {
                Code.Line($"{Names.Of(Message.Type.Name)} message = {Construct("")};");
            }

            EmitLocals();
            FieldModel[] fields = [.. Fields];
            emitter.ReadObject([.. fields.Select(f => Slots[f])], [.. OneOfs.Select(f => (Slots[f], ValueLocal(f)))], Locals, (index, value) => Take(fields[index], value));
            EmitOneOfs();
            EmitPresenceChecks();
            if (ConstructsLast)
            {
                EmitConstruction();
            }

            EmitReturn();
        }
    }

    // An empty collection need not be there, however required it is.
    protected override bool MustBePresent(FieldModel field) => !Slots[field].IsCollection && base.MustBePresent(field);

    private void EmitLocals()
    {
        foreach (FieldModel field in NullsToSet())
        {
            Code.Line(Assign(field, "null"));
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
            if (field.IsRequired && Slots[field].IsCollection && field.Assignment != FieldAssignment.Constructor)
            {
                // Nothing there is an empty collection, and the member may not stay null.
                EmitTake(field, SlotEmitter.Fallback(Names, field.Type)!);
            }
            else if (!ConstructsLast && field is { IsNullable: false, Type: ListType { Shape: ListShape.ImmutableArray } })
            {
                // The default of the type is not even empty.
                using (Code.Block($"if (message.{Identifiers.Escape(field.Member)}.IsDefault)"))
                {
                    Code.Line(Assign(field, "[]"));
                }

                Code.Line();
            }
        }
    }

    private void Take(FieldModel field, string value)
    {
        if (!ConstructsLast && field.Assignment == FieldAssignment.Fill)
        {
            Code.Line(CollectionReadEmitter.Refill(Names, $"message.{Identifiers.Escape(field.Member)}", value));
            EmitPresent(field);
            return;
        }

        EmitTake(field, value);
    }
}
