namespace Tern;

/// <summary>No connection could be made, or it broke. <see cref="RpcException.Code"/> is <see cref="RpcStatusCode.Unavailable"/>.</summary>
public sealed class RpcConnectionException(string message, Exception? innerException = null)
    : RpcException(RpcStatusCode.Unavailable, message, innerException)
{
    /// <summary>Whether the request may have reached the peer; if not, it is safe to send it elsewhere, and retries do so whatever the method does.</summary>
    /// <value><see langword="true"/> by default: whoever makes one says so if it is certain that nothing has left.</value>
    public bool MayHaveBeenSent { get; init; } = true;
}
