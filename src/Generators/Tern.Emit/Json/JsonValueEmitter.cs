using System.Globalization;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what reads and writes one value of any type as JSON.</summary>
internal sealed class JsonValueEmitter(CodeWriter code, NameScope names, JsonNameTable table)
{
    /// <summary>Emits the method that writes a collection field.</summary>
    public void EmitWriteCollection(Slot slot)
    {
        code.Line($"private static void WriteJson{slot.Suffix}(ref {names.Wire("ProtoJsonWriter")} writer, {names.Of(slot.Type.Name)} values)");
        using (code.Braces())
        {
            WriteCollection(slot.Type, "values", 1, slot.Label);
        }
    }

    /// <summary>Emits the method that reads a collection field.</summary>
    public void EmitReadCollection(Slot slot)
    {
        code.Line($"private static {names.Of(slot.Type.Name)} ReadJson{slot.Suffix}(ref {names.Wire("ProtoJsonReader")} reader)");
        using (code.Braces())
        {
            string items = ReadCollection(slot.Type, 1, slot.Label);
            code.Line($"return {items};");
        }
    }

    /// <summary>Emits a statement that writes a value which is not null.</summary>
    /// <param name="slot">The field.</param>
    /// <param name="value">C# expression of the value.</param>
    public void Write(Slot slot, string value)
    {
        if (slot.IsCollection)
        {
            code.Line($"WriteJson{slot.Suffix}(ref writer, {value});");
            return;
        }

        WriteValue(slot.Type, value, slot.Label);
    }

    /// <summary>Emits what reads the value of a field, and hands the expression to a callback that takes it.</summary>
    public void Read(Slot slot, LocalNames locals, Action<string> take)
    {
        switch (slot.Type)
        {
            case EnumType type:
                string number = locals.Variable(slot.Suffix);
                ReadEnum(type, number, slot.Label, take);
                break;

            case MessageType message:
                take($"{names.Of(message.Codec)}.{(message.IsUnion && slot.IsNullable ? "ReadJsonOrNull" : "ReadJson")}(ref reader)");
                break;

            case ScalarType scalar:
                take(ReadScalar(scalar, slot.Label));
                break;

            default:
                take($"ReadJson{slot.Suffix}(ref reader)");
                break;
        }
    }

    private void WriteValue(TypeModel type, string value, string label)
    {
        switch (type)
        {
            case EnumType enumeration:
                code.Line($"writer.WriteEnum({table.Of(enumeration)}, {ScalarConversions.ToWire(names, type, value, label)});");
                break;

            case ScalarType scalar:
                string wire = type.IsReference ? value : ProtobufConversions.ToWire(names, JsonTypes.AsText(type), value, label);
                code.Line($"writer.Write{JsonTypes.Suffix(scalar)}({wire});");
                break;

            case MessageType message:
                code.Line($"{names.Of(message.Codec)}.WriteJson(ref writer, {value});");
                break;
        }
    }

    private void WriteCollection(TypeModel type, string values, int depth, string label)
    {
        if (type is MapType map)
        {
            WriteMap(map, values, depth, label);
            return;
        }

        TypeModel element = ProtobufTypes.ItemOf(type);
        string item = Local("item", depth);
        code.Line("writer.BeginList();");
        string source = type is ListType { Shape: ListShape.ImmutableArray } ? $"{values}.AsSpan()" : values;
        using (code.Block($"foreach ({names.Of(element.Name)} {item} in {source})"))
        {
            WriteElement(element, item, depth, label);
        }

        code.Line();
        code.Line("writer.EndList();");
    }

    private void WriteMap(MapType map, string values, int depth, string label)
    {
        string pair = Local("pair", depth);
        bool isObject = JsonTypes.IsName(map.Key);
        code.Line(isObject ? "writer.BeginMap();" : "writer.BeginList();");
        using (code.Block($"foreach (var {pair} in {values})"))
        {
            if (isObject)
            {
                code.Line($"writer.WriteKey({Key(map.Key, $"{pair}.Key", label)});");
                WriteElement(map.Value, $"{pair}.Value", depth, label);
            }
            else
            {
                string entry = $"{names.Wire("JsonFieldNames")}.MapEntry";
                code.Line("writer.BeginMessage();");
                code.Line($"writer.WriteName({entry}, 0);");
                WriteElement(map.Key, $"{pair}.Key", depth, label);
                code.Line($"writer.WriteName({entry}, 1);");
                WriteElement(map.Value, $"{pair}.Value", depth, label);
                code.Line("writer.EndMessage();");
            }
        }

        code.Line();
        code.Line(isObject ? "writer.EndMap();" : "writer.EndList();");
    }

    private string Key(TypeModel type, string value, string label)
    {
        string wire = type.IsReference ? NotNull(type, value, label) : ProtobufConversions.ToWire(names, JsonTypes.AsText(type), value, label);
        return type is EnumType enumeration ? $"{table.Of(enumeration)}, {wire}" : wire;
    }

    private void WriteElement(TypeModel type, string value, int depth, string label)
    {
        if (type is ScalarType or EnumType or MessageType)
        {
            WriteValue(type, NotNull(type, value, label), label);
            return;
        }

        string inner = Local("inner", depth);
        using (code.Braces())
        {
            code.Line($"{names.Of(type.Name)} {inner} = {NotNull(type, value, label)};");
            WriteCollection(type, inner, depth + 1, label);
        }
    }

    private string NotNull(TypeModel type, string value, string label)
        => type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullElement({label})" : value;

    private string ReadScalar(ScalarType type, string label)
        => ProtobufConversions.FromWire(names, JsonTypes.AsText(type), $"reader.Read{JsonTypes.Suffix(type)}()", label);

    private void ReadEnum(EnumType type, string number, string label, Action<string> take)
    {
        using (code.Block($"if (reader.TryReadEnum({table.Of(type)}, out int {number}))"))
        {
            take(ProtobufConversions.FromWire(names, type, number, label));
        }
    }

    private string ReadCollection(TypeModel type, int depth, string label)
    {
        string items = Local("items", depth);
        code.Line($"{names.Of(ProtobufCollectionReadEmitter.BuilderOf(type))} {items} = {ProtobufCollectionReadEmitter.New(names, type)};");
        if (type is MapType map)
        {
            if (JsonTypes.IsName(map.Key))
            {
                ReadObject(map, items, depth, label);
            }
            else
            {
                ReadEntries(map, items, depth, label);
            }
        }
        else
        {
            code.Line("reader.BeginList();");
            using (code.Block("while (reader.NextElement())"))
            {
                ReadElement(ProtobufTypes.ItemOf(type), "item", depth, label, value => code.Line($"{items}.Add({value});"));
            }
        }

        code.Line();
        return ProtobufCollectionReadEmitter.Finish(names, type, items);
    }

    private void ReadObject(MapType map, string items, int depth, string label)
    {
        string key = Local("key", depth);
        code.Line("reader.BeginMap();");
        using (code.Block("while (reader.NextKey())"))
        {
            if (map.Key is EnumType enumeration)
            {
                using (code.Block($"if (!reader.TryReadEnum({table.Of(enumeration)}, out int {key}Number))"))
                {
                    code.Line("reader.SkipValue();");
                    code.Line("continue;");
                }

                code.Line();
                code.Line($"{names.Of(map.Key.Name)} {key} = {ProtobufConversions.FromWire(names, map.Key, key + "Number", label)};");
            }
            else
            {
                code.Line($"{names.Of(map.Key.Name)} {key} = {ReadScalar((ScalarType)map.Key, label)};");
            }

            code.Line("reader.NextValue();");
            ReadElement(map.Value, "value", depth, label, value => code.Line($"reader.Add({items}, {key}, {value});"));
        }
    }

    private void ReadEntries(MapType map, string items, int depth, string label)
    {
        string entry = Local("entry", depth);
        string part = Local("part", depth);
        (string key, string value) = (Local("key", depth), Local("value", depth));
        code.Line("reader.BeginList();");
        using (code.Block("while (reader.NextElement())"))
        {
            EmitPart(map.Key, key);
            EmitPart(map.Value, value);
            code.Line($"{names.Wire("JsonFieldSet")} {entry} = reader.BeginMessage({names.Wire("JsonFieldNames")}.MapEntry);");
            using (code.Block($"while (reader.NextField(ref {entry}, out int {part}))"))
            {
                using (code.Block($"if ({part} == 0)"))
                {
                    ReadElement(map.Key, "keyItem", depth, label, read => code.Line($"{key} = {read};"));
                }

                using (code.Block("else"))
                {
                    ReadElement(map.Value, "valueItem", depth, label, read => code.Line($"{value} = {read};"));
                }
            }

            code.Line();
            code.Line($"reader.Add({items}, {Part(map.Key, key, label)}, {Part(map.Value, value, label)});");
        }
    }

    // A key or value that is not there is zero; a message cannot be.
    private void EmitPart(TypeModel type, string local)
    {
        bool isMessage = type is MessageType { IsValueType: false };
        code.Line($"{(isMessage ? names.OfNullable(type.Name) : names.Of(type.Name))} {local} = {(isMessage ? "null" : SlotEmitter.Fallback(names, type) ?? "default")};");
    }

    private string Part(TypeModel type, string local, string label) => type is MessageType ? NotNull(type, local, label) : local;

    private void ReadElement(TypeModel type, string role, int depth, string label, Action<string> take)
    {
        switch (type)
        {
            case EnumType enumeration:
                ReadEnum(enumeration, Local(role, depth), label, take);
                break;

            case MessageType message:
                take($"{names.Of(message.Codec)}.ReadJson(ref reader)");
                break;

            case ScalarType scalar:
                take(ReadScalar(scalar, label));
                break;

            default:
                // Key and value have a scope each, so that both may be collections.
                using (code.Braces())
                {
                    take(ReadCollection(type, depth + 1, label));
                }

                break;
        }
    }

    private static string Local(string name, int depth) => depth == 1 ? name : name + depth.ToString(CultureInfo.InvariantCulture);
}
