namespace Tern.Protocols;

/// <summary>A call with streams as its protocol sees it on the server: what comes in, what goes out, and how it ends, without the types of its messages.</summary>
/// <remarks>
/// <para>Recipe: rent it from <see cref="ServiceMethods.TryRentStream"/>, <see cref="Bind"/>, <see cref="Start"/>; then hand over each message with <see cref="Deliver"/> and the end of
/// the requests with <see cref="CompleteRequests"/>, both from the reading loop. Where these return <see langword="true"/> the handler's code waits: queue the stream on
/// the thread pool, or run it as the last work of a batch. <see cref="Abort"/> when the client has cancelled or is lost.</para>
/// <para>The stream ends with <see cref="IServerStreamHost.End"/>, once, unless it was aborted before; <see cref="IServerStreamHost.Release"/> follows in every case when the handler has
/// ended, which may be much later.</para>
/// </remarks>
internal abstract class ServerStream : IThreadPoolWorkItem
{
    // Timers take no more than 49 days, and what a peer says may be any number.
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromDays(24);

    private readonly CancellationTokenSource _aborted = new();
    private ExecutionContext? _execution;
    private ITimer? _deadline;
    private int _isEnded;

    public abstract RpcMethod Method { get; }

    public CallContext Context { get; private set; } = null!;

    /// <summary>Whether <see cref="IGuardedMethod.Examine"/> had nothing against the call; set before <see cref="Start"/>.</summary>
    public bool IsAllowed { get; set; }

    /// <summary>Whether the handler's code has run to its end; not so where the stream ends in its place, at a deadline for one.</summary>
    public bool HasHandlerEnded { get; private set; }

    /// <summary>Whether nothing more will be sent.</summary>
    protected bool IsEnded => Volatile.Read(ref _isEnded) != 0;

    protected IServerStreamHost Host { get; private set; } = null!;

    protected StreamFormat Format { get; private set; } = null!;

    /// <summary>Prepares the stream for its handler.</summary>
    /// <param name="host">The protocol's end.</param>
    /// <param name="format">How messages are encoded.</param>
    /// <param name="context">
    /// A context of this call's own, with what the protocol knows: <see cref="CallContext.Peer"/>, <see cref="CallContext.Protocol"/>, <c>TimeProvider</c> and metadata. The rest is set here.
    /// </param>
    /// <param name="timeout">Time that the caller gives the call, or <see langword="null"/>.</param>
    public void Bind(IServerStreamHost host, StreamFormat format, CallContext context, TimeSpan? timeout)
    {
        Host = host;
        Format = format;
        Context = context;
        context.IsOfHandler = true;
        context.Method = Method;
        context.FlowsAs = context;
        context.CancellationToken = _aborted.Token;
        if (timeout is { } told)
        {
            TimeSpan time = told < s_longestTimeout ? told : s_longestTimeout;
            context.DeadlineTimestamp = context.TimeProvider.GetTimestamp() + (long)(time.TotalSeconds * context.TimeProvider.TimestampFrequency);
            using (ExecutionContext.SuppressFlow())
            {
                _deadline = context.TimeProvider.CreateTimer(static state => ((ServerStream)state!).Expire(), this, time, Timeout.InfiniteTimeSpan);
            }
        }

        _execution = context.CaptureExecutionContext();
        OnBound();
    }

    /// <summary>Lets the handler run, on the thread pool.</summary>
    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(
        static stream => ExecutionContext.Run(stream._execution!, static state => _ = ((ServerStream)state!).ServeAsync(), stream), this, preferLocal: false);

    /// <summary>Hands over one message of the client; never throws. <see langword="true"/> if the handler must be woken.</summary>
    /// <param name="message">Its bytes, without framing.</param>
    /// <param name="weight">What the host counts for it; comes back with <see cref="IStreamHost.Consumed"/>.</param>
    public abstract bool Deliver(ReadOnlySpan<byte> message, int weight);

    /// <summary>The client sends no further messages. <see langword="true"/> if the handler must be woken.</summary>
    public abstract bool CompleteRequests();

    /// <summary>Nobody waits for the stream's outcome any more: the handler is cancelled, nothing is sent. Without effect if the stream has ended.</summary>
    /// <param name="reason">What the handler's requests throw.</param>
    public void Abort(string reason)
    {
        if (TryEnd())
        {
            CancelHandler(new OperationCanceledException(reason, _aborted.Token));
        }
    }

    /// <summary>Ends the stream in the handler's place and cancels the handler. Without effect if the stream has ended.</summary>
    /// <param name="error">What the client is told.</param>
    /// <param name="reason">What the handler's requests throw.</param>
    public void Fail(RpcException error, string reason)
    {
        if (TryEnd())
        {
            Host.End(error);
            CancelHandler(new OperationCanceledException(reason, _aborted.Token));
        }
    }

    /// <summary>Writes the message that is being sent.</summary>
    public abstract void WriteMessage(OutputBuffer buffer);

    /// <summary>Lets the handler go on with its requests, on this thread.</summary>
    public abstract void Execute();

    /// <summary>Runs middleware and handler and sends what the handler returns. An exception is the stream's failure.</summary>
    protected abstract Task RunAsync();

    /// <summary>The stream has its host.</summary>
    protected abstract void OnBound();

    /// <summary>Ends the requests at once; <see langword="true"/> if the handler must be woken.</summary>
    protected abstract bool AbortRequests(Exception error);

    /// <summary>A message of the client cannot be read: ends the stream.</summary>
    protected void FailUnreadable(Exception exception) => Fail(
        new RpcException(RpcStatusCode.InvalidArgument, $"a message of {Method.FullName} cannot be read: {exception.Message}", exception),
        "A message of the client cannot be read.");

    private void Expire() => Fail(new RpcTimeoutException($"The deadline of {Method.FullName} passed while its handler ran."), "The deadline of the call has passed.");

    private async Task ServeAsync()
    {
        Exception? error = null;
        try
        {
            await RunAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        HasHandlerEnded = true;
        if (TryEnd())
        {
            Host.End(error);
        }

        if (AbortRequests(new InvalidOperationException("The requests of a call cannot be read when it has ended.")))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        Host.Release();
    }

    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return false;
        }

        _deadline?.Dispose();
        return true;
    }

    // Callbacks of the handler's token run on the thread pool; what they throw is theirs.
    private void CancelHandler(OperationCanceledException error)
    {
        _ = _aborted.CancelAsync().ContinueWith(
            static cancelling => _ = cancelling.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        if (AbortRequests(error))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
