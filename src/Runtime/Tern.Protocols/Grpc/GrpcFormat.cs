using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>How one end speaks gRPC; fixed when the channel or the server is made.</summary>
internal sealed record GrpcFormat
{
    private StreamFormat? _protobuf;
    private StreamFormat? _thrift;

    /// <summary>Client: how messages are encoded. A server goes by the request.</summary>
    public PayloadEncoding Payload { get; init; } = PayloadEncoding.Protobuf;

    /// <summary>Client: whether the connection is behind TLS, which <c>:scheme</c> tells.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Client: value of <c>:authority</c>.</summary>
    public string Authority { get; init; } = "localhost";

    /// <summary>Client: service that the caller says it is, or <see langword="null"/>.</summary>
    public string? FromService { get; init; }

    /// <summary>Client: encoding of requests that say nothing else.</summary>
    public string? Compression { get; init; }

    public GrpcCompression Compressors { get; init; } = GrpcCompression.BuiltIn;

    public int MaxMessageBytes { get; init; } = 16 * 1_024 * 1_024;

    public ProtobufReaderOptions ProtobufReader { get; init; } = ProtobufReaderOptions.Default;

    public ThriftReaderOptions ThriftReader { get; init; } = ThriftReaderOptions.Default;

    /// <summary>How messages of a client's streams are encoded.</summary>
    public StreamFormat ToStreamFormat() => StreamFormatOf(Payload);

    /// <summary>How messages of a stream are encoded.</summary>
    public StreamFormat StreamFormatOf(PayloadEncoding payload) => payload == PayloadEncoding.Protobuf
        ? _protobuf ??= new StreamFormat(StreamPayload.Protobuf, ThriftReader) { Protobuf = ProtobufReader }
        : _thrift ??= new StreamFormat(StreamPayload.ThriftBinary, ThriftReader);

    /// <summary>Identifies the SDK in <c>user-agent</c>.</summary>
    public static string UserAgent { get; } = $"tern/{typeof(GrpcFormat).Assembly.GetName().Version?.ToString(3)}";
}
