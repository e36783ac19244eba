namespace Tern.Serialization;

/// <summary>A method of a service interface: how it looks on the wire, and how a handler is called. Generated; immutable and thread-safe.</summary>
public abstract class ServiceMethod<TService, TArguments, TReply> : MethodCodec<TArguments, TReply>
    where TService : class
    where TArguments : struct, IRpcArguments
{
    /// <inheritdoc cref="RpcMethod(string, string, MethodKind, bool)"/>
    protected ServiceMethod(string service, string name, MethodKind kind, bool isIdempotent)
        : base(service, name, kind, isIdempotent)
    {
    }

    /// <summary>Calls the handler.</summary>
    public abstract ValueTask<TReply> InvokeAsync(TService service, in TArguments arguments, CallContext context);
}
