using System.Globalization;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the methods that read a collection field.</summary>
internal sealed class CollectionReadEmitter(CodeWriter code, NameScope names)
{
    /// <summary>Emits the method that makes the collection.</summary>
    public void Emit(Slot slot)
    {
        string type = slot.Type.IsReference
            ? $"[{names.Of(new TypeName("System.Diagnostics.CodeAnalysis", "NotNullWhen"))}(true)] out {names.OfNullable(slot.Type.Name)}"
            : $"out {names.Of(slot.Type.Name)}";
        code.Line($"private static bool TryRead{slot.Suffix}<TReader>(");
        code.Continue($"ref TReader reader, {type} values)");
        code.Continue($"where TReader : struct, {names.Wire("IThriftReader")}, allows ref struct");
        using (code.Braces())
        {
            using (code.Block($"if (!{Begin(slot.Type, "count")})"))
            {
                code.Line("values = default;");
                code.Line("return false;");
            }

            code.Line();
            string items = ReadItems(slot.Type, 1, slot.Label);
            code.Line($"values = {items};");
            code.Line("return true;");
        }
    }

    /// <summary>Emits the method that fills a collection which the message holds already.</summary>
    public void EmitFill(Slot slot)
    {
        code.Line($"private static void Fill{slot.Suffix}<TReader>(ref TReader reader, {names.Of(slot.Type.Name)} values)");
        code.Continue($"where TReader : struct, {names.Wire("IThriftReader")}, allows ref struct");
        using (code.Braces())
        {
            using (code.Block($"if (!{Begin(slot.Type, "count")})"))
            {
                code.Line("return;");
            }

            code.Line();
            string items = ReadItems(slot.Type, 1, slot.Label);
            code.Line("// The field replaces what the initialiser put there, and what an earlier field of the same id did.");
            code.Line(Refill(names, "values", items));
        }
    }

    /// <summary>Statement that replaces the contents of a collection which the message holds.</summary>
    public static string Refill(NameScope names, string target, string items) => $"{names.Wire("GetOnlyCollections")}.Refill({target}, {items});";

    /// <summary>Expression of the collection when all elements are there.</summary>
    public static string Finish(NameScope names, TypeModel type, string items) => type switch
    {
        ListType { Shape: ListShape.ImmutableArray }
            => $"{names.Of(new TypeName("System.Runtime.InteropServices", "ImmutableCollectionsMarshal"))}.AsImmutableArray({items})",
        ListType { Shape: ListShape.ImmutableList } => $"{Immutable(names, "ImmutableList")}.CreateRange({items})",
        SetType { Shape: SetShape.ImmutableHashSet } or MapType { Shape: MapShape.ImmutableDictionary }
            => $"{names.Wire("WireCollections")}.ToImmutable({items})",
        _ => items,
    };

    /// <summary>Emits what reads the elements; the header has been read.</summary>
    /// <returns>Expression of the collection.</returns>
    private string ReadItems(TypeModel type, int depth, string label)
    {
        string count = Local("count", depth);
        string items = Local("items", depth);
        switch (type)
        {
            case ListType list when IsArray(list) && Bulk.SuffixOf(list.Element) is { } bulk:
                code.Line($"{names.Of(list.Element.Name)}[] {items} = new {names.Of(list.Element.Name)}[{count}];");
                code.Line($"reader.Read{bulk}s({items});");
                return Finish(names, type, items);

            case ListType list when Bulk.SuffixOf(list.Element) is { } bulk:
                string marshal = names.Of(new TypeName("System.Runtime.InteropServices", "CollectionsMarshal"));
                code.Line($"{names.Of(ListOf(list.Element))} {items} = new({count});");
                code.Line($"{marshal}.SetCount({items}, {count});");
                code.Line($"reader.Read{bulk}s({marshal}.AsSpan({items}));");
                return Finish(names, type, items);

            case ListType list when IsArray(list):
                code.Line($"{names.Of(list.Element.Name)}[] {items} = {names.Wire("CodecArrays")}.Create<{names.Of(list.Element.Name)}>({count});");
                break;

            case ListType list:
                code.Line($"{names.Of(ListOf(list.Element))} {items} = new({names.Wire("CodecArrays")}.Capacity({count}));");
                break;

            case SetType set:
                string element = names.Of(set.Element.Name);
                code.Line($"{names.Of(TypeName.Generic("System.Collections.Generic", "HashSet", set.Element.Name))} {items} =");
                code.Continue($"{names.Wire("WireCollections")}.CreateHashSet<{element}>({count});");
                break;

            case MapType map:
                TypeName dictionary = TypeName.Generic("System.Collections.Generic", "Dictionary", map.Key.Name, map.Value.Name);
                code.Line($"{names.Of(dictionary)} {items} =");
                code.Continue($"{names.Wire("WireCollections")}.CreateDictionary<{names.Of(map.Key.Name)}, {names.Of(map.Value.Name)}>({count});");
                break;
        }

        Loop(type, items, depth, label);
        code.Line();
        return Finish(names, type, items);
    }

    private void Loop(TypeModel type, string items, int depth, string label)
    {
        string count = Local("count", depth);
        string index = Local("i", depth);
        using (code.Block($"for (int {index} = 0; {index} < {count}; {index}++)"))
        {
            switch (type)
            {
                case ListType list when IsArray(list):
                    using (code.Block($"if ({index} == {items}.Length)"))
                    {
                        code.Line($"{names.Wire("CodecArrays")}.Grow(ref {items}, {count});");
                    }

                    code.Line();
                    code.Line($"{items}[{index}] = {Element(list.Element, depth, label)};");
                    break;

                case ListType list:
                    code.Line($"{items}.Add({Element(list.Element, depth, label)});");
                    break;

                case SetType set:
                    code.Line($"{items}.Add({Element(set.Element, depth, label)});");
                    break;

                case MapType map:
                    string key = Local("key", depth);
                    code.Line($"{names.Of(map.Key.Name)} {key} = {Element(map.Key, depth, label, "Key")};");
                    code.Line($"{items}[{key}] = {Element(map.Value, depth, label, "Value")};");
                    break;
            }
        }
    }

    private string Element(TypeModel type, int depth, string label, string role = "")
    {
        if (WireTypes.MethodSuffix(type) is { } suffix)
        {
            return ScalarConversions.FromWire(names, type, $"reader.Read{suffix}()", label);
        }

        if (type is MessageType message)
        {
            return $"{names.Of(message.Codec)}.Read(ref reader)";
        }

        if (role.Length > 0)
        {
            return InnerOfMap(type, depth, label, role);
        }

        Inner(type, depth + 1, label);
        return ReadItems(type, depth + 1, label);
    }

    // Key and value have a scope each, so that both may be collections.
    private string InnerOfMap(TypeModel type, int depth, string label, string role)
    {
        string inner = Local("inner" + role, depth);
        code.Line($"{names.Of(type.Name)} {inner};");
        using (code.Braces())
        {
            Inner(type, depth + 1, label);
            code.Line($"{inner} = {ReadItems(type, depth + 1, label)};");
        }

        code.Line();
        return inner;
    }

    private void Inner(TypeModel type, int depth, string label)
    {
        using (code.Block($"if (!{Begin(type, Local("count", depth))})"))
        {
            code.Line($"throw {names.Wire("CodecErrors")}.WrongElementType({label});");
        }

        code.Line();
    }

    private string Begin(TypeModel type, string count)
    {
        string wire = names.Wire("ThriftType");
        return type switch
        {
            ListType list => $"reader.TryReadListBegin({wire}.{WireTypes.Of(list.Element)}, out int {count})",
            SetType set => $"reader.TryReadSetBegin({wire}.{WireTypes.Of(set.Element)}, out int {count})",
            MapType map => $"reader.TryReadMapBegin({wire}.{WireTypes.Of(map.Key)}, {wire}.{WireTypes.Of(map.Value)}, out int {count})",
            _ => throw new InvalidOperationException($"{type.Name} is no collection."),
        };
    }

    private static string Immutable(NameScope names, string name) => names.Of(new TypeName("System.Collections.Immutable", name));

    private static TypeName ListOf(TypeModel element) => TypeName.Generic("System.Collections.Generic", "List", element.Name);

    private static bool IsArray(ListType list) => list.Shape is ListShape.Array or ListShape.ImmutableArray;

    private static string Local(string name, int depth) => depth == 1 ? name : name + depth.ToString(CultureInfo.InvariantCulture);
}
