namespace Tern;

/// <summary>A call did not end before its deadline. <see cref="RpcException.Code"/> is <see cref="RpcStatusCode.DeadlineExceeded"/>.</summary>
public sealed class RpcTimeoutException(string message, Exception? innerException = null)
    : RpcException(RpcStatusCode.DeadlineExceeded, message, innerException);
