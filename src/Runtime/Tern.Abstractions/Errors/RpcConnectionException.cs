namespace Tern;

/// <summary>No connection could be made, or it broke. <see cref="RpcException.Code"/> is <see cref="RpcStatusCode.Unavailable"/>.</summary>
public sealed class RpcConnectionException(string message, Exception? innerException = null)
    : RpcException(RpcStatusCode.Unavailable, message, innerException)
{
    /// <summary>Whether the request may have reached the peer; if not, it is safe to send it elsewhere.</summary>
    public bool MayHaveBeenSent { get; init; }
}
