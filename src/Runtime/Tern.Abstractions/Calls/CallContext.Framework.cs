namespace Tern;

/// <content>What the runtime does with a context; users do not see it.</content>
public sealed partial class CallContext
{
    internal const long NoDeadline = long.MaxValue;

    private bool _isOfConnection;

    /// <summary>Whether a handler received it, so that metadata for one hop stays here and the time left is what its calls have.</summary>
    internal bool IsOfHandler { get; set; }

    /// <summary>Services through which the cancellation of this call came, or <see langword="null"/>; what the handler cancels in turn tells it on.</summary>
    internal string? CancellationPath { get; set; }

    /// <summary>What brought the call to the server, if that has something that handlers may ask for: ASP.NET Core's request.</summary>
    internal object? HostRequest { get; set; }

    internal TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What follows the handler through its awaits in place of this instance: itself, or the context of its connection.</summary>
    internal CallContext? FlowsAs { get; set; }

    /// <summary>Timestamp of <see cref="TimeProvider"/> at which the call ends, or <see cref="NoDeadline"/>.</summary>
    internal long DeadlineTimestamp
    {
        get => _deadline;
        set => _deadline = value;
    }

    internal RpcMetadata? TransientOrNull => _transient;

    internal RpcMetadata? PersistentOrNull => _persistent;

    internal RpcMetadata? BackwardOrNull => _backward;

    internal RpcHeaders? RequestHeadersOrNull => _requestHeaders;

    internal RpcHeaders? ResponseHeadersOrNull => _responseHeaders;

    internal RpcHeaders? ResponseTrailersOrNull => _responseTrailers;

    /// <summary>Gives <see cref="CancellationToken"/> when somebody asks for it; <see langword="null"/> if the token was set.</summary>
    internal ICallLifetime? Lifetime { get; set; }

    internal Dictionary<ushort, string>? TransportKeysOrNull => _transportKeys;

    /// <summary>Keys that the request carried; copied when somebody asks for them.</summary>
    internal Dictionary<ushort, string>? TransportKeySource { get; set; }

    /// <summary>Whether anything was put into it that somebody may still read when its call has ended.</summary>
    internal bool HasContent => _transient is not null || _persistent is not null || _backward is not null || _requestHeaders is not null || _responseHeaders is not null
        || _responseTrailers is not null || _transportKeys is not null || HostRequest is not null || Governance is not null;

    /// <summary>The context of a connection; see <see cref="Current"/>.</summary>
    internal static CallContext OfConnection(RpcPeer peer, TimeProvider timeProvider, CancellationToken closed) => new()
    {
        Peer = peer,
        CancellationToken = closed,
        TimeProvider = timeProvider,
        IsOfHandler = true,
        _isOfConnection = true,
    };

    /// <summary>An execution context in which <see cref="Current"/> is this instance.</summary>
    internal ExecutionContext CaptureExecutionContext()
    {
        CallContext? before = s_flowing.Value;
        s_flowing.Value = this;
        ExecutionContext captured = ExecutionContext.Capture()
            ?? throw new InvalidOperationException("The flow of the execution context is suppressed on this thread.");
        s_flowing.Value = before;
        return captured;
    }

    /// <summary>Makes an instance the current one of this thread until the returned one is put back.</summary>
    internal static CallContext? SwapRunning(CallContext? context)
    {
        CallContext? before = t_running;
        t_running = context;
        return before;
    }

    /// <summary>A copy for one attempt at a call, which may run beside others; what the attempt learns comes back by <see cref="TakeAnswerOf"/>.</summary>
    /// <remarks>Of a handler's context only what travels on is copied, as if the handler had set it for the call.</remarks>
    internal CallContext ForAttempt()
    {
        var copy = new CallContext { TimeProvider = TimeProvider, CancellationToken = CancellationToken };
        CopyTo(_persistent, copy, static context => context.Persistent);
        if (IsOfHandler)
        {
            return copy;
        }

        CopyTo(_transient, copy, static context => context.Transient);
        copy._requestHeaders = _requestHeaders;
        copy._transportKeys = _transportKeys;
        copy._timeout = _timeout;
        copy.Compression = Compression;
        copy.WaitForReady = WaitForReady;
        return copy;
    }

    /// <summary>Takes over what the attempt that counts has brought back.</summary>
    internal void TakeAnswerOf(CallContext attempt)
    {
        _backward = attempt._backward;
        _responseHeaders = attempt._responseHeaders;
        _responseTrailers = attempt._responseTrailers;
        ReceivedCompression = attempt.ReceivedCompression;
        Peer = attempt.Peer;
        Method = attempt.Method;
        Protocol = attempt.Protocol;
    }

    private static void CopyTo(RpcMetadata? source, CallContext copy, Func<CallContext, RpcMetadata> target)
    {
        if (source is not null)
        {
            foreach (KeyValuePair<string, string> entry in source)
            {
                target(copy).Set(entry.Key, entry.Value);
            }
        }
    }

    /// <summary>Makes a pooled instance new.</summary>
    internal void Reset()
    {
        // What a call carried may still be held by its handler; it is left to it, never cleared and used again.
        _transient = null;
        _persistent = null;
        _backward = null;
        _requestHeaders = null;
        _responseHeaders = null;
        _responseTrailers = null;
        Compression = null;
        ReceivedCompression = null;
        WaitForReady = null;
        _transportKeys = null;
        TransportKeySource = null;
        HostRequest = null;
        Governance = null;
        FlowsAs = null;
        CancellationPath = null;
        _deadline = NoDeadline;
        _timeout = null;
        _receiveTimeout = null;
        CancellationToken = default;
        Peer = null;
        Method = null;
        Protocol = null;
    }
}
