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

    /// <inheritdoc/>
    /// <remarks>A stream may live long, so the channel's timeout does not end it; a time that its caller sets does, and the time left to the handler that makes the call.</remarks>
    public override async ValueTask<bool> OpenStreamAsync(ClientStream stream, CallContext? context)
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

        if (stream.Method.Kind != MethodKind.ClientStreaming && (stream.Context?.ReceiveTimeout ?? stream.ReceiveTimeout ?? _options.ReceiveTimeout) is { } receiveTimeout)
        {
            stream.RegisterReceiveTimeout(_timeProvider, receiveTimeout);
        }

        for (int attempt = 1; !stream.IsEnded;)
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
                if (connection.TryOpen(stream, plan.Metadata))
                {
                    return true;
                }
            }
            catch (RpcConnectionException exception) when (!exception.MayHaveBeenSent && attempt++ < MaxOpenings)
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
                return await OpenForStreamAsync(stream, plan).ConfigureAwait(false);
            }
            catch (RpcConnectionException) when (WaitsForReady(plan) && !stream.IsEnded)
            {
                await Task.Delay(pause, _timeProvider).ConfigureAwait(false);
            }
            catch (RpcConnectionException exception)
            {
                throw new RpcConnectionException(exception.Message, exception)
                {
                    MayHaveBeenSent = exception.MayHaveBeenSent,
                    Method = stream.Method.FullName,
                    Attempts = AttemptsOf(plan, exception.Message),
                };
            }
        }
    }

    private async ValueTask<IStreamConnection> OpenForStreamAsync(ClientStream stream, CallPlan plan)
    {
        if (stream.ConnectTimeout is not { } limit)
        {
            return await _streams.OpenForStreamAsync().ConfigureAwait(false);
        }

        try
        {
            return await _streams.OpenForStreamAsync().AsTask().WaitAsync(limit, _timeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw NotConnected(stream.Method, plan with { ConnectLimit = limit }, exception);
        }
    }
}
