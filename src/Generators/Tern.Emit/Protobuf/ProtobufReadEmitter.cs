using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the method that reads a message from Protobuf.</summary>
/// <remarks>
/// A message field that comes twice is one message, of which the second part is read on top of the first: single values replace, messages merge, collections grow.
/// Source: Protocol Buffers, "Encoding", "Last One Wins". So the method takes what was read before; the usual case pays for that with a comparison.
/// </remarks>
internal sealed class ProtobufReadEmitter(
    CodeWriter code,
    NameScope names,
    MessageModel message,
    SlotTable slots,
    AccessorEmitter accessors,
    Func<string, string>? unknown)
    : MessageReadEmitter(code, names, message, slots, accessors, unknown, new LocalNames("reader", "message", "earlier", "before", "type", "id", "unknownFields"))
{
    // The highest id whose tag is one byte.
    private const int LastShortId = 15;

    private readonly ProtobufSlotEmitter _emitter = new(code, names);

    // Where elements, and messages that may go on, are kept meanwhile.
    private readonly Dictionary<FieldModel, string> _gathered = [];

    private bool IsValueType => Message.Type.IsValueType;

    /// <summary>Emits the method.</summary>
    public void Emit()
    {
        ProtobufCodecEmitter.EmitReadHead(Code, Names, Message.Type);
        using (Code.Braces())
        {
            if (!ConstructsLast)
            {
                Code.Line($"{Names.Of(Message.Type.Name)} message = earlier ?? {Created()};");
            }

            EmitLocals();
            EmitEarlier();
            string otherwise = Unknown is null ? "reader.Skip(id, type);" : "reader.KeepUnknownField(id, type, ref unknownFields);";
            ProtobufCodecEmitter.EmitFieldLoop(Code, Names, "type", "id", otherwise, Fields.Any() ? EmitCases : null, OneOfReads("id, type"));
            EmitOneOfs();
            foreach (FieldModel field in Message.Fields.Where(f => Slots[f].IsCollection))
            {
                EmitCollection(field);
            }

            EmitPresenceChecks();
            if (ConstructsLast)
            {
                EmitConstruction();
            }

            EmitReturn();
        }
    }

    // An empty collection is not on the wire, however required it is.
    protected override bool MustBePresent(FieldModel field) => !Slots[field].IsCollection && base.MustBePresent(field);

    protected override string ValueOf(FieldModel field)
        => field is { IsNullable: false, Type: MessageType { IsValueType: true } } ? $"{ValueLocal(field)}.GetValueOrDefault()" : base.ValueOf(field);

    private string Created() => Message.Constructor.Call == ConstructorCall.Default
        ? $"default({Names.Of(Message.Type.Name)})"
        : Message.Constructor.Call == ConstructorCall.New ? $"new {Names.Of(Message.Type.Name)}()" : Construct("");

    private void EmitLocals()
    {
        if (Unknown is not null)
        {
            Code.Line($"{Names.Wire("UnknownFields")}? unknownFields = null;");
        }

        foreach (FieldModel field in Message.Fields)
        {
            bool isMessage = field.Type is MessageType;
            if (field.Protobuf.IsOneOf)
            {
                EmitOneOfLocal(field);
            }
            else if (ConstructsLast && !(isMessage && field.Type is MessageType { IsValueType: true }))
            {
                EmitValueLocal(field);
            }
            else if (isMessage)
            {
                Code.Line($"{Names.OfNullable(field.Type.Name)} {NewValueLocal(field)} = null;");
            }

            if (Slots[field].IsCollection)
            {
                string items = ConstructsLast ? Locals.Take(Identifiers.Camel(field.Member) + "Items") : Locals.Variable(field.Member);
                _gathered.Add(field, items);
                Code.Line($"{Names.OfNullable(ProtobufCollectionReadEmitter.BuilderOf(field.Type))} {items} = null;");
            }

            EmitPresenceLocal(field);
        }
    }

    // What was read before is where this reading begins.
    private void EmitEarlier()
    {
        FieldModel[] nulls = NullsToSet().ToArray();
        FieldModel[] taken = Message.Fields.Where(f => ConstructsLast || f.Type is MessageType || MustBePresent(f)).ToArray();
        if (taken.Length == 0 && Unknown is null)
        {
            if (nulls.Length > 0)
            {
                using (Code.Block("if (earlier is null)"))
                {
                    EmitNulls(nulls);
                }

                Code.Line();
            }

            return;
        }

        using (Code.Block(IsValueType ? "if (earlier is { } before)" : "if (earlier is not null)"))
        {
            if (Unknown is not null)
            {
                Code.Line($"unknownFields = {Unknown(Before)};");
            }

            foreach (FieldModel field in taken)
            {
                if (ConstructsLast || field.Type is MessageType)
                {
                    Code.Line($"{ValueLocal(field)} = {Before}.{Identifiers.Escape(field.Member)};");
                }

                EmitPresent(field);
            }
        }

        if (nulls.Length > 0)
        {
            using (Code.Block("else"))
            {
                EmitNulls(nulls);
            }
        }

        Code.Line();
    }

    private void EmitNulls(FieldModel[] nulls)
    {
        foreach (FieldModel field in nulls)
        {
            Code.Line(Assign(field, "null"));
        }
    }

    private string Before => IsValueType ? "before" : "earlier";

    // Fields mostly come in the order of their ids: to look for the next one first is faster than to go through the switch again.
    private void EmitCases()
    {
        FieldModel[] fields = Fields.ToArray();
        for (int i = 0; i < fields.Length; i++)
        {
            FieldModel field = fields[i];
            FieldModel? next = i + 1 < fields.Length && fields[i + 1].Id <= LastShortId ? fields[i + 1] : null;
            EmitCase(field, next, label: i > 0 && field.Id <= LastShortId ? LabelOf(field) : null);
        }
    }

    private void EmitCase(FieldModel field, FieldModel? next, string? label)
    {
        Slot slot = Slots[field];
        string pattern = slot.IsCollection ? ProtobufCollectionReadEmitter.Pattern(Names, slot) : $"== {Names.Wire("ProtobufWireType")}.{WireOf(field)}";
        ProtobufCodecEmitter.EmitCase(
            Code,
            slot,
            "type",
            pattern,
            () =>
            {
                if (slot.IsCollection)
                {
                    EmitGathering(field, slot);
                }
                else
                {
                    EmitSingle(field, slot);
                }

                if (next is not null)
                {
                    EmitGoTo(next);
                }
            },
            label: label);
    }

    private void EmitGathering(FieldModel field, Slot slot)
    {
        if (IsOwn(field))
        {
            Code.Line($"{_gathered[field]} ??= {ProtobufCollectionReadEmitter.Reuse(field.Type, $"earlier is null ? message.{Identifiers.Escape(field.Member)} : null")};");
        }

        Code.Line(ProtobufCollectionReadEmitter.Call(slot, "type", _gathered[field], Unknown is not null));
    }

    private void EmitGoTo(FieldModel next)
    {
        string wire = $"{Names.Wire("ProtobufWireType")}.{WireOf(next)}";
        using (Code.Block($"if (reader.TryReadField({next.Id}, {wire}))"))
        {
            if (Slots[next].IsCollection && ProtobufCollectionReadEmitter.ChoosesByType(Slots[next]))
            {
                Code.Line($"type = {wire};");
            }

            Code.Line($"goto {LabelOf(next)};");
        }

        Code.Line();
    }

    // What a field mostly comes as.
    private string WireOf(FieldModel field) => !Slots[field].IsCollection
        ? ProtobufTypes.WireType(field.Type, field.Protobuf.Value)
        : field.Protobuf.Value == WireEncoding.Group ? "StartGroup" : "LengthDelimited";

    private static string LabelOf(FieldModel field) => $"Field{field.Id}";

    // A new message mostly brings an empty collection; to make another would be waste.
    private bool IsOwn(FieldModel field)
        => field is { BeginsEmpty: true, Assignment: FieldAssignment.Set or FieldAssignment.Accessor }
            && !ConstructsLast
            && !IsValueType
            && ProtobufCollectionReadEmitter.IsBuilder(field.Type);

    private void EmitSingle(FieldModel field, Slot slot)
    {
        if (field.Type is not MessageType type)
        {
            if (ProtobufEnums.ClosedOf(field.Type) is { } closed)
            {
                EmitClosed(field, closed, slot);
                return;
            }

            EmitTake(field, _emitter.ReadScalar(field.Type, field.Protobuf.Value, slot.Label));
            return;
        }

        string local = ValueLocal(field);
        Code.Line($"{local} = {_emitter.ReadMessage(slot, type, field.IsNullable, local)};");
        if (!ConstructsLast)
        {
            Code.Line(Assign(field, type.IsValueType && !field.IsNullable ? $"{local}.GetValueOrDefault()" : local));
        }

        EmitPresent(field);
    }

    private void EmitClosed(FieldModel field, EnumType type, Slot slot)
    {
        string number = Locals.Take(Identifiers.Camel(field.Member) + "Number");
        Code.Line($"int {number} = reader.ReadInt32();");
        using (Code.Block($"if ({ProtobufEnums.IsKnown(type, number)})"))
        {
            EmitTake(field, ProtobufConversions.FromWire(Names, type, number, slot.Label));
        }

        if (Unknown is not null)
        {
            using (Code.Block("else"))
            {
                Code.Line($"{Names.Wire("ProtobufReader")}.KeepUnknownEnum({slot.Id}, {number}, ref unknownFields);");
            }
        }

        Code.Line();
    }

    private void EmitCollection(FieldModel field)
    {
        string items = _gathered[field];
        string member = Identifiers.Escape(field.Member);
        bool isNeeded = field.IsRequired && field.Assignment != FieldAssignment.Constructor;
        if (isNeeded)
        {
            // Nothing on the wire is an empty collection, and the member may not stay null.
            Code.Line($"{items} ??= {ProtobufCollectionReadEmitter.New(Names, field.Type)};");
        }

        using (isNeeded ? null : Code.Block($"if ({items} is not null)"))
        {
            // No pattern variable: its scope is the method, and it is declared there.
            using (Code.Block("if (earlier is not null)"))
            {
                Code.Line($"{Names.Wire("MergedCollections")}.Prepend(ref reader, {items}, {(IsValueType ? "earlier.Value" : "earlier")}.{member});");
            }

            Code.Line();
            if (!ConstructsLast && field.Assignment == FieldAssignment.Fill)
            {
                Code.Line(CollectionReadEmitter.Refill(Names, $"message.{member}", items));
                EmitPresent(field);
            }
            else
            {
                EmitTake(field, ProtobufCollectionReadEmitter.Finish(Names, field.Type, items));
            }
        }

        if (!isNeeded && !ConstructsLast && field is { IsNullable: false, Type: ListType { Shape: ListShape.ImmutableArray } })
        {
            // What is not on the wire is empty; the default of the type is not even that.
            using (Code.Block($"else if (message.{member}.IsDefault)"))
            {
                Code.Line(Assign(field, "[]"));
            }
        }

        Code.Line();
    }
}
