using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the methods that read a collection field from Protobuf.</summary>
/// <remarks>Elements of a field may come apart from each other, so each occurrence appends to what is there.</remarks>
internal sealed class ProtobufCollectionReadEmitter(CodeWriter code, NameScope names, bool keepsUnknown)
{
    private readonly ProtobufSlotEmitter _scalars = new(code, names);

    /// <summary>Type that elements are gathered in.</summary>
    public static TypeName BuilderOf(TypeModel type) => type switch
    {
        MapType map => TypeName.Generic("System.Collections.Generic", "Dictionary", map.Key.Name, map.Value.Name),
        SetType set => TypeName.Generic("System.Collections.Generic", "HashSet", set.Element.Name),
        _ => TypeName.Generic("System.Collections.Generic", "List", ProtobufTypes.ItemOf(type).Name),
    };

    /// <summary>Expression of the collection when everything has been gathered.</summary>
    public static string Finish(NameScope names, TypeModel type, string items) => type switch
    {
        ListType { Shape: ListShape.Array } => $"{items}.ToArray()",
        ListType { Shape: ListShape.ImmutableArray } => CollectionReadEmitter.Finish(names, type, $"{items}.ToArray()"),
        _ => CollectionReadEmitter.Finish(names, type, items),
    };

    /// <summary>Expression of an empty collection to gather elements in.</summary>
    public static string New(NameScope names, TypeModel type) => type switch
    {
        MapType map => $"reader.CreateDictionary<{names.Of(map.Key.Name)}, {names.Of(map.Value.Name)}>()",
        SetType set => $"reader.CreateHashSet<{names.Of(set.Element.Name)}>()",
        _ => "[]",
    };

    /// <summary>Whether elements are gathered in a collection of the member's own type.</summary>
    public static bool IsBuilder(TypeModel type)
        => type is ListType { Shape: ListShape.List } or SetType { Shape: SetShape.HashSet } or MapType { Shape: MapShape.Dictionary };

    /// <summary>Expression of an empty collection to gather elements in, if need be a new one.</summary>
    /// <param name="type">One for which <see cref="IsBuilder"/> holds.</param>
    /// <param name="empty">Expression of the one that is there, or of null.</param>
    public static string Reuse(TypeModel type, string empty) => type switch
    {
        MapType => $"reader.CreateDictionary({empty})",
        SetType => $"reader.CreateHashSet({empty})",
        _ => empty,
    };

    /// <summary>Whether a list may come packed or element by element, so that the method that reads it takes the wire type.</summary>
    public static bool ChoosesByType(Slot slot) => ProtobufTypes.ElementOf(slot.Type) is { } element && ProtobufTypes.IsPackable(element, slot.Protobuf.Value);

    /// <summary>What an occurrence of the field is read with.</summary>
    public static string Call(Slot slot, string typeLocal, string items, bool keepsUnknown)
        => $"Read{slot.Suffix}(ref reader, {(ChoosesByType(slot) ? typeLocal + ", " : "")}ref {items}{(keepsUnknown && ClosedOf(slot) is not null ? ", ref unknownFields" : "")});";

    /// <summary>Wire types that an occurrence of the field may have, as a C# pattern.</summary>
    public static string Pattern(NameScope names, Slot slot)
    {
        string wire = names.Wire("ProtobufWireType");
        return ChoosesByType(slot)
            ? $"is {wire}.LengthDelimited or {wire}.{ProtobufTypes.WireType(ProtobufTypes.ItemOf(slot.Type), slot.Protobuf.Value)}"
            : $"== {wire}.{(slot.Protobuf.Value == WireEncoding.Group ? "StartGroup" : "LengthDelimited")}";
    }

    /// <summary>Emits the method of a field, and of the collections in it.</summary>
    public void Emit(Slot slot)
    {
        string type = ChoosesByType(slot) ? names.Wire("ProtobufWireType") + " type, " : "";
        code.Line($"private static void Read{slot.Suffix}(");
        code.Continue($"ref {names.Wire("ProtobufReader")} reader, {type}ref {names.OfNullable(BuilderOf(slot.Type))} items{Unknown(slot)})");
        var inner = new List<Slot>();
        using (code.Braces())
        {
            code.Line($"items ??= {New(names, slot.Type)};");
            if (slot.Type is ListType && !ChoosesByType(slot) && slot.Protobuf.Value != WireEncoding.Group)
            {
                // Elements mostly come one behind the other, so that they can be counted before they are read.
                code.Line($"items.EnsureCapacity(items.Count + reader.CountFields({slot.Id}));");
            }

            switch (slot.Type)
            {
                case MapType map:
                    ReadMap(slot, map, inner);
                    break;
                default:
                    ReadList(slot, ProtobufTypes.ItemOf(slot.Type), inner);
                    break;
            }
        }

        foreach (Slot collection in inner)
        {
            code.Line();
            EmitWrapper(collection);
            code.Line();
            new ProtobufCollectionReadEmitter(code, names, keepsUnknown: false).Emit(collection);
        }
    }

    /// <summary>Emits the method that reads a message whose only field is a collection.</summary>
    public void EmitWrapper(Slot slot)
    {
        code.Line($"private static {names.Of(slot.Type.Name)} Read{slot.Suffix}Wrapper(ref {names.Wire("ProtobufReader")} reader)");
        using (code.Braces())
        {
            code.Line($"{names.OfNullable(BuilderOf(slot.Type))} items = null;");
            code.Line($"{names.Wire("ProtobufScope")} scope = reader.BeginMessage();");
            ProtobufCodecEmitter.EmitFieldLoop(code, names, "type", "id", "reader.Skip(id, type);", () =>
                ProtobufCodecEmitter.EmitCase(code, slot, "type", Pattern(names, slot), () => code.Line(Call(slot, "type", "items", keepsUnknown: false))));
            code.Line("reader.EndMessage(in scope);");
            code.Line($"items ??= {New(names, slot.Type)};");
            code.Line($"return {Finish(names, slot.Type, "items")};");
        }
    }

    private void ReadList(Slot slot, TypeModel element, List<Slot> inner)
    {
        if (!ProtobufTypes.IsPackable(element, slot.Protobuf.Value))
        {
            string wire = slot.Protobuf.Value == WireEncoding.Group ? "StartGroup" : "LengthDelimited";
            using (code.Block("do", $"}} while (reader.TryReadField({slot.Id}, {names.Wire("ProtobufWireType")}.{wire}));"))
            {
                code.Line("reader.CountElement();");
                code.Line($"items.Add({ReadElement(slot, element, slot.Protobuf.Value, "Element", inner)});");
            }

            return;
        }

        using (code.Block($"if (type != {names.Wire("ProtobufWireType")}.LengthDelimited)"))
        {
            AddNumber(slot, element);
            code.Line("return;");
        }

        code.Line();
        if (slot.Type is ListType && ProtobufTypes.IsBulk(element))
        {
            code.Line($"reader.ReadPacked{ProtobufTypes.MethodSuffix(element, slot.Protobuf.Value)}(items);");
            return;
        }

        code.Line($"{names.Wire("ProtobufScope")} scope = reader.BeginPacked();");
        using (code.Block("while (!reader.IsAtEnd)"))
        {
            AddNumber(slot, element);
        }

        code.Line();
        code.Line("reader.EndPacked(in scope);");
    }

    private void AddNumber(Slot slot, TypeModel element)
    {
        if (ProtobufEnums.ClosedOf(element) is not { } closed)
        {
            code.Line($"items.Add({_scalars.ReadScalar(element, slot.Protobuf.Value, slot.Label)});");
            return;
        }

        code.Line("int number = reader.ReadInt32();");
        using (code.Block($"if ({ProtobufEnums.IsKnown(closed, "number")})"))
        {
            code.Line($"items.Add({ProtobufConversions.FromWire(names, closed, "number", slot.Label)});");
        }

        if (keepsUnknown)
        {
            using (code.Block("else"))
            {
                code.Line($"{names.Wire("ProtobufReader")}.KeepUnknownEnum({slot.Id}, number, ref unknownFields);");
            }
        }

        code.Line();
    }

    private static EnumType? ClosedOf(Slot slot) => ProtobufTypes.ElementOf(slot.Type) is { } element ? ProtobufEnums.ClosedOf(element) : null;

    private string Unknown(Slot slot) => keepsUnknown && ClosedOf(slot) is not null ? $", ref {names.Wire("UnknownFields")}? unknownFields" : "";

    private void ReadMap(Slot slot, MapType map, List<Slot> inner)
    {
        string wire = names.Wire("ProtobufWireType");
        using (code.Block("do", $"}} while (reader.TryReadField({slot.Id}, {wire}.LengthDelimited));"))
        {
            code.Line("reader.CountElement();");
            EmitPart(map.Key, "key");
            EmitPart(map.Value, "value");
            code.Line($"{names.Wire("ProtobufScope")} scope = reader.BeginMessage();");
            ProtobufCodecEmitter.EmitFieldLoop(code, names, "inner", "id", "reader.Skip(id, inner);", () =>
            {
                EmitPartCase(slot, 1, map.Key, slot.Protobuf.Key, "key", "Key", inner);
                EmitPartCase(slot, 2, map.Value, slot.Protobuf.Value, "value", "Value", inner);
            });
            code.Line("reader.EndMessage(in scope);");
            string put = $"items[{Part(map.Key, "key")}] = {Part(map.Value, "value")};";
            if (ProtobufEnums.ClosedOf(map.Value) is { } closed)
            {
                // An entry whose value is not declared is no entry.
                using (code.Block($"if ({ProtobufEnums.IsKnown(closed, "(int)value")})"))
                {
                    code.Line(put);
                }
            }
            else
            {
                code.Line(put);
            }
        }
    }

    // A key or value that is not there is zero.
    private void EmitPart(TypeModel type, string local)
    {
        if (type is MessageType)
        {
            code.Line($"{names.OfNullable(type.Name)} {local} = null;");
            return;
        }

        code.Line($"{names.Of(type.Name)} {local} = {SlotEmitter.Fallback(names, type) ?? "default"};");
    }

    private string Part(TypeModel type, string local)
        => type is MessageType message ? $"{local} ?? {names.Of(message.Codec)}.ReadNothing()" : local;

    private void EmitPartCase(Slot slot, int id, TypeModel type, WireEncoding encoding, string local, string role, List<Slot> inner)
    {
        Slot part = slot with { Id = id, WireName = local, Type = type, Protobuf = ProtobufModel.Default with { Value = encoding } };
        string pattern = $"== {names.Wire("ProtobufWireType")}.{ProtobufTypes.WireType(type, encoding)}";
        ProtobufCodecEmitter.EmitCase(code, part, "inner", pattern, () => code.Line($"{local} = {ReadElement(slot, type, encoding, role, inner)};"));
    }

    private string ReadElement(Slot slot, TypeModel type, WireEncoding encoding, string role, List<Slot> inner)
    {
        switch (type)
        {
            case ScalarType or EnumType:
                return _scalars.ReadScalar(type, encoding, slot.Label);
            case MessageType message:
                Slot part = role == "Element" ? slot : slot with { Protobuf = ProtobufModel.Default };
                return _scalars.ReadMessage(part, message, isNullable: false, role == "Element" ? null : Identifiers.Camel(role));
            default:
                Slot collection = ProtobufCollectionWriteEmitter.InnerOf(slot, role, type);
                inner.Add(collection);
                return $"Read{collection.Suffix}Wrapper(ref reader)";
        }
    }
}
