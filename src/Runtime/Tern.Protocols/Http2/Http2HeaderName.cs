namespace Tern.Protocols.Http2;

/// <summary>Header names that RPC knows; others are <see cref="Other"/> and told apart by their bytes.</summary>
internal enum Http2HeaderName : byte
{
    Other,
    Authority,
    Method,
    Path,
    Scheme,
    Status,
    ContentType,
    ContentLength,
    Te,
    UserAgent,
    GrpcTimeout,
    GrpcEncoding,
    GrpcAcceptEncoding,
    GrpcStatus,
    GrpcMessage,
    GrpcStatusDetails,

    /// <summary>A header that speaks of an HTTP/1.1 connection, which HTTP/2 forbids (RFC 9113 section 8.2.2).</summary>
    ConnectionSpecific,

    /// <summary>A name that begins with a colon and is none of HTTP/2's.</summary>
    UnknownPseudo,
}

/// <summary>The bytes of header names.</summary>
internal static class Http2HeaderNames
{
    /// <summary>Finds what a name is.</summary>
    public static Http2HeaderName Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        0 => Http2HeaderName.Other,
        2 when name.SequenceEqual("te"u8) => Http2HeaderName.Te,
        5 when name.SequenceEqual(":path"u8) => Http2HeaderName.Path,
        7 when name.SequenceEqual(":method"u8) => Http2HeaderName.Method,
        7 when name.SequenceEqual(":scheme"u8) => Http2HeaderName.Scheme,
        7 when name.SequenceEqual(":status"u8) => Http2HeaderName.Status,
        7 when name.SequenceEqual("upgrade"u8) => Http2HeaderName.ConnectionSpecific,
        10 when name.SequenceEqual(":authority"u8) => Http2HeaderName.Authority,
        10 when name.SequenceEqual("user-agent"u8) => Http2HeaderName.UserAgent,
        10 when name.SequenceEqual("connection"u8) => Http2HeaderName.ConnectionSpecific,
        10 when name.SequenceEqual("keep-alive"u8) => Http2HeaderName.ConnectionSpecific,
        11 when name.SequenceEqual("grpc-status"u8) => Http2HeaderName.GrpcStatus,
        12 when name.SequenceEqual("content-type"u8) => Http2HeaderName.ContentType,
        12 when name.SequenceEqual("grpc-timeout"u8) => Http2HeaderName.GrpcTimeout,
        12 when name.SequenceEqual("grpc-message"u8) => Http2HeaderName.GrpcMessage,
        13 when name.SequenceEqual("grpc-encoding"u8) => Http2HeaderName.GrpcEncoding,
        14 when name.SequenceEqual("content-length"u8) => Http2HeaderName.ContentLength,
        16 when name.SequenceEqual("proxy-connection"u8) => Http2HeaderName.ConnectionSpecific,
        17 when name.SequenceEqual("transfer-encoding"u8) => Http2HeaderName.ConnectionSpecific,
        20 when name.SequenceEqual("grpc-accept-encoding"u8) => Http2HeaderName.GrpcAcceptEncoding,
        23 when name.SequenceEqual("grpc-status-details-bin"u8) => Http2HeaderName.GrpcStatusDetails,
        _ when name[0] == (byte)':' => Http2HeaderName.UnknownPseudo,
        _ => Http2HeaderName.Other,
    };
}
