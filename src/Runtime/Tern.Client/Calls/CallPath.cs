using System.Runtime.CompilerServices;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Client;

/// <summary>What carries the calls of a channel: one endpoint, or governance over many. Middleware around it, and what streams of all kinds share, stand here. Thread-safe.</summary>
internal abstract class CallPath : IRpcInvoker, IAsyncDisposable
{
    private readonly RpcDelegate? _pipeline;

    private readonly StreamMessages? _messages;

    protected CallPath(IReadOnlyList<RpcMiddleware> middleware, IReadOnlyList<RpcStreamMiddleware> streamMiddleware)
    {
        _pipeline = MiddlewareChain.Compose(middleware, static invocation => ((ClientInvocation)invocation).SendAsync());
        _messages = StreamMessages.Compose(streamMiddleware);
    }

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

    /// <summary>The same for an attempt, which waits no longer than that for a connection to be opened.</summary>
    public virtual ValueTask<TReply> SendAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, TimeSpan? connectLimit, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments => SendAsync(method, arguments, context, cancellationToken);

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
        var codec = StreamCodec<TRequest, TReply>.Of(method);
        return _messages is null
            ? new ServerStreamCall<TRequest, TReply>(this, codec, request, context, cancellationToken)
            : SeenServerStreamAsync(_messages, codec, request, context ?? new CallContext(), cancellationToken);
    }

    public ValueTask<TReply> ClientStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(requests);
        var codec = StreamCodec<TRequest, TReply>.Of(method);
        return _messages is null
            ? new DuplexStreamCall<TRequest, TReply>(this, codec, requests, context, cancellationToken).ReadOnlyReplyAsync()
            : SeenClientStreamAsync(_messages, codec, requests, context ?? new CallContext(), cancellationToken);
    }

    public IAsyncEnumerable<TReply> DuplexStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(requests);
        var codec = StreamCodec<TRequest, TReply>.Of(method);
        if (_messages is not { } messages)
        {
            return new DuplexStreamCall<TRequest, TReply>(this, codec, requests, context, cancellationToken);
        }

        CallContext own = context ?? new CallContext();
        IAsyncEnumerable<TRequest> sent = messages.PassAllAsync(method, own, RpcStreamDirection.Sent, requests, CancellationToken.None);
        return messages.PassAllAsync(
            method, own, RpcStreamDirection.Received, new DuplexStreamCall<TRequest, TReply>(this, codec, sent, own, cancellationToken), CancellationToken.None);
    }

    private async IAsyncEnumerable<TReply> SeenServerStreamAsync<TRequest, TReply>(
        StreamMessages messages,
        StreamCodec<TRequest, TReply> codec,
        TRequest request,
        CallContext context,
        CancellationToken callToken,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        TRequest sent = await messages.PassAsync(codec, context, RpcStreamDirection.Sent, 1, request).ConfigureAwait(false);
        var call = new ServerStreamCall<TRequest, TReply>(this, codec, sent, context, callToken);
        await foreach (TReply reply in messages.PassAllAsync(codec, context, RpcStreamDirection.Received, call, cancellationToken).ConfigureAwait(false))
        {
            yield return reply;
        }
    }

    private async ValueTask<TReply> SeenClientStreamAsync<TRequest, TReply>(
        StreamMessages messages, StreamCodec<TRequest, TReply> codec, IAsyncEnumerable<TRequest> requests, CallContext context, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<TRequest> sent = messages.PassAllAsync(codec, context, RpcStreamDirection.Sent, requests, CancellationToken.None);
        TReply reply = await new DuplexStreamCall<TRequest, TReply>(this, codec, sent, context, cancellationToken).ReadOnlyReplyAsync().ConfigureAwait(false);
        return await messages.PassAsync(codec, context, RpcStreamDirection.Received, 1, reply).ConfigureAwait(false);
    }

    protected ValueTask<TReply> InvokePipelineAsync<TArguments, TReply>(
        RpcDelegate pipeline, MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments =>
        new ClientInvocation<TArguments, TReply>(this, method, arguments, context, cancellationToken).RunAsync(pipeline);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected static async ValueTask Untyped(ValueTask<RpcVoid> call) => await call.ConfigureAwait(false);
}
