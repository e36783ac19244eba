namespace Tern;

/// <summary>A call failed. Its kind is <see cref="Code"/>; what was tried is in <see cref="Attempts"/>.</summary>
/// <remarks>Declared exceptions arrive as themselves and are no <see cref="RpcException"/>.</remarks>
public class RpcException : Exception
{
    /// <summary>Creates the failure of a call; a handler may throw it to choose the code that its caller sees.</summary>
    public RpcException(RpcStatusCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Kind of the failure.</summary>
    public RpcStatusCode Code { get; }

    /// <summary>Service and method of the call, <c>shop.Catalog/Get</c>; <see langword="null"/> if the failure belongs to no call.</summary>
    public string? Method { get; init; }

    /// <summary>What was tried, in order; empty if nothing was sent.</summary>
    public IReadOnlyList<RpcAttempt> Attempts { get; init; } = [];

    /// <summary>The type number of a Thrift application exception that the peer sent; <see langword="null"/> if there was none.</summary>
    /// <remarks>Source: Apache Thrift <c>TApplicationException</c>, with Kitex's additions 20 (unknown service) and 21 (no service name).</remarks>
    public int? ApplicationExceptionType { get; init; }

    /// <summary>What the peer says about the failure beyond its message; a handler that throws the exception sets it. Only gRPC carries it (<c>grpc-status-details-bin</c>).</summary>
    public IReadOnlyList<RpcStatusDetail> Details { get; init; } = [];

    /// <summary>Whether the peer itself reported the failure, so that the request is known to have arrived.</summary>
    public bool IsRemote { get; init; }
}
