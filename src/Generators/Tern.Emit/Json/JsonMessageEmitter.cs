using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what reads and writes a message as JSON, into its codec.</summary>
internal sealed class JsonMessageEmitter(CodeWriter code, NameScope names, MessageModel message, SlotTable slots, AccessorEmitter accessors)
{
    /// <summary>Emits the methods.</summary>
    public void Emit()
    {
        if (message.Type.HasOwnJson)
        {
            JsonCodecEmitter.EmitOwn(code, names, message.Type, orNull: false);
            return;
        }

        Slot[] all = [.. message.Fields.Select(f => slots[f])];
        var table = new JsonNameTable(code, names, message.Type.Name.ToDisplayName(), all);
        var fields = new JsonFieldEmitter(code, names, table);
        JsonCodecEmitter.EmitWriteHead(code, names, message.Type);
        using (code.Braces())
        {
            fields.WriteObject(message.Fields.Select(f => (slots[f], $"message.{Identifiers.Escape(f.Member)}")), new LocalNames("writer", "message"));
        }

        code.Line();
        new JsonReadEmitter(code, names, message, slots, accessors, fields).Emit();
        fields.EmitCollections(all);
        table.Emit();
    }
}
