using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Server;

/// <summary>A method that a server offers.</summary>
internal abstract class BoundMethod(MethodGates gates) : IGuardedMethod
{
    public abstract RpcMethod Description { get; }

    /// <summary>What is in the way of its calls.</summary>
    public MethodGates Gates => gates;

    RpcMethod IGuardedMethod.Method => Description;

    bool IGuardedMethod.IsOpen => gates.IsOpen;

    RpcException? IGuardedMethod.Examine(CallContext context) => gates.Examine(Description, context);

    /// <summary>A call of a unary or one-way method; <see langword="null"/> if it is of another kind.</summary>
    public virtual ServerCall? RentCall() => null;

    /// <summary>A call of a streaming method; <see langword="null"/> if it is of another kind.</summary>
    public virtual ServerStream? RentStream() => null;
}

/// <summary>A unary or one-way method with its types, its handler and its pool of calls.</summary>
internal sealed class BoundMethod<TService, TArguments, TReply> : BoundMethod
    where TService : class
    where TArguments : struct, IRpcArguments
{
    private static readonly ObjectPool<BoundCall<TService, TArguments, TReply>> s_calls = new(capacity: 4_096);

    // Null where the contract has no rules for the arguments.
    private readonly RequestValidation? _validation;

    public BoundMethod(
        ServiceMethod<TService, TArguments, TReply> method, ServiceSource<TService> services, IReadOnlyList<RpcMiddleware> middleware, MethodGates gates, RequestValidation validation)
        : base(gates)
    {
        Method = method;
        Services = services;
        _validation = method.HasRules ? validation : null;
        Pipeline = MiddlewareChain.Compose(middleware, static invocation => ((BoundInvocation<TService, TArguments, TReply>)invocation).InvokeHandlerAsync());
    }

    public ServiceMethod<TService, TArguments, TReply> Method { get; }

    public ServiceSource<TService> Services { get; }

    /// <summary>Middleware and handler, or <see langword="null"/> without middleware.</summary>
    public RpcDelegate? Pipeline { get; }

    public override RpcMethod Description => Method;

    /// <summary>Refuses arguments that break a rule of the contract, if the server asks for that.</summary>
    /// <exception cref="RpcValidationException">They break one.</exception>
    public void Check(in TArguments arguments, CallContext context)
    {
        if (_validation is { IsOn: true } && RequestRules.Check(Method, in arguments, context.TimeProvider) is { } failure)
        {
            throw failure;
        }
    }

    public override ServerCall RentCall()
    {
        BoundCall<TService, TArguments, TReply> call = s_calls.TryRent() ?? new BoundCall<TService, TArguments, TReply>();
        call.Attach(this);
        return call;
    }

    public static void Return(BoundCall<TService, TArguments, TReply> call) => s_calls.Return(call);

    public static void Forget() => s_calls.Forget();
}
