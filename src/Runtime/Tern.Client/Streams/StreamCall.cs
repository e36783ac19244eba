using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Client;

/// <summary>A streaming call that its caller may make: each enumeration of the replies is one call.</summary>
internal abstract class StreamCall<TRequest, TReply>(
    CallPath path, StreamCodec<TRequest, TReply> method, CallContext? context, CancellationToken cancellationToken) : IAsyncEnumerable<TReply>
{
    public IAsyncEnumerator<TReply> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Start(cancellationToken);

    /// <summary>Makes the call.</summary>
    /// <param name="enumerationToken">A further token that cancels it.</param>
    protected ClientStream<TRequest, TReply> Start(CancellationToken enumerationToken)
    {
        // What middleware sets must reach the call.
        CallContext? effective = context ?? (path.Pipeline is null ? null : new CallContext());
        var stream = new ClientStream<TRequest, TReply>(method, effective is { IsOfHandler: false } ? effective : null);
        if (path.ValidatesRequests && method.HasRules)
        {
            stream.Check = request => RequestRules.Check(method, in request, path.TimeProvider);
        }

        stream.RegisterCancellation(cancellationToken.CanBeCanceled ? cancellationToken : context?.CancellationToken ?? default, enumerationToken);
        _ = RunAsync(stream, effective);
        return stream;
    }

    /// <summary>Refuses to begin a call that the caller has said something wrong for.</summary>
    /// <exception cref="RpcValidationException">The request breaks a rule of its contract.</exception>
    protected virtual void CheckRequest(ClientStream<TRequest, TReply> stream)
    {
    }

    /// <summary>Sends what the caller has to say.</summary>
    protected abstract Task SendAsync(ClientStream<TRequest, TReply> stream);

    private async Task RunAsync(ClientStream<TRequest, TReply> stream, CallContext? effective)
    {
        if (path.Pipeline is { } pipeline)
        {
            await RunPipelineAsync(pipeline, stream, effective!).ConfigureAwait(false);
            return;
        }

        try
        {
            await OpenAsync(stream, effective).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            stream.Stop(exception, StreamCancellation.RequestsFailed);
        }
    }

    private async Task OpenAsync(ClientStream<TRequest, TReply> stream, CallContext? effective)
    {
        CheckRequest(stream);
        if (await path.OpenStreamAsync(stream, effective).ConfigureAwait(false))
        {
            await SendAsync(stream).ConfigureAwait(false);
        }
    }

    private async Task RunPipelineAsync(RpcDelegate pipeline, ClientStream<TRequest, TReply> stream, CallContext effective)
    {
        Task ended = stream.DeferEnd();
        Exception? error = null;
        try
        {
            await pipeline(new StreamInvocation(stream.Method, effective, SendBehindMiddlewareAsync)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        // Middleware may end the call without having made it, or while it still runs.
        stream.Finish(error);

        async ValueTask SendBehindMiddlewareAsync()
        {
            Task opening = OpenAsync(stream, effective);
            if (await Task.WhenAny(opening, ended).ConfigureAwait(false) == opening && !opening.IsCompletedSuccessfully)
            {
                await opening.ConfigureAwait(false);
            }

            await ended.ConfigureAwait(false);
        }
    }
}

/// <summary>A call with one request and a stream of replies.</summary>
internal sealed class ServerStreamCall<TRequest, TReply>(
    CallPath path, StreamCodec<TRequest, TReply> method, TRequest request, CallContext? context, CancellationToken cancellationToken)
    : StreamCall<TRequest, TReply>(path, method, context, cancellationToken)
{
    protected override void CheckRequest(ClientStream<TRequest, TReply> stream)
    {
        if (stream.Check?.Invoke(request) is { } failure)
        {
            throw failure;
        }
    }

    protected override Task SendAsync(ClientStream<TRequest, TReply> stream) => stream.SendAsync(request);
}

/// <summary>A call with a stream of requests, and a stream of replies or one.</summary>
internal sealed class DuplexStreamCall<TRequest, TReply>(
    CallPath path, StreamCodec<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    : StreamCall<TRequest, TReply>(path, method, context, cancellationToken)
{
    /// <summary>Makes the call of a method with one reply.</summary>
    public async ValueTask<TReply> ReadOnlyReplyAsync()
    {
        ClientStream<TRequest, TReply> stream = Start(CancellationToken.None);
        await using (stream.ConfigureAwait(false))
        {
            if (!await stream.MoveNextAsync().ConfigureAwait(false))
            {
                throw Broken(stream.Method, "ended the call without its reply");
            }

            TReply reply = stream.Current;

            // The outcome comes behind the reply.
            return await stream.MoveNextAsync().ConfigureAwait(false) ? throw Broken(stream.Method, "sent more than the one reply of the call") : reply;
        }
    }

    protected override Task SendAsync(ClientStream<TRequest, TReply> stream) => stream.SendAllAsync(requests);

    private static RpcException Broken(RpcMethod method, string what) => new(RpcStatusCode.Internal, $"The server {what} ({method.FullName}).") { Method = method.FullName };
}
