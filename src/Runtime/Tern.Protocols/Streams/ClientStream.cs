using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>A call with streams as its protocol sees it on the client: what comes in, what goes out, and how it ends, without the types of its messages.</summary>
/// <remarks>
/// <para>A protocol attaches its host in <see cref="IStreamConnection.TryOpen"/>, then hands over each message with <see cref="Deliver"/> and the end with <see cref="Complete"/>, both
/// from its reading loop. Where these return <see langword="true"/> the caller's code waits: queue the stream on the thread pool, or run it as the last work of a batch.</para>
/// <para>The first end wins: the server's, the caller's cancellation, the deadline, requests that throw. Whatever comes later is ignored.</para>
/// </remarks>
internal abstract class ClientStream : IThreadPoolWorkItem
{
    private const int Open = 0;
    private const int Ending = 1;
    private const int Ended = 2;

    private readonly CancellationTokenSource? _sending;
    private readonly List<TTHeaderInfo> _backward = [];
    private CancellationTokenRegistration _callerToken;
    private CancellationTokenRegistration _enumerationToken;
    private ITimer? _deadline;
    private ReceiveTimer? _receiving;
    private TaskCompletionSource? _ended;
    private IClientStreamHost? _host;
    private IStreamObserver? _observer;
    private StreamCancellation _cancellation;
    private Exception? _end;
    private int _state;

    /// <summary>Creates a stream that has not been opened.</summary>
    /// <param name="context">What the caller passed, or <see langword="null"/>.</param>
    /// <param name="sendsStream">Whether requests are a stream.</param>
    protected ClientStream(CallContext? context, bool sendsStream)
    {
        Context = context;
        _sending = sendsStream ? new CancellationTokenSource() : null;
    }

    public abstract RpcMethod Method { get; }

    /// <summary>What the caller passed; receives what the protocol learns of the peer and the metadata of the answer.</summary>
    public CallContext? Context { get; }

    /// <summary>Time for one message, by the policy of the method; <see langword="null"/>: that of the channel.</summary>
    public TimeSpan? ReceiveTimeout { get; set; }

    /// <summary>What the policy of the method says about the time in which a connection must be there; <see langword="null"/>: nothing.</summary>
    public TimeSpan? ConnectTimeout { get; set; }

    /// <summary>Whether the call has ended, for whatever reason.</summary>
    public bool IsEnded => Volatile.Read(ref _state) == Ended;

    protected IClientStreamHost Host => _host!;

    protected StreamFormat Format { get; private set; } = null!;

    /// <summary>Cancelled when no further requests are wanted.</summary>
    protected CancellationToken Sending => _sending?.Token ?? default;

    /// <summary>Gives the stream its protocol's end, before anything can come in; again if the opening failed on that connection.</summary>
    public void Attach(IClientStreamHost host, StreamFormat format)
    {
        Format = format;
        SetQueueHost(host);
        Interlocked.Exchange(ref _host, host);
        if (IsEnded)
        {
            // It was given up while it was being opened.
            host.Cancel(_cancellation);
        }
    }

    /// <summary>Hands over one message of the server; never throws. <see langword="true"/> if the caller must be woken.</summary>
    /// <param name="message">Its bytes, without framing.</param>
    /// <param name="weight">What the host counts for it; comes back with <see cref="IStreamHost.Consumed"/>.</param>
    public abstract bool Deliver(ReadOnlySpan<byte> message, int weight);

    /// <summary>The server has ended the stream, or the connection is lost. <see langword="true"/> if the caller must be woken.</summary>
    /// <param name="error">The failure, or <see langword="null"/> for success.</param>
    public bool Complete(Exception? error) => TryEnd(error) && End(error);

    /// <summary>Has somebody told how the stream ends; at once if it has ended.</summary>
    public void Observe(IStreamObserver observer)
    {
        Volatile.Write(ref _observer, observer);
        if (IsEnded)
        {
            TellObserver(Volatile.Read(ref _end));
        }
    }

    /// <summary>Keeps what the answer's headers carry for the caller; its context gets it at the end of the stream, on the caller's own thread.</summary>
    public void KeepBackward(TTHeaderInfo header)
    {
        if (Context is not null && header.Others.Count > 0)
        {
            lock (_backward)
            {
                _backward.Add(header);
            }
        }
    }

    /// <summary>Writes the message that is being sent.</summary>
    public abstract void WriteMessage(OutputBuffer buffer);

    /// <summary>Lets the caller go on, on this thread.</summary>
    public abstract void Execute();

    /// <summary>Has the end of the stream wait for <see cref="Finish"/>: for middleware, which may do something about it.</summary>
    /// <returns>Ends as the stream does on the wire.</returns>
    public Task DeferEnd()
    {
        _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _ended.Task;
    }

    /// <summary>Ends a stream whose end was deferred, as the caller sees it.</summary>
    public void Finish(Exception? error)
    {
        if (TryEnd(error))
        {
            // Middleware has not waited for the stream.
            _cancellation = StreamCancellation.Abandoned;
            Volatile.Read(ref _host)?.Cancel(StreamCancellation.Abandoned);
            StopSending();
        }

        if (CompleteReplies(error))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Lets the caller's tokens end the call.</summary>
    public void RegisterCancellation(CancellationToken callerToken, CancellationToken enumerationToken)
    {
        _callerToken = callerToken.UnsafeRegister(static (state, token) => ((ClientStream)state!).OnCancelled(token), this);
        _enumerationToken = enumerationToken == callerToken
            ? default
            : enumerationToken.UnsafeRegister(static (state, token) => ((ClientStream)state!).OnCancelled(token), this);
        if (IsEnded)
        {
            Unregister();
        }
    }

    /// <summary>Lets time end the call.</summary>
    public void RegisterDeadline(TimeProvider timeProvider, TimeSpan timeout)
    {
        using (ExecutionContext.SuppressFlow())
        {
            _deadline = timeProvider.CreateTimer(
                static state => ((ClientStream)state!).OnDeadline(), this, timeout, Timeout.InfiniteTimeSpan);
        }

        if (IsEnded)
        {
            _deadline.Dispose();
        }
    }

    /// <summary>Lets the wait for one message end the call.</summary>
    public void RegisterReceiveTimeout(TimeProvider timeProvider, TimeSpan timeout)
    {
        var timer = new ReceiveTimer(this, timeProvider, timeout);
        Volatile.Write(ref _receiving, timer);
        if (IsEnded)
        {
            timer.Dispose();
        }
    }

    /// <summary>Gives the call up; the caller sees the exception, and no message that came before.</summary>
    public void Stop(Exception error, StreamCancellation reason)
    {
        _cancellation = reason;
        if (!TryEnd(error))
        {
            return;
        }

        // After the mark: an opening that has not seen it yet will see it now, in Attach.
        Volatile.Read(ref _host)?.Cancel(reason);
        StopSending();
        _ended?.TrySetException(error);
        if (AbortReplies(error))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>What a caller sees of an exception that sending a request threw.</summary>
    protected Exception DescribeSendFailure(Exception exception) => exception is WireFormatException format
        ? new RpcException(
            format.Error == WireFormatError.SizeLimit ? RpcStatusCode.ResourceExhausted : RpcStatusCode.InvalidArgument,
            $"A message of {Method.FullName} cannot be sent: {format.Message}",
            format)
        {
            Method = Method.FullName,
        }
        : exception;

    /// <summary>Gives the caller's context what the answer carried for it.</summary>
    protected void TakeBackward()
    {
        lock (_backward)
        {
            foreach (TTHeaderInfo header in _backward)
            {
                PeerFailure.KeepBackward(header, Context);
            }

            _backward.Clear();
        }
    }

    /// <summary>Whether the caller waits for a message that has not come.</summary>
    public abstract bool IsAwaited { get; }

    /// <summary>The caller begins to wait for a message.</summary>
    protected void BeginWait() => Volatile.Read(ref _receiving)?.Begin();

    protected abstract void SetQueueHost(IStreamHost host);

    protected abstract bool CompleteReplies(Exception? error);

    protected abstract bool AbortReplies(Exception error);

    private bool TryEnd(Exception? error)
    {
        if (Interlocked.CompareExchange(ref _state, Ending, Open) != Open)
        {
            return false;
        }

        Volatile.Write(ref _end, error);
        Interlocked.Exchange(ref _state, Ended);
        TellObserver(error);

        Unregister();
        _deadline?.Dispose();
        Volatile.Read(ref _receiving)?.Dispose();
        return true;
    }

    // Without waiting for a callback that runs: it has lost, or is this very one.
    private void Unregister()
    {
        _callerToken.Unregister();
        _enumerationToken.Unregister();
    }

    private void TellObserver(Exception? error) => Interlocked.Exchange(ref _observer, null)?.OnEnded(error);

    private bool End(Exception? error)
    {
        StopSending();
        if (_ended is null)
        {
            return CompleteReplies(error);
        }

        if (error is null)
        {
            _ended.TrySetResult();
        }
        else
        {
            _ended.TrySetException(error);
        }

        return false;
    }

    // The requests' code hears of it on the thread pool: this may be the reading loop.
    private void StopSending() => _ = _sending?.CancelAsync();

    private void OnCancelled(CancellationToken token) =>
        Stop(new OperationCanceledException($"The call of {Method.FullName} was cancelled by its caller.", token), StreamCancellation.Cancelled);

    private void OnDeadline() => Stop(
        new RpcTimeoutException($"{Method.FullName} did not end within the time that its caller gave it.") { Method = Method.FullName },
        StreamCancellation.TimedOut);
}

/// <summary>A call with streams and the types of its messages; also the enumerator of its replies.</summary>
internal sealed class ClientStream<TRequest, TReply>(StreamCodec<TRequest, TReply> method, CallContext? context)
    : ClientStream(context, method.Kind != MethodKind.ServerStreaming), IAsyncEnumerator<TReply>
{
    private readonly MessageQueue<TReply> _replies = new();
    private TRequest _outgoing = default!;

    public override RpcMethod Method => method;

    public TReply Current => _replies.Current;

    /// <summary>What is wrong with a request, asked before each is sent; <see langword="null"/> lets all pass.</summary>
    public Func<TRequest, Exception?>? Check { get; set; }

    public override bool IsAwaited => _replies.IsWaiting;

    public ValueTask<bool> MoveNextAsync()
    {
        BeginWait();
        return _replies.MoveNextAsync();
    }

    /// <summary>The caller has left the enumeration.</summary>
    public ValueTask DisposeAsync()
    {
        Stop(new OperationCanceledException($"The replies of {method.FullName} are no longer read."), StreamCancellation.Abandoned);
        if (_replies.Abort(null))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return default;
    }

    /// <summary>Sends the one request.</summary>
    public async Task SendAsync(TRequest request)
    {
        try
        {
            _outgoing = request;
            await Host.SendAsync(isLast: true).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The stream has ended; how, its host says in Complete, which may come later than this.
        }
        catch (Exception exception)
        {
            Stop(DescribeSendFailure(exception), StreamCancellation.RequestsFailed);
        }
    }

    /// <summary>Sends all requests, each when there is room for it.</summary>
    public async Task SendAllAsync(IAsyncEnumerable<TRequest> requests)
    {
        bool isSending = false;
        try
        {
            // Disposed by the statement's end in every case; a source that does not hear the token keeps only this task waiting.
            await foreach (TRequest request in requests.WithCancellation(Sending).ConfigureAwait(false))
            {
                if (IsEnded)
                {
                    return;
                }

                if (Check?.Invoke(request) is { } failure)
                {
                    throw failure;
                }

                _outgoing = request;
                isSending = true;
                await Host.SendAsync(isLast: false).ConfigureAwait(false);
                isSending = false;
            }

            Host.CompleteSending();
        }
        catch (OperationCanceledException) when (isSending)
        {
            // As above; what the requests themselves throw is the caller's.
        }
        catch (Exception exception)
        {
            Stop(DescribeSendFailure(exception), StreamCancellation.RequestsFailed);
        }
    }

    public override bool Deliver(ReadOnlySpan<byte> message, int weight)
    {
        TReply reply;
        try
        {
            reply = ReadReply(message);
        }
        catch (Exception exception)
        {
            // Not only what breaks the format: a message type may refuse a value in its constructor or setter.
            Host.Consumed(weight);
            Stop(
                new RpcException(RpcStatusCode.Internal, $"A message of {method.FullName} cannot be read: {exception.Message}", exception) { Method = method.FullName },
                StreamCancellation.Unreadable);
            return false;
        }

        return _replies.Add(reply, weight);
    }

    public override void WriteMessage(OutputBuffer buffer)
    {
        if (Format.Payload == StreamPayload.Protobuf)
        {
            var writer = new ProtobufWriter(buffer);
            method.WriteRequest(ref writer, _outgoing);
            writer.Flush();
        }
        else
        {
            var writer = new ThriftBinaryWriter(buffer);
            method.WriteRequest(ref writer, _outgoing);
            writer.Flush();
        }
    }

    public override void Execute() => _replies.Wake();

    private TReply ReadReply(ReadOnlySpan<byte> message)
    {
        if (Format.Payload == StreamPayload.Protobuf)
        {
            var reader = new ProtobufReader(message, Format.Protobuf);
            return method.ReadReply(ref reader);
        }
        else
        {
            var reader = new ThriftBinaryReader(message, Format.Reader);
            return method.ReadReply(ref reader);
        }
    }

    protected override void SetQueueHost(IStreamHost host)
    {
        _replies.Host = host;
        _replies.OnEnd = TakeBackward;
    }

    protected override bool CompleteReplies(Exception? error) => _replies.Complete(error);

    protected override bool AbortReplies(Exception error) => _replies.Abort(error);
}
