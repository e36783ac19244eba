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
        EmitTryReadCase();
        code.Line();
        ProtobufCodecEmitter.EmitNested(code, names, union.Type, orNull: true);
        foreach (Slot slot in slots.Where(s => s.IsCollection).Select(AsInner))
        {
            code.Line();
            new ProtobufCollectionWriteEmitter(code, names).Emit(slot);
            code.Line();
            new ProtobufCollectionReadEmitter(code, names, keepsUnknown: false).EmitWrapper(slot);
            code.Line();
            new ProtobufCollectionReadEmitter(code, names, keepsUnknown: false).Emit(slot);
        }

        _emitter.EmitGroupReaders(slots);
    }

    /// <summary>Emits the methods of a union that Protobuf cannot carry.</summary>
    public static void EmitThrowing(CodeWriter code, NameScope names, UnionModel union, string failure)
    {
        ProtobufCodecEmitter.EmitThrowing(code, names, union.Type, orNull: true, failure);
        code.Line();
        EmitTryReadCaseHead(code, names, union);
        using (code.Braces())
        {
            code.Line("return false;");
        }
    }

    private static void EmitTryReadCaseHead(CodeWriter code, NameScope names, UnionModel union)
    {
        code.Line("/// <summary>Reads a field of Protobuf if it is a case; a message that is the case already is read on top of it.</summary>");
        code.Line("public static bool TryReadCase(");
        code.Continue($"ref {names.Wire("ProtobufReader")} reader, int id, {names.Wire("ProtobufWireType")} type, ref {names.OfNullable(union.Type.Name)} message)");
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
                    string local = locals.Variable(UnionEmitter.IdentifierOf(one));
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
            ProtobufCodecEmitter.EmitFieldLoop(code, names, "type", "id", "reader.Skip(id, type);", null, ["TryReadCase(ref reader, id, type, ref message)"]);
            code.Line("return message;");
        }
    }

    private void EmitTryReadCase()
    {
        EmitTryReadCaseHead(code, names, union);
        using (code.Braces())
        {
            using (code.Block("switch (id)"))
            {
                for (int i = 0; i < slots.Length; i++)
                {
                    EmitCase(slots[i], union.Cases[i]);
                }

                code.Line("default:");
                code.Continue("return false;");
            }
        }
    }

    private void EmitCase(Slot slot, UnionCaseModel one)
    {
        string wire = names.Wire("ProtobufWireType");
        string pattern = slot.IsCollection ? $"== {wire}.LengthDelimited" : $"== {wire}.{ProtobufTypes.WireType(slot.Type, slot.Protobuf.Value)}";
        ProtobufCodecEmitter.EmitCase(
            code,
            slot,
            "type",
            pattern,
            () =>
            {
                if (slot.Type is not EnumType { IsClosed: true } closed)
                {
                    code.Line($"message = {UnionEmitter.NewCase(names, one, ReadCase(slot, one))};");
                    return;
                }

                string number = Identifiers.Camel(slot.Suffix) + "Number";
                code.Line($"int {number} = reader.ReadInt32();");
                using (code.Block($"if ({ProtobufEnums.IsKnown(closed, number)})"))
                {
                    code.Line($"message = {UnionEmitter.NewCase(names, one, ProtobufConversions.FromWire(names, closed, number, slot.Label))};");
                }

                code.Line();
            },
            end: "return true;");
    }

    private string ReadCase(Slot slot, UnionCaseModel one) => slot.Type switch
    {
        MessageType message => _emitter.ReadMessage(slot, message, isNullable: false, $"(message as {names.Of(one.Name)})?.{Identifiers.Escape(one.Member)}"),
        ScalarType or EnumType => _emitter.ReadScalar(slot.Type, slot.Protobuf.Value, slot.Label),
        _ => $"Read{slot.Suffix}Wrapper(ref reader)",
    };
}
