using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>How a channel writes its requests; fixed when the channel is made.</summary>
internal sealed record RequestFormat
{
    public required RpcProtocol Protocol { get; init; }

    public ThriftEncoding Encoding { get; init; }

    /// <summary>Service that the caller says it is (TTHeader int key 3), or <see langword="null"/>.</summary>
    public string? FromService { get; init; }

    /// <summary>Service that is called, as discovery knows it (TTHeader int key 6), or <see langword="null"/> for the name in the contract.</summary>
    public string? ToService { get; init; }

    public bool Checksum { get; init; }

    public int MaxMessageBytes { get; init; } = 16 * 1_024 * 1_024;

    public ThriftReaderOptions Reader { get; init; } = ThriftReaderOptions.Default;

    public ProtobufReaderOptions ProtobufReader { get; init; } = ProtobufReaderOptions.Default;

    /// <summary>Whether messages are Kitex Protobuf instead of Thrift.</summary>
    public bool IsProtobuf => Protocol == RpcProtocol.KitexProtobuf;

    /// <summary>How messages are framed: Kitex Protobuf as a Thrift message behind a TTHeader is.</summary>
    public RpcProtocol Framing => IsProtobuf ? RpcProtocol.ThriftTTHeaderFramed : Protocol;

    public bool HasHeader => Framing is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed;

    public bool IsFramed => Framing is RpcProtocol.ThriftFramed or RpcProtocol.ThriftTTHeaderFramed;
}
