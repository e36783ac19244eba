using Microsoft.Extensions.Logging;

namespace Tern.Protocols;

/// <summary>What all calls of one server connection share: its clock, its loss, and what bare requests run in. Thread-safe.</summary>
internal sealed class ServerCallScope : IDisposable
{
    // As many calls with deadlines as run side by side on a busy connection; what more there are is left to the garbage collector (about 300 bytes each).
    private const int MaxFreeFlows = 256;

    private readonly CancellationTokenSource _aborted = new();
    private readonly ILogger _log;
    private readonly Lock _flowGate = new();
    private DeadlineFlow? _freeFlows;
    private int _freeFlowCount;
    private DeadlineScheduler? _deadlines;

    public ServerCallScope(RpcPeer peer, TimeProvider timeProvider, ILogger log)
    {
        _log = log;
        Peer = peer;
        TimeProvider = timeProvider;
        BareContext = CallContext.OfConnection(peer, timeProvider, _aborted.Token);
        BareExecution = BareContext.CaptureExecutionContext();
    }

    public RpcPeer Peer { get; }

    public TimeProvider TimeProvider { get; }

    /// <summary>Cancelled when the connection is lost.</summary>
    public CancellationToken Aborted => _aborted.Token;

    /// <summary>What handlers of bare requests run in; see <see cref="CallContext.Current"/>.</summary>
    public ExecutionContext BareExecution { get; }

    /// <summary>What flows in <see cref="BareExecution"/>.</summary>
    public CallContext BareContext { get; }

    /// <summary>Watches the deadlines of the connection's calls. Made by the reading loop, when the first request with a deadline comes.</summary>
    public DeadlineScheduler Deadlines => _deadlines ??= new DeadlineScheduler(TimeProvider);

    /// <summary>Lends what flows with a handler whose request has a deadline and no metadata.</summary>
    public DeadlineFlow RentFlow()
    {
        lock (_flowGate)
        {
            while (_freeFlows is { } flow)
            {
                _freeFlows = flow.NextFree;
                _freeFlowCount--;

                // Work that a handler left behind may have written into it since; no call shall begin with that.
                if (!flow.Context.HasContent)
                {
                    return flow;
                }
            }
        }

        return new DeadlineFlow();
    }

    /// <summary>Takes a flow back when its call has ended. One whose handler has put something into its context stays with whoever may still read that.</summary>
    public void ReturnFlow(DeadlineFlow flow)
    {
        if (flow.Context.HasContent)
        {
            flow.Context.Lifetime = null;
            return;
        }

        flow.Context.Reset();
        lock (_flowGate)
        {
            if (_freeFlowCount < MaxFreeFlows)
            {
                flow.NextFree = _freeFlows;
                _freeFlows = flow;
                _freeFlowCount++;
            }
        }
    }

    public long TimestampIn(TimeSpan time) => TimestampAfter(TimeProvider.GetTimestamp(), time);

    public long TimestampAfter(long start, TimeSpan time) => start + (long)(time.TotalSeconds * TimeProvider.TimestampFrequency);

    /// <summary>The connection is lost: tells the handlers. Never throws; ends when their callbacks have run.</summary>
    public async Task AbortAsync()
    {
        foreach (CancellationTokenSource source in Volatile.Read(ref _deadlines)?.BeginCancelAll() ?? [])
        {
            await CancelAsync(source).ConfigureAwait(false);
        }

        await CancelAsync(_aborted).ConfigureAwait(false);
    }

    /// <summary>Cancels a handler's source on the thread pool; never throws.</summary>
    public async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException exception)
        {
            ConnectionLog.CancellationFailed(_log, Peer.Address, exception);
        }
    }

    /// <summary>Logs how a call failed.</summary>
    public void NoteFailure(RpcMethod method, Exception error) => HandlerFailure.Log(_log, method, Peer, error, isCancelled: _aborted.IsCancellationRequested);

    /// <summary>Logs that arguments could not be read.</summary>
    public void NoteBadArguments(RpcMethod method, Exception error) => ConnectionLog.BadArguments(_log, Peer.Address, method.FullName, error.Message);

    /// <summary>Logs that there is no such method.</summary>
    public void NoteUnknown(string? service, string method) => ConnectionLog.UnknownMethod(_log, Peer.Address, service ?? "", method);

    /// <summary>Deadlines are watched no longer.</summary>
    public void Dispose() => _deadlines?.Dispose();
}
