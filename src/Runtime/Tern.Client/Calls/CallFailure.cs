using Tern.Serialization;

namespace Tern.Client;

/// <summary>Turns what went wrong before a call was sent into what its caller expects.</summary>
internal static class CallFailure
{
    /// <summary>Whether an exception is none that callers of RPC methods know, or does not say which call it is about.</summary>
    public static bool IsForeign(Exception exception) => exception is WireFormatException or RpcException { Method: null };

    public static Exception Of(Exception exception, RpcMethod method)
    {
        switch (exception)
        {
            case WireFormatException protocol:
                return new RpcException(
                    protocol.Error == WireFormatError.SizeLimit ? RpcStatusCode.ResourceExhausted : RpcStatusCode.InvalidArgument,
                    $"The arguments of {method.FullName} cannot be sent: {protocol.Message}",
                    protocol)
                {
                    Method = method.FullName,
                };
            case RpcException failure:
                failure.Complete(method.FullName, attempt: null);
                return failure;
            default:
                return exception;
        }
    }
}
