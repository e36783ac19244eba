using System.Globalization;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the method that writes a collection field.</summary>
internal sealed class CollectionWriteEmitter(CodeWriter code, NameScope names)
{
    /// <summary>Emits the method.</summary>
    public void Emit(Slot slot)
    {
        code.Line($"private static void Write{slot.Suffix}<TWriter>(ref TWriter writer, {names.Of(slot.Type.Name)} values)");
        code.Continue($"where TWriter : struct, {names.Wire("IThriftWriter")}, allows ref struct");
        using (code.Braces())
        {
            WriteCollection(slot.Type, "values", 1, slot.Label);
        }
    }

    private void WriteCollection(TypeModel type, string values, int depth, string label)
    {
        switch (type)
        {
            case ListType list:
                WriteList(list, values, depth, label);
                break;
            case SetType set:
                Header("Set", set.Element, $"{values}.Count");
                ForEach(set.Element, values, depth, label);
                break;
            case MapType map:
                WriteMap(map, values, depth, label);
                break;
        }
    }

    private void WriteList(ListType list, string values, int depth, string label)
    {
        string element = names.Of(list.Element.Name);
        if (list.Shape == ListShape.IEnumerable)
        {
            string copy = Local("list", depth);
            code.Line($"{names.Of(TypeName.Generic("System.Collections.Generic", "List", list.Element.Name))} {copy} = new({values});");
            WriteList(list with { Shape = ListShape.List }, copy, depth, label);
            return;
        }

        string? span = list.Shape switch
        {
            ListShape.Array => values,
            ListShape.List => $"{names.Of(new TypeName("System.Runtime.InteropServices", "CollectionsMarshal"))}.AsSpan({values})",
            ListShape.ImmutableArray => $"{values}.AsSpan()",
            _ => null,
        };
        if (span is not null && Bulk.SuffixOf(list.Element) is { } bulk)
        {
            code.Line($"writer.Write{bulk}List({span});");
        }
        else if (span is not null)
        {
            string items = Local("items", depth);
            code.Line($"global::System.ReadOnlySpan<{element}> {items} = {span};");
            Header("List", list.Element, $"{items}.Length");
            ForEach(list.Element, items, depth, label);
        }
        else if (list.Shape is ListShape.IList or ListShape.IReadOnlyList)
        {
            ForEachIndex(list.Element, values, depth, label);
        }
        else
        {
            Header("List", list.Element, $"{values}.Count");
            ForEach(list.Element, values, depth, label);
        }
    }

    private void ForEach(TypeModel element, string values, int depth, string label)
    {
        string item = Local("item", depth);
        using (code.Block($"foreach ({names.Of(element.Name)} {item} in {values})"))
        {
            WriteElement(element, item, depth, label);
        }
    }

    // By index: the enumerator of an interface is an allocation.
    private void ForEachIndex(TypeModel element, string values, int depth, string label)
    {
        string count = Local("count", depth);
        string index = Local("i", depth);
        code.Line($"int {count} = {values}.Count;");
        Header("List", element, count);
        using (code.Block($"for (int {index} = 0; {index} < {count}; {index}++)"))
        {
            WriteElement(element, $"{values}[{index}]", depth, label);
        }
    }

    private void WriteMap(MapType map, string values, int depth, string label)
    {
        string pair = Local("pair", depth);
        string type = names.Wire("ThriftType");
        code.Line($"writer.WriteMapBegin({type}.{WireTypes.Of(map.Key)}, {type}.{WireTypes.Of(map.Value)}, {values}.Count);");
        using (code.Block($"foreach (var {pair} in {values})"))
        {
            WriteElement(map.Key, $"{pair}.Key", depth, label, "Key");
            WriteElement(map.Value, $"{pair}.Value", depth, label, "Value");
        }
    }

    private void WriteElement(TypeModel type, string value, int depth, string label, string role = "")
    {
        string checkedValue = type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullElement({label})" : value;
        if (WireTypes.MethodSuffix(type) is { } suffix)
        {
            string wire = type.IsReference ? checkedValue : ScalarConversions.ToWire(names, type, value, label);
            code.Line($"writer.Write{suffix}({wire});");
            return;
        }

        if (type is MessageType message)
        {
            code.Line($"{names.Of(message.Codec)}.Write(ref writer, {checkedValue});");
            return;
        }

        string inner = Local("inner" + role, depth);
        code.Line($"{names.Of(type.Name)} {inner} = {checkedValue};");
        using (role.Length > 0 ? code.Braces() : null)
        {
            WriteCollection(type, inner, depth + 1, label);
        }
    }

    private void Header(string kind, TypeModel element, string count)
        => code.Line($"writer.Write{kind}Begin({names.Wire("ThriftType")}.{WireTypes.Of(element)}, {count});");

    private static string Local(string name, int depth) => depth == 1 ? name : name + depth.ToString(CultureInfo.InvariantCulture);
}
