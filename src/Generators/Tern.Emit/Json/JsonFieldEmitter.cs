using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the code of the fields of one JSON object: a message, or the arguments of a method.</summary>
internal sealed class JsonFieldEmitter(CodeWriter code, NameScope names, JsonNameTable table)
{
    private readonly JsonValueEmitter _values = new(code, names, table);

    /// <summary>Emits statements that write an object.</summary>
    /// <param name="fields">The fields in the order of their names, and the expressions of their values, which are evaluated once.</param>
    /// <param name="locals">Names that are taken in the method.</param>
    public void WriteObject(IEnumerable<(Slot Slot, string Value)> fields, LocalNames locals)
    {
        code.Line("writer.BeginMessage();");
        int index = 0;
        foreach ((Slot slot, string value) in fields)
        {
            if (slot.Protobuf.IsOneOf)
            {
                WriteOneOf(slot, value, locals);
            }
            else
            {
                WriteField(slot, index++, value, locals);
            }
        }

        code.Line("writer.EndMessage();");
    }

    /// <summary>Emits the name and the value of a field that is not null.</summary>
    public void WriteNameAndValue(Slot slot, int index, string value)
    {
        code.Line($"writer.WriteName({table.Fields}, {index});");
        _values.Write(slot, value);
    }

    /// <summary>Emits the loop that reads an object.</summary>
    /// <param name="slots">The fields in the order of their names.</param>
    /// <param name="oneOfs">The oneofs, and the locals that take their cases.</param>
    /// <param name="locals">Names that are taken in the method; <c>fields</c> and <c>field</c> are among them.</param>
    /// <param name="take">Emits what takes the value of the field at a position.</param>
    public void ReadObject(IReadOnlyList<Slot> slots, IReadOnlyList<(Slot Slot, string Local)> oneOfs, LocalNames locals, Action<int, string> take)
    {
        code.Line($"{names.Wire("JsonFieldSet")} fields = reader.BeginMessage({table.Fields});");
        using (code.Block($"while (reader.NextField(ref fields, out {(slots.Count + oneOfs.Count == 0 ? "_" : "int field")}))"))
        {
            for (int i = 0; i < oneOfs.Count; i++)
            {
                (Slot slot, string local) = oneOfs[i];
                string number = locals.Take(Identifiers.Camel(slot.Suffix) + "Case");
                code.Line($"// oneof {slot.PlainName}");
                using (code.Block($"if ({table.Fields}.IsCase({i}, field, out int {number}))"))
                {
                    code.Line($"{names.Of(((MessageType)slot.Type).Codec)}.ReadJsonCase(ref reader, {number}, ref {local});");
                    code.Line("continue;");
                }

                code.Line();
            }

            if (slots.Count > 0)
            {
                ReadCases(slots, locals, take);
            }
        }

        code.Line();
    }

    /// <summary>Emits the switch over the position of a field.</summary>
    /// <inheritdoc cref="ReadObject" path="/param"/>
    public void ReadCases(IReadOnlyList<Slot> slots, LocalNames locals, Action<int, string> take)
    {
        using (code.Block("switch (field)"))
        {
            for (int i = 0; i < slots.Count; i++)
            {
                ReadCase(slots, i, locals, take);
            }
        }
    }

    /// <summary>Emits the methods of the collections among the fields.</summary>
    public void EmitCollections(IEnumerable<Slot> slots)
    {
        foreach (Slot slot in slots.Where(s => s.IsCollection))
        {
            code.Line();
            _values.EmitWriteCollection(slot);
            code.Line();
            _values.EmitReadCollection(slot);
        }
    }

    private void WriteField(Slot slot, int index, string value, LocalNames locals)
    {
        string local = locals.Variable(slot.Suffix);
        if (slot.IsNullable)
        {
            using (code.Block($"if ({value} is {{ }} {local})"))
            {
                WriteNameAndValue(slot, index, local);
            }

            code.Line();
            return;
        }

        string checkedValue = slot.Type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullMember({slot.Label})" : value;
        string? isNotZero = slot.Protobuf.IsAlwaysWritten ? null : JsonTypes.IsNotZero(names, slot.Type, local);
        if (isNotZero is null)
        {
            WriteNameAndValue(slot, index, checkedValue);
            code.Line();
            return;
        }

        EmitLocal($"{names.Of(slot.Type.Name)} {local} =", checkedValue + ";");
        using (code.Block($"if ({isNotZero} || writer.IncludesDefaults)"))
        {
            WriteNameAndValue(slot, index, local);
        }

        code.Line();
    }

    // The case is a field of the message itself.
    private void WriteOneOf(Slot slot, string value, LocalNames locals)
    {
        string codec = names.Of(((MessageType)slot.Type).Codec);
        if (!slot.IsNullable)
        {
            code.Line($"{codec}.WriteJsonCase(ref writer, {value} ?? throw {names.Wire("CodecErrors")}.NullMember({slot.Label}));");
            code.Line();
            return;
        }

        string local = locals.Variable(slot.Suffix);
        using (code.Block($"if ({value} is {{ }} {local})"))
        {
            code.Line($"{codec}.WriteJsonCase(ref writer, {local});");
        }

        code.Line();
    }

    private void EmitLocal(string target, string value)
    {
        const int MaxColumns = 120;
        if (target.Length + value.Length < MaxColumns)
        {
            code.Line($"{target} {value}");
            return;
        }

        code.Line(target);
        code.Continue(value);
    }

    private void ReadCase(IReadOnlyList<Slot> slots, int index, LocalNames locals, Action<int, string> take)
    {
        code.Line($"// {slots[index].PlainName}");
        code.Line($"case {index}:");
        using (code.Indent())
        {
            _values.Read(slots[index], locals, value => take(index, value));
            code.Line("break;");
        }

        if (index < slots.Count - 1)
        {
            code.Line();
        }
    }
}
