using Tern.Protocols;
using Tern.Serialization;
using Tern.Transport;

namespace Tern.Client;

/// <content>Streaming calls.</content>
internal sealed partial class ChannelInvoker
{
    private readonly MultiplexedSource _streams;

    /// <summary>Streams that are open on connections of their own.</summary>
    public int OpenStreams => _streams.PendingCalls;

    /// <summary>Middleware around streaming calls, or <see langword="null"/> if there is none.</summary>
    public RpcDelegate? StreamPipeline => _pipeline;

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

    /// <summary>Opens a stream on a connection; <see langword="false"/> if its caller gave up meanwhile.</summary>
    /// <exception cref="RpcException">It cannot be opened.</exception>
    /// <remarks>A stream may live long, so the channel's timeout does not end it; a time that its caller sets does, and the time left to the handler that makes the call.</remarks>
    public async ValueTask<bool> OpenStreamAsync(ClientStream stream, CallContext? context)
    {
        if (_options.Protocol == RpcProtocol.KitexProtobuf)
        {
            throw new RpcException(
                RpcStatusCode.Unimplemented, $"{stream.Method.FullName} is a streaming method, and Kitex Protobuf carries unary and one-way calls only. Use a channel with RpcProtocol.Grpc.")
            {
                Method = stream.Method.FullName,
            };
        }

        CallPlan plan = Plan(context, default, channelTimeout: null, Timeout.InfiniteTimeSpan);
        if (plan.Timeout != Timeout.InfiniteTimeSpan)
        {
            stream.RegisterDeadline(_timeProvider, plan.Timeout);
        }

        for (int attempt = 1; !stream.IsEnded; attempt++)
        {
            IStreamConnection connection = _streams.TryGetForStream() ?? await DialForStreamAsync(stream, plan).ConfigureAwait(false);
            if (plan.Metadata.Own is { } own)
            {
                own.Peer = connection.Peer;
                own.Method = stream.Method;
                own.Protocol = _options.Protocol == RpcProtocol.Grpc ? RpcProtocol.Grpc : RpcProtocol.ThriftTTHeader;
            }

            try
            {
                connection.Open(stream, plan.Metadata);
                return true;
            }
            catch (RpcConnectionException exception) when (!exception.MayHaveBeenSent && attempt < MaxOpenings)
            {
                // It was closed just now; the call goes over another.
            }
            catch (WireFormatException exception)
            {
                throw CallFailure.Of(exception, stream.Method);
            }
        }

        return false;
    }

    // Streams go over connections of their own: a server decides once for a connection whether it carries streams. They are opened when the first stream is.
    private static MultiplexedSource StreamsOf(RpcChannelOptions options, RpcEndpoint endpoint)
    {
        RequestFormat format = FormatOf(options);
        return new MultiplexedSource(options, endpoint, (pipe, limits, peer, end) => new TTStreamClientConnection(pipe, format, limits, peer, end));
    }

    // The caller's token and deadline end the stream itself; a connection that comes too late serves the next call.
    private async ValueTask<IStreamConnection> DialForStreamAsync(ClientStream stream, CallPlan plan)
    {
        for (TimeSpan pause = s_firstPause; ; pause = LongerPause(pause))
        {
            try
            {
                return await _streams.OpenForStreamAsync().ConfigureAwait(false);
            }
            catch (RpcConnectionException) when (WaitsForReady(plan) && !stream.IsEnded)
            {
                await Task.Delay(pause, _timeProvider).ConfigureAwait(false);
            }
            catch (RpcConnectionException exception)
            {
                throw new RpcConnectionException(exception.Message, exception)
                {
                    Method = stream.Method.FullName,
                    Attempts = AttemptsOf(plan, exception.Message),
                };
            }
        }
    }
}
