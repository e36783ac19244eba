namespace Tern;

/// <summary>A call failed. Its kind is <see cref="Code"/>; what was tried is in <see cref="Attempts"/>.</summary>
/// <remarks>Declared exceptions arrive as themselves and are no <see cref="RpcException"/>.</remarks>
public class RpcException : Exception
{
    private string? _method;
    private IReadOnlyList<RpcAttempt> _attempts = [];

    /// <summary>Creates the failure of a call; a handler may throw it to choose the code that its caller sees.</summary>
    public RpcException(RpcStatusCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Kind of the failure.</summary>
    public RpcStatusCode Code { get; }

    /// <summary>Service and method of the call, <c>shop.Catalog/Get</c>; <see langword="null"/> if the failure belongs to no call.</summary>
    public string? Method
    {
        get => _method;
        init => _method = value;
    }

    /// <summary>What was tried, in order: where, for how long, and how it ended; empty if nothing was tried.</summary>
    public IReadOnlyList<RpcAttempt> Attempts
    {
        get => _attempts;
        init => _attempts = value;
    }

    /// <summary>The type number of a Thrift application exception that the peer sent; <see langword="null"/> if there was none.</summary>
    /// <remarks>Source: Apache Thrift <c>TApplicationException</c>, with Kitex's additions 20 (unknown service) and 21 (no service name).</remarks>
    public int? ApplicationExceptionType { get; init; }

    /// <summary>What the peer says about the failure beyond its message; a handler that throws the exception sets it.</summary>
    /// <remarks>gRPC carries it as <c>grpc-status-details-bin</c>, Connect in its error. Over Thrift and Kitex Protobuf it goes from Tern to Tern, in a field of the exception that other peers skip.</remarks>
    public IReadOnlyList<RpcStatusDetail> Details { get; init; } = [];

    /// <summary>Time after which the server asks to be called again; negative: not at all. Callers that retry heed it.</summary>
    /// <value><see langword="null"/> by default: it asks for nothing.</value>
    /// <remarks>A handler that throws the exception may set it. It travels as <c>grpc-retry-pushback-ms</c>: in the trailers of gRPC, and as a string key of TTHeader.</remarks>
    public TimeSpan? RetryPushback { get; init; }

    /// <summary>Whether the peer itself reported the failure, so that the request is known to have arrived.</summary>
    public bool IsRemote { get; init; }

    /// <summary>Adds what only the carrier of the call knows; what is there already stays.</summary>
    internal void Complete(string method, RpcAttempt? attempt)
    {
        _method ??= method;
        if (attempt is not null && _attempts.Count == 0)
        {
            _attempts = [attempt];
        }
    }

    /// <summary>Replaces what was tried; whoever makes several attempts knows more than the last of them.</summary>
    internal void SetAttempts(IReadOnlyList<RpcAttempt> attempts) => _attempts = attempts;
}
