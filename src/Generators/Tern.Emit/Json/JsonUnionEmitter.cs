using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what reads and writes a union as a JSON object with one field, into its codec.</summary>
internal sealed class JsonUnionEmitter(CodeWriter code, NameScope names, UnionModel union, Slot[] slots)
{
    /// <summary>Emits the methods.</summary>
    public void Emit()
    {
        var table = new JsonNameTable(code, names, union.Type.Name.ToDisplayName(), [.. slots.Select(s => s.WireName)]);
        var fields = new JsonFieldEmitter(code, names, table);
        EmitWrite(fields);
        code.Line();
        EmitRead();
        code.Line();
        EmitReadOrNull(fields);
        fields.EmitCollections(slots);
        table.Emit();
    }

    private void EmitWrite(JsonFieldEmitter fields)
    {
        JsonCodecEmitter.EmitWriteHead(code, names, union.Type);
        using (code.Braces())
        {
            code.Line("writer.BeginMessage();");
            using (code.Block("switch (message)"))
            {
                var locals = new LocalNames("writer", "message");
                for (int i = 0; i < slots.Length; i++)
                {
                    UnionCaseModel one = union.Cases[i];
                    string local = locals.Variable(one.WireName);
                    string value = $"{local}.{Identifiers.Escape(one.Member)}";
                    code.Line($"case {names.Of(one.Name)} {local}:");
                    using (code.Indent())
                    {
                        fields.WriteNameAndValue(
                            slots[i],
                            i,
                            one.Type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullMember({slots[i].Label})" : value);
                        code.Line("break;");
                    }

                    code.Line();
                }

                code.Line("default:");
                code.Continue($"throw {UnionEmitter.NoKnownCase(names, union)};");
            }

            code.Line();
            code.Line("writer.EndMessage();");
        }
    }

    private void EmitRead()
    {
        JsonCodecEmitter.EmitReadHead(code, names, union.Type);
        using (code.Braces())
        {
            code.Line($"return ReadJsonOrNull(ref reader) ?? throw {UnionEmitter.NoKnownCase(names, union)};");
        }
    }

    private void EmitReadOrNull(JsonFieldEmitter fields)
    {
        JsonCodecEmitter.EmitReadHead(code, names, union.Type, orNull: true);
        using (code.Braces())
        {
            code.Line($"{names.OfNullable(union.Type.Name)} message = null;");
            fields.ReadObject(slots, new LocalNames("reader", "message", "fields", "field"), (index, value) =>
            {
                code.Line("reader.CheckFirst(message is null);");
                code.Line($"message = {UnionEmitter.NewCase(names, union.Cases[index], value)};");
            });
            code.Line("return message;");
        }
    }
}
