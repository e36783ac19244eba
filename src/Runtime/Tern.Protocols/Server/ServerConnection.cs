using System.Buffers;
using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The server's end of one connection: recognises the protocol of each message, hands calls to their methods and writes the replies.</summary>
/// <remarks>
/// <para>Calls of a multiplexed peer (TTHeader with the out-of-order flag) run at once; other peers wait for each reply before they send again, so their calls run one by one,
/// in order. No handler holds up reading: calls run on the thread pool, the last of a batch on the thread that read it, once the next read is under way elsewhere.</para>
/// <para>Knows no socket: <c>abort</c> is how it ends the pipe hard.</para>
/// </remarks>
internal sealed partial class ServerConnection : IServerConnection, IServerCallHost
{
    private readonly PipeReader _input;
    private readonly ConnectionOutput _output;
    private readonly IServerMethods _methods;
    private readonly ServerConnectionOptions _options;
    private readonly Action<Exception?> _abort;
    private readonly ILogger _log;
    private readonly RpcPeer _peer;
    private readonly ServerCallScope _scope;
    private readonly AsyncGate _callEnded = new();
    private readonly RequestHeader _noHeader;
    private readonly TTHeaderInfoCache<RequestHeader> _headers = new();
    private ThriftFrameScanner _scanner;
    private readonly ReadingTurn _turn = new();
    private HeldCalls _held;
    private int _inFlight;
    private bool _isSerialBusy;
    private bool _isMultiplexed;
    private bool _isClosing;
    private int _isClosed;

    /// <summary>Creates the server's end of a connection; <see cref="RunAsync"/> serves it.</summary>
    public ServerConnection(ServerConnectionContext context)
    {
        _input = context.Pipe.Input;
        _methods = context.Methods;
        _options = context.Options;
        _abort = context.Abort;
        _log = context.Log;
        _peer = context.Peer;
        _scanner = new ThriftFrameScanner(_options.MaxMessageBytes);
        _noHeader = new RequestHeader(_peer, _methods.Of(null));
        _output = new ConnectionOutput(context.Pipe.Output, _options.MaxQueuedBytes, TimeProvider, Abort);
        _scope = new ServerCallScope(_peer, TimeProvider, _log);
        _lastActivity = TimeProvider.GetTimestamp();
    }

    /// <inheritdoc/>
    public int InFlight => Volatile.Read(ref _inFlight);

    private TimeProvider TimeProvider => _options.TimeProvider;

    /// <inheritdoc/>
    public async Task RunAsync()
    {
        Exception? error = null;
        try
        {
            await ReadRequestsAsync().ConfigureAwait(false);
            await FinishAsync().ConfigureAwait(false);
        }
        catch (WireFormatException exception)
        {
            error = exception;
            ConnectionLog.ProtocolError(_log, _peer.Address, exception.Message);

            // What was asked before the bytes that make no sense is answered; nothing further is read.
            _held.RunAll();
            await FinishAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception;
            ConnectionLog.Lost(_log, _peer.Address, exception.Message);
            _held.RunAll();
        }

        Close(error);
    }

    /// <inheritdoc/>
    public void Abort(Exception? error)
    {
        Close(error);
        _abort(error);
    }

    private async Task ReadRequestsAsync()
    {
        while (!_isClosing)
        {
            ValueTask<ReadResult> read = _input.ReadAsync();
            ReadResult result = await new ReadThenRun(read, _held.TakeLast());
            if (result.IsCanceled)
            {
                _isClosing |= IsBetweenCalls(result.Buffer);
                _input.AdvanceTo(result.Buffer.Start);
                continue;
            }

            ReadOnlySequence<byte> buffer = WithoutDiscarded(result.Buffer);
            while (!_isClosing && DispatchAll(ref buffer) == RequestStep.MustWait)
            {
                _held.RunAll();
                await WaitForRoomAsync().ConfigureAwait(false);
            }

            ExamineAhead(ref buffer);
            NoteArrival(!buffer.IsEmpty || _discarded > 0);
            _input.AdvanceTo(buffer.Start, buffer.End);
            if (_held.Count >= ReadingTurn.WorthWaiting)
            {
                _held.RunAll();
                await _turn;
            }

            _held.BeginBatch();
            if (result.IsCompleted)
            {
                break;
            }
        }

        _held.RunAll();
    }

    /// <summary>Takes all requests from the front of the buffer and lets them run.</summary>
    private RequestStep DispatchAll(ref ReadOnlySequence<byte> buffer)
    {
        RequestStep step = RequestStep.NeedsBytes;
        var reader = new ThriftFrameReader(ref _scanner, buffer);
        try
        {
            while (!_isClosing && reader.TryRead(out ThriftFrame frame))
            {
                // A whole message is not arriving any more, though it may have to wait; bytes behind it begin another.
                Volatile.Write(ref _messageBegan, 0);
                if (MustWait)
                {
                    step = RequestStep.MustWait;
                    break;
                }

                if ((frame.Flags & TTHeaderFormat.FlagStreaming) != 0)
                {
                    throw new WireFormatException(WireFormatError.NotImplemented, "The peer opened a TTHeader stream, which this end does not serve.");
                }

                Dispatch(ref frame);
                _wasExamined = false;
                _isAllowed = false;
                reader.Consume();
            }
        }
        catch (WireFormatException exception)
        {
            ReplyBroken(buffer.Slice(reader.Consumed), exception);
            throw;
        }
        finally
        {
            reader.Dispose();
        }

        _held.RunEarlier();
        buffer = buffer.Slice(reader.Consumed);
        return step;
    }

    private bool MustWait => Volatile.Read(ref _isSerialBusy) || InFlight >= _options.MaxConcurrentCalls || _output.IsFull;

    private async Task WaitForRoomAsync()
    {
        // What frees the connection is the end of a call or of a send; both are looked at again by the caller.
        if (_output.IsFull)
        {
            await _output.WhenDrainedAsync().ConfigureAwait(false);
            return;
        }

        _callEnded.Reset();
        if (MustWait)
        {
            await _callEnded.WaitAsync().ConfigureAwait(false);
        }
    }

    private void Dispatch(ref ThriftFrame frame)
    {
        RequestHeader header = HeaderOf(frame);
        ServerCall? call;
        if (frame.Encoding == PayloadEncoding.Protobuf)
        {
            call = BeginProtobuf(frame, header);
        }
        else if (frame.Encoding == PayloadEncoding.ThriftBinary)
        {
            var reader = new ThriftBinaryReader(frame.Payload, _options.Reader);
            call = Begin(ref reader, frame, header);
        }
        else
        {
            var reader = new ThriftCompactReader(frame.Payload, _options.Reader);
            call = Begin(ref reader, frame, header);
        }

        if (call is null)
        {
            return;
        }

        Interlocked.Increment(ref _inFlight);
        _held.Add(call);
        if (call.IsSerial)
        {
            Volatile.Write(ref _isSerialBusy, true);
        }
        else if (!_isMultiplexed)
        {
            NoteMultiplexed();
        }
    }

    private RequestHeader HeaderOf(in ThriftFrame frame)
    {
        if (!frame.HasHeader)
        {
            return frame.MeshInfo.IsEmpty ? _noHeader : new RequestHeader(TTHeaderInfo.ParseMesh(frame.MeshInfo), _peer, _methods);
        }

        if (_headers.TryGet(frame.HeaderInfo, out RequestHeader header))
        {
            return header;
        }

        TTHeaderInfo info = TTHeaderInfo.Parse(frame.HeaderInfo);
        header = new RequestHeader(info, _peer, _methods);
        if (info.IsRepeatable)
        {
            _headers.Add(frame.HeaderInfo, header);
        }

        return header;
    }

    /// <summary>Reads envelope and arguments; <see langword="null"/> if the request was answered with an error instead.</summary>
    private ServerCall? Begin(ref ThriftBinaryReader reader, in ThriftFrame frame, RequestHeader header)
    {
        reader.ReadMessageBegin(out ReadOnlySpan<byte> name, out ThriftMessageType type, out int sequenceId);
        ServerCall? call = Find(name, type, frame, sequenceId, header);
        if (call is null)
        {
            return null;
        }

        try
        {
            call.Bind(this, _scope, frame, sequenceId, type == ThriftMessageType.OneWay, header);
            CheckChecksum(header, frame);
            if (WantsArguments(call))
            {
                call.ReadArguments(ref reader, frame.Payload);
            }

            return call;
        }
        catch (Exception exception)
        {
            RefuseArguments(call, exception);
            return null;
        }
    }

    /// <inheritdoc cref="Begin(ref ThriftBinaryReader, in ThriftFrame, RequestHeader)"/>
    private ServerCall? Begin(ref ThriftCompactReader reader, in ThriftFrame frame, RequestHeader header)
    {
        reader.ReadMessageBegin(out ReadOnlySpan<byte> name, out ThriftMessageType type, out int sequenceId);
        ServerCall? call = Find(name, type, frame, sequenceId, header);
        if (call is null)
        {
            return null;
        }

        try
        {
            call.Bind(this, _scope, frame, sequenceId, type == ThriftMessageType.OneWay, header);
            CheckChecksum(header, frame);
            if (WantsArguments(call))
            {
                call.ReadArguments(ref reader, frame.Payload);
            }

            return call;
        }
        catch (Exception exception)
        {
            RefuseArguments(call, exception);
            return null;
        }
    }

    /// <inheritdoc cref="Begin(ref ThriftBinaryReader, in ThriftFrame, RequestHeader)"/>
    private ServerCall? BeginProtobuf(in ThriftFrame frame, RequestHeader header)
    {
        ReadOnlySpan<byte> body = KitexProtobufMessage.Read(frame.Payload, out ReadOnlySpan<byte> name, out ThriftMessageType type, out int sequenceId);
        ServerCall? call = Find(name, type, frame, sequenceId, header);
        if (call is null)
        {
            return null;
        }

        try
        {
            call.Bind(this, _scope, frame, sequenceId, type == ThriftMessageType.OneWay, header);
            CheckChecksum(header, frame);
            if (WantsArguments(call))
            {
                var reader = new ProtobufReader(body, _options.Grpc.ProtobufReader);
                call.ReadArguments(ref reader, body);
            }

            return call;
        }
        catch (Exception exception)
        {
            RefuseArguments(call, exception);
            return null;
        }
    }

    private static void CheckChecksum(RequestHeader header, in ThriftFrame frame)
    {
        if (header.Checksum is { Length: > 0 } checksum)
        {
            Crc32C.Check(checksum, frame.Body);
        }
    }

    private void RefuseArguments(ServerCall call, Exception exception)
    {
        _scope.NoteBadArguments(call.Method, exception);

        // Other exceptions come from the constructors and setters of messages; what they say is the server's own affair.
        call.Refuse(exception is WireFormatException || _options.IncludeExceptionDetails ? exception.Message : "an argument was refused by its type");
    }

    /// <summary>Finds the method, or answers that there is none.</summary>
    private ServerCall? Find(ReadOnlySpan<byte> name, ThriftMessageType type, in ThriftFrame frame, int sequenceId, RequestHeader header)
    {
        if (type is ThriftMessageType.Reply or ThriftMessageType.Exception)
        {
            ReplyWrongType(frame, name, type, sequenceId);
            return null;
        }

        if (type is not (ThriftMessageType.Call or ThriftMessageType.OneWay))
        {
            // Types that Thrift does not know, Kitex's heartbeat among them: a running Kitex closes without a word.
            throw new WireFormatException(WireFormatError.InvalidData, $"The peer sent a message of type {(int)type} where a call was expected.");
        }

        if (header.Methods.TryRent(name) is { } call)
        {
            return call;
        }

        string method = System.Text.Encoding.UTF8.GetString(name);
        if (_methods.RentFallback(header.Service, method) is { } fallback)
        {
            return fallback;
        }

        _scope.NoteUnknown(header.Service, method);
        if (type == ThriftMessageType.Call)
        {
            ReplyUnknown(frame, method, sequenceId, header);
        }

        return null;
    }
}

/// <summary>What became of the bytes at the front of a connection's input.</summary>
internal enum RequestStep
{
    /// <summary>More bytes must come.</summary>
    NeedsBytes,

    /// <summary>A request is there, and must wait for others to end.</summary>
    MustWait,
}
