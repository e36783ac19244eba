namespace Tern;

/// <summary>Kinds of failure after which a call may be tried again.</summary>
[Flags]
public enum RetryReasons
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The request did not leave: no connection, or it was closed before. Safe for every method.</summary>
    NotSent = 1,

    /// <summary>An attempt ran out of its own time while the call has time left.</summary>
    Timeout = 2,

    /// <summary>The connection broke behind the request, or the server says that it is unavailable.</summary>
    Unavailable = 4,

    /// <summary>The server refused for a limit (<see cref="RpcStatusCode.ResourceExhausted"/>), before it did anything.</summary>
    Overload = 8,

    /// <summary>The server failed: <see cref="RpcStatusCode.Internal"/>, <see cref="RpcStatusCode.Unknown"/>, <see cref="RpcStatusCode.Aborted"/>.</summary>
    ServerError = 16,

    /// <summary>Not sent, timeouts and lost connections.</summary>
    Default = NotSent | Timeout | Unavailable,

    /// <summary>Every failure; never business answers, declared exceptions and cancellation.</summary>
    All = NotSent | Timeout | Unavailable | Overload | ServerError,
}
