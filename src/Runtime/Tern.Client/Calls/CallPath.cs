using System.Runtime.CompilerServices;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Client;

/// <summary>What carries the calls of a channel: one endpoint, or governance over many. Middleware around it, and what streams of all kinds share, stand here. Thread-safe.</summary>
internal abstract class CallPath : IRpcInvoker, IAsyncDisposable
{
    private readonly RpcDelegate? _pipeline;

    protected CallPath(IReadOnlyList<RpcMiddleware> middleware) =>
        _pipeline = MiddlewareChain.Compose(middleware, static invocation => ((ClientInvocation)invocation).SendAsync());

    /// <summary>Whether connections are open now, those of streams too.</summary>
    public abstract bool HasConnections { get; }

    /// <summary>Whether requests that break a rule of their contract are not sent.</summary>
    public abstract bool ValidatesRequests { get; }

    /// <summary>The channel's clock.</summary>
    public abstract TimeProvider TimeProvider { get; }

    /// <summary>Middleware around the calls, streaming ones too; <see langword="null"/> if there is none.</summary>
    public RpcDelegate? Pipeline => _pipeline;

    /// <inheritdoc/>
    public abstract ValueTask<TReply> InvokeAsync<TArguments, TReply>(
        RpcMethod<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments;

    /// <inheritdoc/>
    public abstract ValueTask InvokeAsync<TArguments>(
        RpcMethod<TArguments, RpcVoid> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments;

    /// <summary>Makes a unary or one-way call behind the middleware.</summary>
    public abstract ValueTask<TReply> SendAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments;

    /// <summary>Opens a stream on a connection; <see langword="false"/> if its caller gave up meanwhile.</summary>
    /// <exception cref="RpcException">It cannot be opened.</exception>
    public abstract ValueTask<bool> OpenStreamAsync(ClientStream stream, CallContext? context);

    /// <summary>Opens connections before the first call.</summary>
    /// <exception cref="RpcConnectionException">Nothing could be reached.</exception>
    public abstract Task WarmUpAsync(CancellationToken cancellationToken);

    /// <summary>Lets what is under way end and closes every connection behind its last call or stream.</summary>
    public abstract void Retire();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    public IAsyncEnumerable<TReply> ServerStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, TRequest request, CallContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        return new ServerStreamCall<TRequest, TReply>(this, StreamCodec<TRequest, TReply>.Of(method), request, context, cancellationToken);
    }

    public ValueTask<TReply> ClientStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(requests);
        return new DuplexStreamCall<TRequest, TReply>(this, StreamCodec<TRequest, TReply>.Of(method), requests, context, cancellationToken).ReadOnlyReplyAsync();
    }

    public IAsyncEnumerable<TReply> DuplexStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(requests);
        return new DuplexStreamCall<TRequest, TReply>(this, StreamCodec<TRequest, TReply>.Of(method), requests, context, cancellationToken);
    }

    protected ValueTask<TReply> InvokePipelineAsync<TArguments, TReply>(
        RpcDelegate pipeline, MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments =>
        new ClientInvocation<TArguments, TReply>(this, method, arguments, context, cancellationToken).RunAsync(pipeline);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected static async ValueTask Untyped(ValueTask<RpcVoid> call) => await call.ConfigureAwait(false);
}
