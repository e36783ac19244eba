using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Emit;

/// <summary>Puts the declaration of a message together, field by field.</summary>
/// <remarks>
/// What Protobuf does not know is declared as what travels: a map whose keys cannot be keys, or whose values need not know zero, as its entries, a collection inside of a collection or of a oneof as a message with one field.
/// </remarks>
/// <param name="fullName">Full name of the message.</param>
internal sealed class MessageDescriptorBuilder(string fullName)
{
    // Numbers that Protobuf keeps for itself; neither C# nor Thrift does. Such a field is unknown to Protobuf's tools.
    private const int FirstReserved = 19_000;
    private const int LastReserved = 19_999;

    private const string UnionOneOf = "kind";

    private readonly FieldNames _names = new();
    private readonly LocalNames _nestedNames = new();
    private readonly List<FieldDescriptor> _fields = [];
    private readonly List<MessageDescriptor> _nested = [];

    /// <summary>The declaration of a message or declared exception; members with [RpcOneOf] are left to whoever knows the union.</summary>
    public static MessageDescriptor Of(MessageModel message)
    {
        var builder = new MessageDescriptorBuilder(ProtoNames.Qualified(message.Type.ProtobufName));
        foreach (FieldModel field in message.Fields.Where(f => !f.Protobuf.IsOneOf))
        {
            builder.Add(field.Id, field.WireName, field.Type, field.Protobuf, field.IsNullable || field.IsRequired);
        }

        return builder.Build();
    }

    /// <summary>The declaration of a union: a oneof of its cases.</summary>
    public static MessageDescriptor Of(UnionModel union)
    {
        var builder = new MessageDescriptorBuilder(ProtoNames.Qualified(union.Type.ProtobufName));
        foreach (UnionCaseModel one in union.Cases)
        {
            builder.AddCase(one);
        }

        return builder.Build(builder._names.Take(UnionOneOf, 0));
    }

    /// <summary>Adds a field.</summary>
    public void Add(int id, string wireName, TypeModel type, ProtobufModel protobuf, bool hasPresence)
    {
        if (CanDeclare(id))
        {
            Add(NameOf(id, wireName, protobuf), id, type, protobuf, hasPresence || protobuf.IsAlwaysWritten);
        }
    }

    /// <summary>The message.</summary>
    public MessageDescriptor Build(params string[] oneOfs)
        => new(ProtoNames.SimpleOf(fullName), _fields.ToEquatableArray(), new(oneOfs), _nested.ToEquatableArray(), IsMapEntry: false);

    private void AddCase(UnionCaseModel one)
    {
        if (CanDeclare(one.Id))
        {
            (string name, string? json) = NameOf(one.Id, one.WireName, one.Protobuf);
            _fields.Add(new FieldDescriptor(name, one.Id, TypeOf(one.Type, one.Protobuf, one.Protobuf.Value, name, ""), OneOf: 0, JsonName: json));
        }
    }

    private static bool CanDeclare(int id) => FieldIds.FitsProtobuf(id) && (id is < FirstReserved or > LastReserved);

    private (string Name, string? Json) NameOf(int id, string wireName, ProtobufModel protobuf)
    {
        string name = _names.Take(ProtoNames.Identifier(wireName), id);
        string json = protobuf.JsonName ?? WireNames.JsonOf(wireName);

        // A second name in JSON may be one that another field has.
        return (name, name == ProtoNames.Identifier(wireName) && json != WireNames.JsonOf(name) ? json : null);
    }

    private void Add((string Name, string? Json) names, int id, TypeModel type, ProtobufModel protobuf, bool hasPresence)
    {
        var field = new FieldDescriptor(names.Name, id, new FieldType(FieldKind.Message), JsonName: names.Json);
        if (type is MapType map)
        {
            _fields.Add(field with { Type = EntryOf(map, protobuf, field.Name), IsRepeated = true });
        }
        else if (ProtobufTypes.ElementOf(type) is { } element)
        {
            bool? isPacked = !protobuf.IsPacked && ProtobufTypes.IsPackable(element, protobuf.Value) ? false : null;
            _fields.Add(field with { Type = TypeOf(element, protobuf, protobuf.Value, field.Name, "Element"), IsRepeated = true, IsPacked = isPacked });
        }
        else
        {
            FieldType single = TypeOf(type, protobuf, protobuf.Value, field.Name, "");
            bool isMessage = single.Kind is FieldKind.Message or FieldKind.Group;
            _fields.Add(field with { Type = single, HasPresence = !isMessage && (hasPresence || type is ScalarType { Kind: ScalarKind.DateOnly }) });
        }
    }

    private FieldType EntryOf(MapType map, ProtobufModel protobuf, string field)
    {
        string name = _nestedNames.Take(ProtoNames.Camel(field) + "Entry");
        FieldType key = TypeOf(map.Key, protobuf, protobuf.Key, field, "Key");
        FieldType value = TypeOf(map.Value, protobuf, protobuf.Value, field, "Value");
        bool isMap = key.Kind is not (FieldKind.Message or FieldKind.Group or FieldKind.Enum or FieldKind.Bytes or FieldKind.Float or FieldKind.Double)
            && map.Value is not EnumType { IsClosed: true };
        _nested.Add(new MessageDescriptor(name, new([new FieldDescriptor("key", 1, key), new FieldDescriptor("value", 2, value)]), default, default, isMap));
        return new FieldType(FieldKind.Message, $"{fullName}.{name}");
    }

    private FieldType TypeOf(TypeModel type, ProtobufModel protobuf, WireEncoding encoding, string field, string role)
    {
        switch (type)
        {
            case EnumType enumeration:
                return new FieldType(FieldKind.Enum, ProtoNames.Qualified(enumeration.ProtobufName));
            case MessageType message:
                return new FieldType(encoding == WireEncoding.Group ? FieldKind.Group : FieldKind.Message, ProtoNames.Qualified(message.ProtobufName));
            case ScalarType:
                string suffix = ProtobufTypes.MethodSuffix(type, encoding)!;
                return Enum.TryParse(suffix, out FieldKind kind) ? new FieldType(kind) : new FieldType(FieldKind.Message, "google.protobuf." + suffix);
            default:
                return WrapperOf(type, protobuf, field, role);
        }
    }

    // A message around a collection.
    private FieldType WrapperOf(TypeModel collection, ProtobufModel protobuf, string field, string role)
    {
        string name = _nestedNames.Take(ProtoNames.Camel(field) + (role.Length == 0 ? "Items" : role));
        var wrapper = new MessageDescriptorBuilder($"{fullName}.{name}");
        wrapper.Add(1, "items", collection, protobuf, hasPresence: false);
        _nested.Add(wrapper.Build());
        return new FieldType(FieldKind.Message, $"{fullName}.{name}");
    }
}
