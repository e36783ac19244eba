using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what reads and writes a union as a JSON object with one field, or as a field of the message around it, into its codec.</summary>
internal sealed class JsonUnionEmitter(CodeWriter code, NameScope names, UnionModel union, Slot[] slots)
{
    /// <summary>Emits the methods.</summary>
    public void Emit()
    {
        if (union.Type.HasOwnJson)
        {
            JsonCodecEmitter.EmitOwn(code, names, union.Type, orNull: true);
            return;
        }

        var table = new JsonNameTable(code, names, union.Type.Name.ToDisplayName(), slots);
        var fields = new JsonFieldEmitter(code, names, table);
        code.Line("/// <summary>Names of the cases in JSON.</summary>");
        code.Line($"public static {names.Wire("JsonFieldNames")} JsonCases => {table.Fields};");
        code.Line();
        EmitWrite(fields);
        code.Line();
        EmitRead(table);
        code.Line();
        EmitReadCase(fields);
        fields.EmitCollections(slots);
        table.Emit();
    }

    private void EmitWrite(JsonFieldEmitter fields)
    {
        JsonCodecEmitter.EmitWriteHead(code, names, union.Type);
        using (code.Braces())
        {
            code.Line("writer.BeginMessage();");
            code.Line("WriteJsonCase(ref writer, message);");
            code.Line("writer.EndMessage();");
        }

        code.Line();
        code.Line("/// <summary>Writes the case as a field of the message around it.</summary>");
        code.Line($"public static void WriteJsonCase(ref {names.Wire("ProtoJsonWriter")} writer, {names.Of(union.Type.Name)} message)");
        using (code.Braces())
        {
            using (code.Block("switch (message)"))
            {
                var locals = new LocalNames("writer", "message");
                for (int i = 0; i < slots.Length; i++)
                {
                    UnionCaseModel one = union.Cases[i];
                    string local = locals.Variable(UnionEmitter.IdentifierOf(one));
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
        }
    }

    private void EmitRead(JsonNameTable table)
    {
        JsonCodecEmitter.EmitReadHead(code, names, union.Type);
        using (code.Braces())
        {
            code.Line($"return ReadJsonOrNull(ref reader) ?? throw {UnionEmitter.NoKnownCase(names, union)};");
        }

        code.Line();
        JsonCodecEmitter.EmitReadHead(code, names, union.Type, orNull: true);
        using (code.Braces())
        {
            code.Line($"{names.OfNullable(union.Type.Name)} message = null;");
            code.Line($"{names.Wire("JsonFieldSet")} fields = reader.BeginMessage({table.Fields});");
            using (code.Block("while (reader.NextField(ref fields, out int field))"))
            {
                code.Line("ReadJsonCase(ref reader, field, ref message);");
            }

            code.Line();
            code.Line("return message;");
        }
    }

    private void EmitReadCase(JsonFieldEmitter fields)
    {
        code.Line("/// <summary>Reads a case; there may be no other before it.</summary>");
        code.Line("public static void ReadJsonCase(");
        code.Continue($"ref {names.Wire("ProtoJsonReader")} reader, int field, ref {names.OfNullable(union.Type.Name)} message)");
        using (code.Braces())
        {
            code.Line("reader.CheckFirst(message is null);");
            fields.ReadCases(slots, new LocalNames("reader", "message", "field"), (index, value) =>
                code.Line($"message = {UnionEmitter.NewCase(names, union.Cases[index], value)};"));
        }
    }
}
