using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the codec of a message or declared exception, and the part that ties it to the type.</summary>
public static class MessageEmitter
{
    /// <summary>Emits the file of a message.</summary>
    public static SourceFile Emit(MessageModel message)
    {
        var names = new NameScope(message.Type.Codec.Namespace ?? "", [message.Type.Codec.Name, JsonNameTable.ClassName]);
        var code = new CodeWriter();
        EmitInto(code, names, message);
        string contract = message.Type.Name.ToString();
        return message.Type.Name.Arguments.Count > 0
            ? FileEmitter.ComposeClosed(contract, message.Type.Codec.FullName, names, code, message.Type.HasObsoleteParts)
            : FileEmitter.Compose(contract, "", names, code, message.Type.HasObsoleteParts);
    }

    /// <summary>Emits everything below the namespace.</summary>
    internal static void EmitInto(CodeWriter code, NameScope names, MessageModel message)
    {
        if (message.IsPartial)
        {
            PartialEmitter.Emit(code, names, message.Type, message.DeclaresUnknownFields);
            code.Line();
        }

        CodecEmitter.EmitHead(code, names, message.Type);
        using (code.Braces())
        {
            if (message.HasErrors)
            {
                CodecEmitter.EmitThrowing(code, names, message.Type);
                code.Line();
                ProtobufCodecEmitter.EmitThrowing(code, names, message.Type);
                code.Line();
                JsonCodecEmitter.EmitThrowing(code, names, message.Type);
                code.Line();
                new DescriptorEmitter(code, names).EmitNothing();
            }
            else
            {
                EmitMembers(code, names, message);
            }
        }
    }

    private static void EmitMembers(CodeWriter code, NameScope names, MessageModel message)
    {
        var accessors = new AccessorEmitter(code, names);
        SlotTable slots = SlotTable.Of(message);
        Func<string, string>? unknown = message.UnknownFields is { } storage
            ? accessors.Storage("UnknownFieldsOf", UnknownFieldsStorage.FieldName, storage)
            : null;

        EmitThrift(code, names, message, slots, accessors, unknown);
        code.Line();
        if (WireLimits.WhyNotProtobuf(names, message.Fields.Select(f => slots[f])) is { } failure)
        {
            ProtobufCodecEmitter.EmitThrowing(code, names, message.Type, orNull: false, failure);
        }
        else
        {
            new ProtobufMessageEmitter(code, names, message, slots, accessors, unknown).Emit();
        }

        code.Line();
        new JsonMessageEmitter(code, names, message, slots, accessors).Emit();
        code.Line();
        new DescriptorEmitter(code, names).Emit(message);
        accessors.Emit();
    }

    private static void EmitThrift(CodeWriter code, NameScope names, MessageModel message, SlotTable slots, AccessorEmitter accessors, Func<string, string>? unknown)
    {
        if (WireLimits.WhyNotThrift(names, message.Fields.Select(f => slots[f])) is { } failure)
        {
            CodecEmitter.EmitThrowing(code, names, message.Type, orNull: false, failure);
            return;
        }

        EmitWrite(code, names, message, slots, unknown);
        code.Line();
        new ThriftReadEmitter(code, names, message, slots, accessors, unknown).Emit();
        foreach (FieldModel field in message.Fields)
        {
            Slot slot = slots[field];
            if (slot.IsCollection)
            {
                code.Line();
                new CollectionWriteEmitter(code, names).Emit(slot);
                code.Line();
                if (field.Assignment == FieldAssignment.Fill && message.Constructor.Parameters.Count == 0)
                {
                    new CollectionReadEmitter(code, names).EmitFill(slot);
                }
                else
                {
                    new CollectionReadEmitter(code, names).Emit(slot);
                }
            }
        }
    }

    private static void EmitWrite(CodeWriter code, NameScope names, MessageModel message, SlotTable slots, Func<string, string>? unknown)
    {
        CodecEmitter.EmitWriteHead(code, names, message.Type);
        using (code.Braces())
        {
            var locals = new LocalNames("writer", "message");
            var emitter = new SlotEmitter(code, names);
            code.Line("writer.WriteStructBegin();");
            foreach (FieldModel field in message.Fields)
            {
                code.Line();
                emitter.Write(slots[field], $"message.{Identifiers.Escape(field.Member)}", locals);
            }

            if (message.Fields.Count > 0)
            {
                code.Line();
            }

            if (unknown is not null)
            {
                code.Line($"writer.WriteUnknownFields({unknown(UnknownTarget(names, message))});");
            }

            code.Line("writer.WriteStructEnd();");
        }
    }

    /// <summary>The message as what its unknown fields are read of: an accessor of a struct's field wants a reference that may be written to.</summary>
    internal static string UnknownTarget(NameScope names, MessageModel message) => message.UnknownFields!.IsValueTarget
        ? $"{names.Of(new TypeName("System.Runtime.CompilerServices", "Unsafe"))}.AsRef(in message)"
        : "message";
}
