using System.Threading.Tasks.Sources;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>One call that waits for its reply. Whoever claims it from its connection completes it, exactly once.</summary>
internal abstract class PendingCall : IThreadPoolWorkItem
{
    [ThreadStatic]
    private static ClientConnection? t_answeredBy;

    private CancellationTokenRegistration _cancellation;

    /// <summary>The connection whose reply the code on this thread goes on from, or <see langword="null"/>.</summary>
    public static ClientConnection? AnsweredBy => t_answeredBy;

    public int SequenceId { get; set; }

    /// <summary>Timestamp at which the call gives up.</summary>
    public long DeadlineTimestamp { get; set; } = CallContext.NoDeadline;

    /// <summary>Timestamp at which the caller made the call.</summary>
    public long Started { get; set; }

    /// <summary>Time that the call was given, for the message of its failure.</summary>
    public TimeSpan Timeout { get; set; }

    /// <summary>What the caller passed; receives the metadata of the answer.</summary>
    public CallContext? Context { get; set; }

    public ClientConnection? Connection { get; set; }

    /// <summary>What the call carries beyond its arguments; kept where a call may be sent later, or once more.</summary>
    public RequestMetadata Metadata { get; set; }

    /// <summary>The caller's token; kept for the same reason.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Times that the call was sent and not processed.</summary>
    public int Refusals { get; set; }

    /// <summary>Stream that carries the call; guarded by the lock of its connection's output.</summary>
    public GrpcUnaryStream? Stream { get; set; }

    /// <summary>The next of the calls whose replies came together.</summary>
    public PendingCall? NextAnswered { get; set; }

    public abstract RpcMethod Method { get; }

    /// <summary>The failure that the call ends with, or <see langword="null"/>.</summary>
    protected Exception? Error { get; private set; }

    public abstract void ReadReply(ref ThriftBinaryReader reader);

    public abstract void ReadReply(ref ThriftCompactReader reader);

    public abstract void ReadReply(ref ProtobufReader reader);

    /// <summary>Reads the message of a gRPC response.</summary>
    public void ReadReply(ReadOnlySpan<byte> message, GrpcFormat format)
    {
        if (format.Payload == PayloadEncoding.Protobuf)
        {
            var reader = new ProtobufReader(message, format.ProtobufReader);
            ReadReply(ref reader);
        }
        else
        {
            var reader = new ThriftBinaryReader(message, format.ThriftReader);
            ReadReply(ref reader);
        }
    }

    /// <summary>Reads a declared exception from a Protobuf message; <see langword="null"/> if the method declares none of that name.</summary>
    public abstract Exception? ReadException(ReadOnlySpan<byte> message, string typeName, GrpcFormat format);

    /// <summary>Writes the arguments that the call keeps, without anything around them.</summary>
    public abstract void WriteArguments(OutputBuffer buffer, PayloadEncoding payload);

    /// <summary>The answer is a business status: there is no value.</summary>
    public void SetError(Exception error) => Error = Completed(error);

    /// <summary>Completes the call on this thread: its continuation runs here.</summary>
    public abstract void Signal();

    /// <summary>Completes the call on the thread pool.</summary>
    public void SignalOnPool() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Completes a claimed call with a failure, on the thread pool.</summary>
    public void Fail(Exception error)
    {
        Error = Completed(error);
        SignalOnPool();
    }

    /// <summary>Lets the caller's token end the call.</summary>
    public void RegisterCancellation(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PendingCall)state!).Cancel(token), this);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        ClientConnection? before = t_answeredBy;
        t_answeredBy = Connection;
        Signal();
        t_answeredBy = before;
    }

    protected void Reset()
    {
        // Waits for a callback that is running: after this nobody holds the call but its pool.
        _cancellation.Dispose();
        _cancellation = default;
        Error = null;
        Context = null;
        Connection = null;
        DeadlineTimestamp = CallContext.NoDeadline;
        Metadata = default;
        CancellationToken = default;
        Refusals = 0;
        Stream = null;
    }

    // Where an exception is made, the protocol knows what went wrong; which attempt it was is known here.
    private Exception Completed(Exception error)
    {
        if (error is RpcException failure && Connection is { } connection)
        {
            failure.Complete(Method.FullName, failure.Attempts.Count > 0 ? null : connection.AttemptOf(this, failure.IsRemote ? $"answered with {failure.Code}" : failure.Message));
        }

        return error;
    }

    private void Cancel(CancellationToken token)
    {
        if (Connection is { } connection && connection.TryClaim(this))
        {
            connection.OnAbandoned();
            Fail(new OperationCanceledException($"The call of {Method.FullName} was cancelled by its caller.", token));
        }
    }
}

/// <summary>A waiting call with the type of its answer; a pooled source of the caller's task.</summary>
internal sealed class PendingCall<TArguments, TReply> : PendingCall, IValueTaskSource<TReply>, IValueTaskSource
    where TArguments : struct, IRpcArguments
{
    private static readonly ObjectPool<PendingCall<TArguments, TReply>> s_pool = new(capacity: 4_096);

    private ManualResetValueTaskSourceCore<TReply> _core;
    private MethodCodec<TArguments, TReply> _method = null!;
    private TArguments _arguments;
    private TReply _reply = default!;

    private PendingCall()
    {
    }

    public override RpcMethod Method => _method;

    public short Version => _core.Version;

    public static PendingCall<TArguments, TReply> Rent(MethodCodec<TArguments, TReply> method)
    {
        PendingCall<TArguments, TReply> call = s_pool.TryRent() ?? new PendingCall<TArguments, TReply>();
        call._method = method;
        return call;
    }

    /// <summary>Keeps the arguments, so that the call can be sent later, or once more.</summary>
    public void Keep(in TArguments arguments) => _arguments = arguments;

    public override void WriteArguments(OutputBuffer buffer, PayloadEncoding payload)
    {
        if (payload == PayloadEncoding.Protobuf)
        {
            var writer = new ProtobufWriter(buffer);
            _method.WriteArguments(ref writer, _arguments);
            writer.Flush();
        }
        else
        {
            var writer = new ThriftBinaryWriter(buffer);
            _method.WriteArguments(ref writer, _arguments);
            writer.Flush();
        }
    }

    public override void ReadReply(ref ProtobufReader reader) => _reply = _method.ReadReply(ref reader);

    public override Exception? ReadException(ReadOnlySpan<byte> message, string typeName, GrpcFormat format)
    {
        var reader = new ProtobufReader(message, format.ProtobufReader);
        return _method.ReadException(ref reader, typeName);
    }

    /// <summary>Gives back a call that was never handed to a caller.</summary>
    public void Abandon() => ReturnToPool();

    public override void ReadReply(ref ThriftBinaryReader reader)
    {
        _reply = _method.ReadReply(ref reader, out Exception? declared);
        if (declared is not null)
        {
            SetError(declared);
        }
    }

    public override void ReadReply(ref ThriftCompactReader reader)
    {
        _reply = _method.ReadReply(ref reader, out Exception? declared);
        if (declared is not null)
        {
            SetError(declared);
        }
    }

    public override void Signal()
    {
        if (Error is { } error)
        {
            _core.SetException(error);
        }
        else
        {
            _core.SetResult(_reply);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public TReply GetResult(short token)
    {
        // GetStatus rejects a stale token; a call that still waits must not reach the pool either.
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The call has not completed; await it instead of reading its result.");
        }

        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            ReturnToPool();
        }
    }

    private void ReturnToPool()
    {
        Reset();
        _core.Reset();
        _arguments = default;
        _reply = default!;
        s_pool.Return(this);
    }
}
