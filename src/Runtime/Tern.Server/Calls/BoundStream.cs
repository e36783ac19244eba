using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Server;

/// <summary>One call of a streaming method with its types: reads the requests, calls the handler through the middleware, sends what it returns.</summary>
internal sealed class BoundStream<TService, TRequest, TReply>(BoundStreamMethod<TService, TRequest, TReply> method) : ServerStream
    where TService : class
{
    private readonly MessageQueue<TRequest> _requests = new();
    private TReply _outgoing = default!;

    public override RpcMethod Method => method.Method;

    public override bool Deliver(ReadOnlySpan<byte> message, int weight)
    {
        TRequest request;
        try
        {
            request = ReadRequest(message);
        }
        catch (Exception exception)
        {
            // Not only what breaks the format: a message type may refuse a value in its constructor or setter.
            Host.Consumed(weight);
            FailUnreadable(exception);
            return false;
        }

        return _requests.Add(request, weight);
    }

    public override bool CompleteRequests() => _requests.Complete(null);

    public override void WriteMessage(OutputBuffer buffer)
    {
        if (Format.Payload == StreamPayload.Protobuf)
        {
            var writer = new ProtobufWriter(buffer);
            method.Method.WriteReply(ref writer, _outgoing);
            writer.Flush();
        }
        else
        {
            var writer = new ThriftBinaryWriter(buffer);
            method.Method.WriteReply(ref writer, _outgoing);
            writer.Flush();
        }
    }

    public override void Execute() => _requests.Wake();

    /// <summary>Calls the handler and sends what it returns; the end of the middleware.</summary>
    public async ValueTask RunHandlerAsync()
    {
        TService service = method.Services.Get(out ServiceScope scope);
        try
        {
            await CallAsync(service).ConfigureAwait(false);
        }
        finally
        {
            if (!scope.IsEmpty)
            {
                await scope.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    protected override Task RunAsync() => !IsAllowed && method.Gates.IsOpen ? RunAdmittedAsync() : GatedRun.RunAsync(method.Gates, Method, Context, IsAllowed, RunAdmittedAsync);

    private Task RunAdmittedAsync() => method.Pipeline is { } pipeline
        ? pipeline(new BoundStreamInvocation<TService, TRequest, TReply>(this)).AsTask()
        : RunHandlerAsync().AsTask();

    protected override void OnBound()
    {
        _requests.Host = Host;
        if (method.ValidatesRequests)
        {
            _requests.Refuses = Refuses;
        }
    }

    protected override bool AbortRequests(Exception error) => _requests.Abort(error);

    // Where the handler takes it, so behind the middleware. What it may go on to do with the requests before, nobody waits for.
    private bool Refuses(TRequest request)
    {
        if (RequestRules.Check(method.Method, in request, Context.TimeProvider) is not { } failure)
        {
            return false;
        }

        Fail(failure, "A request of the client breaks the rules of its contract.");
        return true;
    }

    private TRequest ReadRequest(ReadOnlySpan<byte> message)
    {
        if (Format.Payload == StreamPayload.Protobuf)
        {
            var reader = new ProtobufReader(message, Format.Protobuf);
            return method.Method.ReadRequest(ref reader);
        }
        else
        {
            var reader = new ThriftBinaryReader(message, Format.Reader);
            return method.Method.ReadRequest(ref reader);
        }
    }

    private async Task CallAsync(TService service)
    {
        StreamMessages? messages = method.Messages;
        switch (Method.Kind)
        {
            case MethodKind.ServerStreaming:
                TRequest request = await ReadOnlyRequestAsync().ConfigureAwait(false);
                if (messages is not null)
                {
                    request = await messages.PassAsync(Method, Context, RpcStreamDirection.Received, 1, request).ConfigureAwait(false);
                }

                await SendAllAsync(Seen(method.Method.ServerStreamAsync(service, request, Context))).ConfigureAwait(false);
                break;
            case MethodKind.ClientStreaming:
                _outgoing = await method.Method.ClientStreamAsync(service, Requests(), Context).ConfigureAwait(false);
                if (messages is not null)
                {
                    _outgoing = await messages.PassAsync(Method, Context, RpcStreamDirection.Sent, 1, _outgoing).ConfigureAwait(false);
                }

                await SendAsync(isLast: true).ConfigureAwait(false);
                break;
            default:
                await SendAllAsync(Seen(method.Method.DuplexStreamAsync(service, Requests(), Context))).ConfigureAwait(false);
                break;
        }
    }

    private IAsyncEnumerable<TRequest> Requests()
    {
        var requests = new RequestStream<TRequest>(_requests);
        return method.Messages?.PassAllAsync(Method, Context, RpcStreamDirection.Received, requests, CancellationToken.None) ?? requests;
    }

    private IAsyncEnumerable<TReply> Seen(IAsyncEnumerable<TReply> replies) =>
        method.Messages?.PassAllAsync(Method, Context, RpcStreamDirection.Sent, replies, CancellationToken.None) ?? replies;

    private async ValueTask<TRequest> ReadOnlyRequestAsync()
    {
        if (!await _requests.MoveNextAsync().ConfigureAwait(false))
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"{Method.FullName} needs a request, and the client ended the stream without one.");
        }

        TRequest request = _requests.Current;

        // What may follow is none of the method's.
        _requests.Abort(null);
        return request;
    }

    private async Task SendAllAsync(IAsyncEnumerable<TReply> replies)
    {
        await foreach (TReply reply in replies.WithCancellation(Context.CancellationToken).ConfigureAwait(false))
        {
            _outgoing = reply;
            await SendAsync(isLast: false).ConfigureAwait(false);
        }
    }

    private ValueTask SendAsync(bool isLast) => IsEnded
        ? throw new OperationCanceledException("The call has ended; nobody waits for its replies.", Context.CancellationToken)
        : Host.SendAsync(isLast);
}
