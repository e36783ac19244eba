namespace Tern.Protocols.Http2;

/// <summary>Why a stream or a connection ended. Source: RFC 9113 section 7.</summary>
internal enum Http2ErrorCode : uint
{
    NoError = 0x0,
    ProtocolError = 0x1,
    InternalError = 0x2,
    FlowControlError = 0x3,
    SettingsTimeout = 0x4,
    StreamClosed = 0x5,
    FrameSizeError = 0x6,

    /// <summary>The stream was not processed: what it asked for may be asked again elsewhere.</summary>
    RefusedStream = 0x7,

    Cancel = 0x8,
    CompressionError = 0x9,
    ConnectError = 0xa,
    EnhanceYourCalm = 0xb,
    InadequateSecurity = 0xc,
    Http11Required = 0xd,

    /// <summary>Kitex: a server that stops has cut the stream off. Source: Kitex <c>pkg/remote/trans/nphttp2/grpc</c>.</summary>
    KitexGracefulShutdown = 1000,
}
