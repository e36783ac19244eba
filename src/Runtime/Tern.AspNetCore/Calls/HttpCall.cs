using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.AspNetCore;

/// <summary>One call from its request to its outcome: the context of its handler, its deadline, and that it is answered once.</summary>
/// <remarks>
/// The handler sends while it runs; its time may end meanwhile, on another thread. Whoever changes the state may write to the response.
/// </remarks>
internal sealed class HttpCall(MethodEndpoint endpoint, HttpExchange exchange)
{
    private const int Open = 0;
    private const int Sending = 1;
    private const int Replied = 2;
    private const int Ended = 3;

    // HTTP/2's CANCEL, which tells a client that still sends or reads to stop. Source: RFC 9113 section 7.
    private const int CancelCode = 8;

    private int _state;
    private Task<Exception?> _handler = null!;

    public HttpExchange Exchange => exchange;

    public CallContext Context { get; } = new();

    public HttpContext Http => exchange.Http;

    /// <summary>Serves the call.</summary>
    public async Task RunAsync()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Http.RequestAborted);
        try
        {
            if (await BeginAsync(cancellation.Token).ConfigureAwait(false) is { } timeout)
            {
                await ServeAsync(cancellation, timeout).ConfigureAwait(false);
            }
        }
        finally
        {
            exchange.Close();
        }
    }

    /// <summary>Sends the message that was written into <see cref="HttpExchange.BeginMessage"/>.</summary>
    /// <param name="isLast">Whether it is the answer, behind which only the end follows.</param>
    /// <exception cref="OperationCanceledException">The call has ended.</exception>
    public async ValueTask SendAsync(bool isLast)
    {
        if (Interlocked.CompareExchange(ref _state, Sending, Open) != Open)
        {
            throw new OperationCanceledException("The call has ended; nobody waits for its replies.", Context.CancellationToken);
        }

        bool isSent = false;
        try
        {
            await exchange.SendAsync(Context, isLast, Context.CancellationToken).ConfigureAwait(false);
            isSent = true;
        }
        catch (WireFormatException exception)
        {
            throw GrpcErrors.OfUnsendable(exception);
        }
        finally
        {
            // Where its time has ended meanwhile it stays ended.
            Interlocked.CompareExchange(ref _state, isLast && isSent ? Replied : Open, Sending);
        }
    }

    /// <summary>Reads what the request says beyond its messages.</summary>
    /// <returns>Time that the call has, infinite if the caller gives all; <see langword="null"/> if it has ended already.</returns>
    private async ValueTask<TimeSpan?> BeginAsync(CancellationToken cancelled)
    {
        TimeProvider time = endpoint.Settings.TimeProvider;
        Context.TimeProvider = time;
        Context.IsOfHandler = true;
        Context.FlowsAs = Context;
        Context.HostRequest = Http;
        Context.Peer = HttpPeer.Of(Http);
        Context.Method = endpoint.Method;
        Context.Protocol = RpcProtocol.Grpc;
        Context.CancellationToken = cancelled;
        try
        {
            HttpMetadata.Read(Http.Request.Headers, Context);
            if (exchange.ReadTimeout() is not { } timeout)
            {
                return Timeout.InfiniteTimeSpan;
            }

            Context.DeadlineTimestamp = time.GetTimestamp() + (long)(timeout.TotalSeconds * time.TimestampFrequency);
            return timeout > TimeSpan.Zero ? timeout : throw new RpcTimeoutException("the deadline had passed when the request arrived");
        }
        catch (RpcException exception)
        {
            await EndAsync(exception).ConfigureAwait(false);
            return null;
        }
    }

    private async Task ServeAsync(CancellationTokenSource cancellation, TimeSpan timeout)
    {
        // Runs on this thread until it awaits; the context follows it from there.
        ExecutionContext.Run(Context.CaptureExecutionContext(), static state => ((HttpCall)state!)._handler = ((HttpCall)state!).HandleAsync(), this);
        try
        {
            await _handler.WaitAsync(timeout, endpoint.Settings.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await ExpireAsync(cancellation).ConfigureAwait(false);
        }

        // Also a handler that does not care for its deadline: the services of its request live until it ends.
        await EndAsync(await _handler.ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task<Exception?> HandleAsync()
    {
        try
        {
            await endpoint.HandleAsync(this).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>The deadline has passed: answers in the handler's place and cancels it.</summary>
    private async Task ExpireAsync(CancellationTokenSource cancellation)
    {
        if (Interlocked.CompareExchange(ref _state, Ended, Open) == Open)
        {
            await WriteEndAsync(new CallFailure(RpcStatusCode.DeadlineExceeded, "the deadline passed while the handler ran")).ConfigureAwait(false);
        }
        else if (Interlocked.CompareExchange(ref _state, Ended, Sending) == Sending)
        {
            // A message is on its way to a client that does not read, and nothing can go around it.
            Reset();
        }

        try
        {
            await cancellation.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException exception)
        {
            ConnectionLog.CancellationFailed(endpoint.Settings.Log, Context.Peer!.Address, exception);
        }
    }

    /// <summary>The handler has ended, or never ran.</summary>
    private async ValueTask EndAsync(Exception? error)
    {
        CallFailure? failure = error is null ? null : Describe(error);
        if (Interlocked.Exchange(ref _state, Ended) != Ended)
        {
            await WriteEndAsync(failure).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteEndAsync(CallFailure? failure)
    {
        if (Http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await exchange.EndAsync(Context, failure).ConfigureAwait(false);
        }
        catch (Exception exception) when (Http.RequestAborted.IsCancellationRequested)
        {
            ConnectionLog.Lost(endpoint.Settings.Log, Context.Peer!.Address, exception.Message);
        }
    }

    private CallFailure Describe(Exception error)
    {
        try
        {
            if (endpoint.Describe(error) is { } declared)
            {
                return CallFailure.OfDeclared(error, declared);
            }
        }
        catch (WireFormatException exception)
        {
            error = GrpcErrors.OfUnsendable(exception);
        }

        HandlerFailure.Log(endpoint.Settings.Log, endpoint.Method, Context.Peer!, error, Context.CancellationToken.IsCancellationRequested);
        return CallFailure.Of(error, Context, endpoint.Settings.IncludeExceptionDetails);
    }

    private void Reset()
    {
        if (Http.Features.Get<IHttpResetFeature>() is { } reset)
        {
            reset.Reset(CancelCode);
        }
        else
        {
            Http.Abort();
        }
    }
}
