namespace Tern.Serialization;

/// <summary>A streaming method of a service interface: how its messages look on the wire, and how a handler is called. Generated; immutable and thread-safe.</summary>
/// <remarks>Of the three methods that call the handler the one that fits <see cref="RpcMethod.Kind"/> is overridden; the others throw.</remarks>
public abstract class ServiceStreamMethod<TService, TRequest, TReply> : StreamCodec<TRequest, TReply>
    where TService : class
{
    /// <inheritdoc cref="RpcMethod(string, string, MethodKind, bool)"/>
    protected ServiceStreamMethod(string service, string name, MethodKind kind, bool isIdempotent)
        : base(service, name, kind, isIdempotent)
    {
    }

    /// <summary>Calls the handler of a method that takes one request and returns a stream.</summary>
    /// <exception cref="InvalidOperationException">The method is of another kind.</exception>
    public virtual IAsyncEnumerable<TReply> ServerStreamAsync(TService service, TRequest request, CallContext context) => throw WrongKind();

    /// <summary>Calls the handler of a method that takes a stream and returns one reply.</summary>
    /// <exception cref="InvalidOperationException">The method is of another kind.</exception>
    public virtual ValueTask<TReply> ClientStreamAsync(TService service, IAsyncEnumerable<TRequest> requests, CallContext context) => throw WrongKind();

    /// <summary>Calls the handler of a method that takes a stream and returns a stream.</summary>
    /// <exception cref="InvalidOperationException">The method is of another kind.</exception>
    public virtual IAsyncEnumerable<TReply> DuplexStreamAsync(TService service, IAsyncEnumerable<TRequest> requests, CallContext context) => throw WrongKind();

    private InvalidOperationException WrongKind() => new($"{FullName} is a method of kind {Kind}.");
}
