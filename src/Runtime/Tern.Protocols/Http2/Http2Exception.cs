namespace Tern.Protocols.Http2;

/// <summary>A connection is at its end: one of its ends broke a rule of HTTP/2, or said goodbye.</summary>
internal sealed class Http2Exception(Http2ErrorCode code, string message, bool isByPeer = false) : IOException(message)
{
    /// <summary>What GOAWAY said, or would say.</summary>
    public Http2ErrorCode Code { get; } = code;

    /// <summary>What GOAWAY tells people.</summary>
    public string DebugText { get; init; } = message;

    /// <summary>Whether the peer ended the connection.</summary>
    public bool IsByPeer { get; } = isByPeer;
}
