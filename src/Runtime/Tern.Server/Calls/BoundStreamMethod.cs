using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Server;

/// <summary>A streaming method with its types and its handler.</summary>
internal sealed class BoundStreamMethod<TService, TRequest, TReply>(
    ServiceStreamMethod<TService, TRequest, TReply> method,
    ServiceSource<TService> services,
    IReadOnlyList<RpcMiddleware> middleware,
    StreamMessages? messages,
    MethodGates gates,
    RequestValidation validation) : BoundMethod(gates)
    where TService : class
{
    public ServiceStreamMethod<TService, TRequest, TReply> Method => method;

    public ServiceSource<TService> Services => services;

    /// <summary>Whether requests that break a rule of the contract are refused.</summary>
    public bool ValidatesRequests => method.HasRules && validation.IsOn;

    /// <summary>Middleware and handler, or <see langword="null"/> without middleware.</summary>
    public RpcDelegate? Pipeline { get; } =
        MiddlewareChain.Compose(middleware, static invocation => ((BoundStreamInvocation<TService, TRequest, TReply>)invocation).RunHandlerAsync());

    /// <summary>Middleware for messages, or <see langword="null"/> without it.</summary>
    public StreamMessages? Messages => messages;

    public override RpcMethod Description => method;

    public override ServerStream RentStream() => new BoundStream<TService, TRequest, TReply>(this);
}
