namespace Tern;

/// <summary>A limit of your own for the calls of a server: a quota for each caller, or one that many servers share. Used by <see cref="RpcServerBuilder.UseLimiter"/>.</summary>
/// <remarks>
/// Implementations are thread-safe. They are asked for each call, unary or with streams, when it may be made by <see cref="RpcServerOptions.Access"/> and has passed
/// <see cref="RpcServerOptions.MethodLimits"/> and <see cref="RpcServerOptions.CallLimits"/>, whose places it takes up while it waits here. Calls of the gRPC health service are not limited.
/// </remarks>
public interface ICallLimiter
{
    /// <summary>Asks whether a call may run; what does not complete at once keeps the call waiting. One limiter that completes at once costs no allocation; several cost a list of their leases.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="context">What surrounds the call: peer, metadata, deadline. Valid until the task completes.</param>
    /// <returns>The answer. If the task fails, so does the call: with an <see cref="RpcException"/> as it says, with anything else as if its handler had thrown it.</returns>
    ValueTask<CallPermit> AcquireAsync(RpcMethod method, CallContext context);
}
