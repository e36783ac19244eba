using Tern.WellKnown;

namespace Tern.Serialization;

/// <summary>The messages that a <see cref="Any"/> may hold in JSON, where it shows what it holds. Fill it once, then share it; do not change an instance that is in use.</summary>
/// <remarks>The messages of <c>google.protobuf</c> are known from the beginning.</remarks>
public sealed class ProtoJsonTypes
{
    private readonly Dictionary<string, JsonAnyType> _types = new(StringComparer.Ordinal);

    /// <summary>Knows the messages of <c>google.protobuf</c>.</summary>
    public ProtoJsonTypes()
    {
        Add<Any>().Add<Duration>().Add<Empty>().Add<FieldMask>().Add<ListValue>().Add<Struct>().Add<Timestamp>().Add<Value>();
        Add<DoubleValue>().Add<FloatValue>().Add<Int64Value>().Add<UInt64Value>().Add<Int32Value>().Add<UInt32Value>().Add<BoolValue>().Add<StringValue>().Add<BytesValue>();
    }

    internal static ProtoJsonTypes WellKnown { get; } = new();

    /// <summary>Adds a message, under its full name in Protobuf.</summary>
    /// <returns>This instance.</returns>
    public ProtoJsonTypes Add<T>()
        where T : IProtobufMessage<T>, IJsonMessage<T>
    {
        _types[T.FullName] = new JsonAnyMessage<T>();
        return this;
    }

    /// <summary>Adds a message that is known at run time only.</summary>
    internal void Add(string fullName, JsonAnyType type) => _types[fullName] = type;

    /// <summary>The message that a type URL names.</summary>
    /// <exception cref="WireFormatException">There is none of that name.</exception>
    internal JsonAnyType Find(string typeUrl)
    {
        int slash = typeUrl.LastIndexOf('/');
        return slash >= 0 && _types.TryGetValue(typeUrl[(slash + 1)..], out JsonAnyType? type)
            ? type
            : throw new WireFormatException(
                WireFormatError.InvalidData,
                $"the type \"{typeUrl}\" of an Any is not known; {nameof(ProtoJsonOptions)}.{nameof(ProtoJsonOptions.Types)} must have it");
    }
}
