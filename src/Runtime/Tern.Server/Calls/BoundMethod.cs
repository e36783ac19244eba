using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Server;

/// <summary>A method that a server offers.</summary>
internal abstract class BoundMethod
{
    public abstract RpcMethod Description { get; }

    public abstract ServerCall Rent();
}

/// <summary>A method with its types, its handler and its pool of calls.</summary>
internal sealed class BoundMethod<TService, TArguments, TReply> : BoundMethod
    where TService : class
    where TArguments : struct, IRpcArguments
{
    private static readonly ObjectPool<BoundCall<TService, TArguments, TReply>> s_calls = new(capacity: 4_096);

    public BoundMethod(ServiceMethod<TService, TArguments, TReply> method, ServiceSource<TService> services, IReadOnlyList<RpcMiddleware> middleware)
    {
        Method = method;
        Services = services;
        Pipeline = Compose(middleware);
    }

    public ServiceMethod<TService, TArguments, TReply> Method { get; }

    public ServiceSource<TService> Services { get; }

    /// <summary>Middleware and handler, or <see langword="null"/> without middleware.</summary>
    public RpcDelegate? Pipeline { get; }

    public override RpcMethod Description => Method;

    public override ServerCall Rent()
    {
        BoundCall<TService, TArguments, TReply> call = s_calls.TryRent() ?? new BoundCall<TService, TArguments, TReply>();
        call.Attach(this);
        return call;
    }

    public static void Return(BoundCall<TService, TArguments, TReply> call) => s_calls.Return(call);

    public static void Forget() => s_calls.Forget();

    private static RpcDelegate? Compose(IReadOnlyList<RpcMiddleware> middleware)
    {
        if (middleware.Count == 0)
        {
            return null;
        }

        RpcDelegate next = static invocation => ((BoundInvocation<TService, TArguments, TReply>)invocation).InvokeHandlerAsync();
        for (int i = middleware.Count - 1; i >= 0; i--)
        {
            RpcMiddleware stage = middleware[i];
            RpcDelegate inner = next;
            next = invocation => stage(invocation, inner);
        }

        return next;
    }
}
