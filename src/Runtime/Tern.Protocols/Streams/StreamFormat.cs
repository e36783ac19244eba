using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>How the messages of a stream are encoded; one instance serves all streams of a connection.</summary>
/// <param name="Payload">The encoding.</param>
/// <param name="Reader">Limits and policies of reading Thrift messages.</param>
internal sealed record StreamFormat(StreamPayload Payload, ThriftReaderOptions Reader)
{
    /// <summary>Limits and policies of reading Protobuf messages.</summary>
    public ProtobufReaderOptions Protobuf { get; init; } = ProtobufReaderOptions.Default;
}

/// <summary>Encoding of one message of a stream.</summary>
internal enum StreamPayload
{
    /// <summary>A bare Thrift Binary struct.</summary>
    ThriftBinary,

    /// <summary>A Protobuf message.</summary>
    Protobuf,
}
