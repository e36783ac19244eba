using Tern.Schema.Idl;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>How a value of one type is read and written. Immutable once its contract is built; thread-safe.</summary>
internal sealed class TypePlan
{
    public required ValueKind Kind { get; init; }

    /// <summary>Its name, for errors.</summary>
    public required string Name { get; init; }

    /// <summary>Elements of a list or set, values of a map.</summary>
    public TypePlan? Element { get; init; }

    /// <summary>Keys of a map.</summary>
    public TypePlan? Key { get; init; }

    public MessagePlan? Message { get; init; }

    public EnumPlan? Enum { get; init; }

    /// <summary>Whether JSON carries a 64-bit number as text, because the IDL says <c>api.js_conv</c>.</summary>
    public bool IsNumberText { get; init; }

    /// <summary>The message that holds a collection which is inside of another one, because Protobuf cannot nest them.</summary>
    public MessagePlan Wrapper => field ??= WrapperOf(this);

    public ThriftType Thrift { get; private init; }

    /// <summary>Wire type of one value that is not packed.</summary>
    public ProtobufWireType Wire { get; private init; }

    public bool IsCollection => Kind is ValueKind.List or ValueKind.Set or ValueKind.Map;

    /// <summary>Whether values can be written without a tag in front of each.</summary>
    public bool CanBePacked => Wire != ProtobufWireType.LengthDelimited && Kind != ValueKind.Message;

    /// <summary>Whether a map with such keys is an object in JSON; otherwise it is a list of entries.</summary>
    public bool IsJsonKey => Kind is not (ValueKind.Message or ValueKind.List or ValueKind.Set or ValueKind.Map);

    public static TypePlan Of(ValueKind kind, string name) => new() { Kind = kind, Name = name, Thrift = ThriftOf(kind), Wire = WireOf(kind) };

    public static TypePlan OfInt64Text(string name) => new() { Kind = ValueKind.I64, Name = name, Thrift = ThriftType.I64, Wire = ProtobufWireType.Varint, IsNumberText = true };

    public static TypePlan Of(EnumPlan @enum) => new() { Kind = ValueKind.Enum, Name = @enum.Name, Enum = @enum, Thrift = ThriftType.I32, Wire = ProtobufWireType.Varint };

    public static TypePlan Of(MessagePlan message) =>
        new() { Kind = ValueKind.Message, Name = message.Name, Message = message, Thrift = ThriftType.Struct, Wire = ProtobufWireType.LengthDelimited };

    public static TypePlan OfCollection(ValueKind kind, string name, TypePlan element, TypePlan? key = null) =>
        new() { Kind = kind, Name = name, Element = element, Key = key, Thrift = ThriftOf(kind), Wire = ProtobufWireType.LengthDelimited };

    private static MessagePlan WrapperOf(TypePlan type)
    {
        MessagePlan wrapper = new(type.Name, IdlMessageKind.Struct, isThrift: true);
        FieldPlan items = new()
        {
            Id = 1,
            Name = "items",
            JsonName = "items",
            Type = type,
            Presence = IdlPresence.Default,
            Index = 0,
            Where = type.Name,
            IsPacked = true,
        };
        wrapper.Complete([items], oneOfs: 0);
        return wrapper;
    }

    // What Protobuf has beyond Thrift travels as docs/types.md says.
    private static ThriftType ThriftOf(ValueKind kind) => kind switch
    {
        ValueKind.Bool => ThriftType.Bool,
        ValueKind.I8 => ThriftType.Byte,
        ValueKind.I16 => ThriftType.I16,
        ValueKind.I32 or ValueKind.SInt32 or ValueKind.SFixed32 or ValueKind.Enum => ThriftType.I32,
        ValueKind.Float or ValueKind.Double => ThriftType.Double,
        ValueKind.Text or ValueKind.Bytes => ThriftType.String,
        ValueKind.Uuid => ThriftType.Uuid,
        ValueKind.Message => ThriftType.Struct,
        ValueKind.List => ThriftType.List,
        ValueKind.Set => ThriftType.Set,
        ValueKind.Map => ThriftType.Map,
        _ => ThriftType.I64,
    };

    private static ProtobufWireType WireOf(ValueKind kind) => kind switch
    {
        ValueKind.Fixed32 or ValueKind.SFixed32 or ValueKind.Float => ProtobufWireType.Fixed32,
        ValueKind.Fixed64 or ValueKind.SFixed64 or ValueKind.Double => ProtobufWireType.Fixed64,
        ValueKind.Text or ValueKind.Bytes or ValueKind.Uuid or ValueKind.Message or ValueKind.List or ValueKind.Set or ValueKind.Map => ProtobufWireType.LengthDelimited,
        _ => ProtobufWireType.Varint,
    };
}
