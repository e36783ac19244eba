using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>One complete message in a connection's input; valid until the input is advanced.</summary>
internal ref struct ThriftFrame
{
    /// <summary>How the message is framed; a reply is framed likewise.</summary>
    public RpcProtocol Protocol;

    /// <summary>How its payload is encoded.</summary>
    public PayloadEncoding Encoding;

    /// <summary>TTHeader flags.</summary>
    public ushort Flags;

    /// <summary>TTHeader sequence id.</summary>
    public int HeaderSequenceId;

    /// <summary>TTHeader info, empty without a TTHeader.</summary>
    public ReadOnlySpan<byte> HeaderInfo;

    /// <summary>Body of a MeshHeader in front of a bare message, empty without one.</summary>
    public ReadOnlySpan<byte> MeshInfo;

    /// <summary>What a checksum covers: everything behind the TTHeader, the frame length included.</summary>
    public ReadOnlySpan<byte> Body;

    /// <summary>The message: envelope and body.</summary>
    public ReadOnlySpan<byte> Payload;

    /// <summary>Bytes of the whole message, framing included.</summary>
    public int Length;

    public readonly bool HasHeader => Protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed;
}
