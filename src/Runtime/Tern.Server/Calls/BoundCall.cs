using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Server;

/// <summary>One call of a method with its types: reads the arguments, calls the handler through the middleware, writes the answer.</summary>
internal sealed class BoundCall<TService, TArguments, TReply> : ServerCall, IGatedCall
    where TService : class
    where TArguments : struct, IRpcArguments
{
    private readonly Action _onHandlerEnded;
    private readonly Action _onPipelineEnded;
    private BoundInvocation<TService, TArguments, TReply>? _invocation;
    private ConfiguredValueTaskAwaitable<TReply>.ConfiguredValueTaskAwaiter _handler;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _pipeline;
    private ServiceScope _scope;
    private TArguments _arguments;
    private TReply _reply = default!;
    private GateTicket _ticket;

    // The pool is shared by all servers of the process that offer the method, each with a handler of its own.
    private BoundMethod<TService, TArguments, TReply> _method = null!;

    public BoundCall()
    {
        _onHandlerEnded = OnHandlerEnded;
        _onPipelineEnded = OnPipelineEnded;
    }

    public override RpcMethod Method => _method.Method;

    public ref TArguments Arguments => ref _arguments;

    public void Attach(BoundMethod<TService, TArguments, TReply> method) => _method = method;

    public override void ReadArguments(ref ThriftBinaryReader reader, ReadOnlySpan<byte> payload) =>
        _arguments = _method.Method.ReadArguments(ref reader);

    public override void ReadArguments(ref ThriftCompactReader reader, ReadOnlySpan<byte> payload) =>
        _arguments = _method.Method.ReadArguments(ref reader);

    public override void ReadArguments(ref ProtobufReader reader, ReadOnlySpan<byte> payload) =>
        _arguments = _method.Method.ReadArguments(ref reader);

    public override void WriteReply(OutputBuffer buffer)
    {
        switch (Payload)
        {
            case PayloadEncoding.ThriftBinary:
                var binary = new ThriftBinaryWriter(buffer);
                _method.Method.WriteReply(ref binary, _reply);
                binary.Flush();
                break;
            case PayloadEncoding.ThriftCompact:
                var compact = new ThriftCompactWriter(buffer);
                _method.Method.WriteReply(ref compact, _reply);
                compact.Flush();
                break;
            default:
                var protobuf = new ProtobufWriter(buffer);
                _method.Method.WriteReply(ref protobuf, _reply);
                protobuf.Flush();
                break;
        }
    }

    public override bool TryWriteException(IBufferWriter<byte> buffer, Exception exception, [NotNullWhen(true)] out string? typeName)
    {
        var writer = new ProtobufWriter(buffer);
        bool isDeclared = _method.Method.TryWriteException(ref writer, exception, out typeName);
        writer.Flush();
        return isDeclared;
    }

    public override bool TryWriteException(OutputBuffer buffer, Exception exception)
    {
        if (Encoding == ThriftEncoding.Binary)
        {
            var writer = new ThriftBinaryWriter(buffer);
            bool isDeclared = _method.Method.TryWriteException(ref writer, exception);
            writer.Flush();
            return isDeclared;
        }
        else
        {
            var writer = new ThriftCompactWriter(buffer);
            bool isDeclared = _method.Method.TryWriteException(ref writer, exception);
            writer.Flush();
            return isDeclared;
        }
    }

    public override void Allow() => _ticket.IsAllowed = true;

    public override bool WantsArguments() => _method.Gates.IsOpen || _method.Gates.MayRun(this, ref _ticket);

    /// <summary>Ends what the handler lived in, if it was called before: middleware that tries again gets a handler of its own again.</summary>
    public ValueTask LeaveScopeAsync()
    {
        ServiceScope scope = _scope;
        _scope = default;
        return scope.IsEmpty ? default : scope.DisposeAsync();
    }

    /// <summary>Calls the handler with arguments that follow the rules; the end of the middleware.</summary>
    public ValueTask<TReply> InvokeHandlerAsync()
    {
        _method.Check(in _arguments, Context);
        TService service = _method.Services.Get(out _scope);
        return _method.Method.InvokeAsync(service, _arguments, Context);
    }

    /// <inheritdoc/>
    public void Resume(RpcException? refusal)
    {
        _ticket.Refusal = refusal;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void Start()
    {
        try
        {
            if ((_ticket.IsBegun || !_method.Gates.IsOpen) && !TryPassGates())
            {
                return;
            }

            if (_method.Pipeline is { } pipeline)
            {
                StartPipeline(pipeline);
                return;
            }

            _handler = InvokeHandlerAsync().ConfigureAwait(false).GetAwaiter();
        }
        catch (Exception exception)
        {
            End(exception);
            return;
        }

        if (_handler.IsCompleted)
        {
            OnHandlerEnded();
        }
        else
        {
            _handler.UnsafeOnCompleted(_onHandlerEnded);
        }
    }

    protected override void Return(bool isReusable)
    {
        if (!isReusable)
        {
            BoundMethod<TService, TArguments, TReply>.Forget();
            return;
        }

        _handler = default;
        _pipeline = default;
        _arguments = default;
        _reply = default!;
        _invocation?.Reset();
        _ticket = default;
        BoundMethod<TService, TArguments, TReply>.Return(this);
    }

    /// <summary>Takes the call through the limits of the server; <see langword="false"/> if it waits there, or has ended.</summary>
    private bool TryPassGates()
    {
        bool waited = _ticket.IsWaiting;
        if (!_method.Gates.Pass(this, ref _ticket, out RpcException? refusal))
        {
            return false;
        }

        if (refusal is null && waited && IsOver)
        {
            // Nobody waits for the outcome of what would run now.
            refusal = new RpcException(RpcStatusCode.Cancelled, "The call ended while it waited for its turn.");
        }

        if (refusal is null)
        {
            return true;
        }

        End(refusal);
        return false;
    }

    private Exception? LeaveGates(Exception? error)
    {
        try
        {
            _method.Gates.Leave(ref _ticket);
            return error;
        }
        catch (Exception exception)
        {
            // The user's limiter: its caller must not wait for an answer that never comes.
            return error ?? exception;
        }
    }

    private void StartPipeline(RpcDelegate pipeline)
    {
        _invocation ??= new BoundInvocation<TService, TArguments, TReply>(this);
        _invocation.Reset();
        _pipeline = pipeline(_invocation).ConfigureAwait(false).GetAwaiter();
        if (_pipeline.IsCompleted)
        {
            OnPipelineEnded();
        }
        else
        {
            _pipeline.UnsafeOnCompleted(_onPipelineEnded);
        }
    }

    private void OnHandlerEnded()
    {
        Exception? error = null;
        try
        {
            _reply = _handler.GetResult();
        }
        catch (Exception exception)
        {
            error = exception;
        }

        End(error);
    }

    private void OnPipelineEnded()
    {
        Exception? error = null;
        try
        {
            _pipeline.GetResult();
            _reply = _invocation!.Reply;
        }
        catch (Exception exception)
        {
            error = exception;
        }

        End(error);
    }

    private void End(Exception? error)
    {
        ServiceScope scope = _scope;
        _scope = default;
        if (_ticket.Asked != 0)
        {
            error = LeaveGates(error);
        }

        // The reply goes first: it may be made of what lives in the scope, and nobody waits for the end of that. From here on the call belongs to its pool.
        Finish(error);
        if (!scope.IsEmpty)
        {
            _ = scope.DisposeAsync();
        }
    }
}
