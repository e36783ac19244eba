using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>One call that a server works on, from its arguments to its reply. Pooled by its method.</summary>
internal abstract class ServerCall : IThreadPoolWorkItem, ICallLifetime
{
    private static readonly CancellationTokenSource s_cancelled = CancelledSource();

    private static readonly ContextCallback s_start = static state =>
    {
        var call = (ServerCall)state!;
        CallContext? before = CallContext.SwapRunning(call.Context);
        try
        {
            call.Start();
        }
        finally
        {
            CallContext.SwapRunning(before);
        }
    };

    private readonly CallContext _ownContext = new();
    private ExecutionContext? _execution;
    private DeadlineFlow? _flow;
    private DeadlineScheduler? _deadlines;
    private bool _isUnwatched;
    private CancellationTokenSource? _ownSource;
    private int _isAnswered;

    public abstract RpcMethod Method { get; }

    /// <summary>What brought the call and takes its outcome.</summary>
    public IServerCallHost Host { get; private set; } = null!;

    /// <summary>What the call shares with others of its connection.</summary>
    public ServerCallScope Scope { get; private set; } = null!;

    /// <summary>How the request was framed, and its reply is; <see cref="Payload"/> says how both are encoded.</summary>
    public RpcProtocol Protocol { get; private set; }

    /// <summary>How arguments and answer are encoded.</summary>
    public PayloadEncoding Payload { get; private set; }

    /// <summary><see cref="Payload"/> of a Thrift message.</summary>
    public ThriftEncoding Encoding => Payload == PayloadEncoding.ThriftCompact ? ThriftEncoding.Compact : ThriftEncoding.Binary;

    public int HeaderSequenceId { get; private set; }

    public int SequenceId { get; private set; }

    public bool IsOneWay { get; private set; }

    /// <summary>Whether the connection carries one call at a time, in order.</summary>
    public bool IsSerial { get; private set; }

    public CallContext Context { get; private set; } = null!;

    /// <summary>The next of the calls that came together.</summary>
    public ServerCall? NextHeld { get; set; }

    /// <summary>Neighbours in the scheduler's list; its lock guards them.</summary>
    public ServerCall? NextByDeadline { get; set; }

    /// <inheritdoc cref="NextByDeadline"/>
    public ServerCall? PreviousByDeadline { get; set; }

    /// <summary>Whether it is in the scheduler's list; its lock guards it.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Whether no deadline can pass any more that would answer it in its handler's place; told when the handler has ended.</summary>
    public bool IsUnwatched => _deadlines is null || _isUnwatched;

    /// <summary>Whether the call has been answered in its handler's place, or its caller has cancelled it.</summary>
    protected bool IsOver => Volatile.Read(ref _isAnswered) != 0 || ReferenceEquals(Volatile.Read(ref _ownSource), s_cancelled);

    /// <summary>Asked before the arguments are read, when the call may not be bound yet.</summary>
    /// <returns><see langword="false"/> if the call will be turned down in any case, so that reading them is of no use; it is started all the same, and says why.</returns>
    public virtual bool WantsArguments() => true;

    /// <summary>Tells the call, before its arguments are read, that <see cref="IGuardedMethod.Examine"/> had nothing against it.</summary>
    public abstract void Allow();

    public abstract void ReadArguments(ref ThriftBinaryReader reader, ReadOnlySpan<byte> payload);

    public abstract void ReadArguments(ref ThriftCompactReader reader, ReadOnlySpan<byte> payload);

    public abstract void ReadArguments(ref ProtobufReader reader, ReadOnlySpan<byte> payload);

    /// <summary>Reads the message of a gRPC request. The call need not be bound yet.</summary>
    public void ReadArguments(ReadOnlySpan<byte> message, PayloadEncoding payload, ServerConnectionOptions options)
    {
        if (payload == PayloadEncoding.Protobuf)
        {
            var reader = new ProtobufReader(message, options.Grpc.ProtobufReader);
            ReadArguments(ref reader, message);
        }
        else
        {
            var reader = new ThriftBinaryReader(message, options.Grpc.ThriftReader);
            ReadArguments(ref reader, message);
        }
    }

    /// <summary>Writes the answer of a success: Thrift's result struct, or the body in Protobuf.</summary>
    public abstract void WriteReply(OutputBuffer buffer);

    /// <summary>Writes the result struct of a declared exception; <see langword="false"/>, and nothing written, if it is none.</summary>
    public abstract bool TryWriteException(OutputBuffer buffer, Exception exception);

    /// <summary>Writes a declared exception as a Protobuf message; <see langword="false"/>, and nothing written, if it is none.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="exception">What the handler threw.</param>
    /// <param name="typeName">Full name of the message.</param>
    public abstract bool TryWriteException(IBufferWriter<byte> buffer, Exception exception, [NotNullWhen(true)] out string? typeName);

    /// <summary>Prepares a call that came as a Thrift message for its handler.</summary>
    public void Bind(IServerCallHost host, ServerCallScope scope, in ThriftFrame frame, int sequenceId, bool isOneWay, RequestHeader header)
    {
        Host = host;
        Scope = scope;
        Protocol = frame.Protocol;
        Payload = frame.Encoding;
        HeaderSequenceId = frame.HeaderSequenceId;
        SequenceId = sequenceId;
        IsOneWay = isOneWay || Method.Kind == MethodKind.OneWay;
        IsSerial = (frame.Flags & TTHeaderFormat.FlagOutOfOrder) == 0;
        _isAnswered = 0;
        BindContext(header, lifetime: null, arrived: 0);
    }

    /// <summary>Prepares a call that came on a stream of its own for its handler.</summary>
    /// <param name="host">The stream.</param>
    /// <param name="scope">What the call shares with others of the connection.</param>
    /// <param name="payload">How arguments and answer are encoded.</param>
    /// <param name="origin">What the request says beyond its arguments.</param>
    /// <param name="arrived">Timestamp at which the request began to arrive, from which its timeout counts; needed only if it has one.</param>
    public void Bind(IServerCallHost host, ServerCallScope scope, PayloadEncoding payload, RequestOrigin origin, long arrived)
    {
        Host = host;
        Scope = scope;
        Protocol = RpcProtocol.Grpc;
        Payload = payload;
        IsOneWay = false;
        IsSerial = false;
        _isAnswered = 0;
        BindContext(origin, this, arrived);
    }

    /// <inheritdoc/>
    CancellationToken ICallLifetime.Ended
    {
        get
        {
            CancellationTokenSource? source = Volatile.Read(ref _ownSource);
            if (source is null)
            {
                source = new CancellationTokenSource();
                source = Interlocked.CompareExchange(ref _ownSource, source, null) ?? source;
            }

            return source.Token;
        }
    }

    /// <summary>Nobody waits for the call's answer any more. Its host sees to it that the call has not ended meanwhile.</summary>
    /// <returns>What is to be cancelled when no lock is held, or <see langword="null"/> if nobody has asked for the token.</returns>
    public CancellationTokenSource? BeginCancel()
    {
        CancellationTokenSource? source = Interlocked.Exchange(ref _ownSource, s_cancelled);
        return ReferenceEquals(source, s_cancelled) ? null : source;
    }

    /// <summary>Runs the handler on this thread until it ends or awaits.</summary>
    public void Run() => ExecutionContext.Run(_execution!, s_start, this);

    void IThreadPoolWorkItem.Execute() => Run();

    /// <summary>The deadline has passed: answers in the handler's place and cancels it.</summary>
    public void Expire()
    {
        if (TryAnswer())
        {
            Host.Reply(this, new RpcTimeoutException($"The deadline of {Method.FullName} passed while its handler ran."), endsCall: false);
            if (BeginCancel() is { } source)
            {
                _ = CancelHandlerAsync(source);
            }
        }
    }

    /// <summary>Starts the handler; sees to it that <see cref="Finish"/> is called once when it has ended.</summary>
    protected abstract void Start();

    /// <summary>Gives the call back to its pool, or leaves it to the garbage collector.</summary>
    protected abstract void Return(bool isReusable);

    /// <summary>The handler has ended: replies unless the deadline did so already.</summary>
    protected void Finish(Exception? error)
    {
        _isUnwatched = _deadlines?.Remove(this) == true;
        if (TryAnswer())
        {
            Host.Reply(this, error, endsCall: true);
        }
        else
        {
            Host.EndWithoutReply(this);
        }

        Release();
    }

    /// <summary>Answers a request whose arguments cannot be read; the call never runs.</summary>
    public void Refuse(string reason)
    {
        _isUnwatched = _deadlines?.Remove(this) == true;
        if (TryAnswer())
        {
            Host.ReplyRefused(this, reason);
        }

        Release();
    }

    /// <summary>Gives back the call: it has ended, or never ran.</summary>
    public void Release()
    {
        if (!IsUnwatched)
        {
            // Its deadline may be passing right now, on another thread: left to the garbage collector, the call can take that.
            Return(isReusable: false);
            return;
        }

        _execution = null;
        if (_ownSource is { } source && !source.TryReset())
        {
            _ownSource = null;
        }

        if (ReferenceEquals(Context, _ownContext))
        {
            _ownContext.Reset();
        }
        else if (_flow is { } flow)
        {
            _flow = null;
            Scope.ReturnFlow(flow);
        }
        else if (Context is { } context)
        {
            // Whoever keeps it must not see what becomes of the next call.
            context.Lifetime = null;
        }

        Context = null!;
        Host = null!;
        Scope = null!;
        _deadlines = null;
        _isUnwatched = false;
        Return(isReusable: true);
    }

    private async Task CancelHandlerAsync(CancellationTokenSource source)
    {
        await Scope.CancelAsync(source).ConfigureAwait(false);
        source.Dispose();
    }

    private bool TryAnswer() => Interlocked.Exchange(ref _isAnswered, 1) == 0;

    private static CancellationTokenSource CancelledSource()
    {
        var source = new CancellationTokenSource();
        source.Cancel();
        return source;
    }

    private void BindContext(RequestOrigin origin, ICallLifetime? lifetime, long arrived)
    {
        // What a request carries must follow the handler through its awaits, and outlive the pooled call if the handler keeps it: metadata takes a context of
        // its own. A deadline alone flows in what its connection lends. A bare request has nothing to keep: the pooled context and the connection's execution context do.
        ServerCallScope scope = Scope;
        bool isBare = origin.IsBare;
        _flow = isBare || origin.HasMetadata ? null : scope.RentFlow();
        CallContext context = isBare ? _ownContext : _flow?.Context ?? new CallContext();
        context.TimeProvider = scope.TimeProvider;
        context.IsOfHandler = true;
        context.Peer = origin.Peer;
        context.Method = Method;
        context.Protocol = Payload == PayloadEncoding.Protobuf && Protocol != RpcProtocol.Grpc ? RpcProtocol.KitexProtobuf : Protocol;
        context.CancellationToken = lifetime is null ? scope.Aborted : default;
        context.Lifetime = lifetime;
        context.TransportKeySource = origin.Ints;
        context.FlowsAs = isBare ? scope.BareContext : context;
        Context = context;
        if (isBare)
        {
            _execution = scope.BareExecution;
            return;
        }

        if (origin.HasMetadata)
        {
            origin.CopyTo(context);
        }

        if (origin.Timeout is { } timeout)
        {
            context.DeadlineTimestamp = lifetime is null ? scope.TimestampIn(timeout) : scope.TimestampAfter(arrived, timeout);
            if (lifetime is null)
            {
                // Made when the handler asks for it; the scheduler tells it of the end of the connection too.
                context.Lifetime = this;
            }

            _deadlines = scope.Deadlines;
            _deadlines.Add(this);
        }

        _execution = _flow?.Execution ?? context.CaptureExecutionContext();
    }
}
