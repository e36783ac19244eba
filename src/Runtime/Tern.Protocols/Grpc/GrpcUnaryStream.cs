using System.Buffers.Binary;
using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The client's stream of one unary call. Pooled by its connection, and used by no other.</summary>
internal sealed class GrpcUnaryStream(GrpcClientConnection connection) : Http2Stream
{
    // The buffer of a larger reply goes back to the array pool when its stream ends.
    private const int KeptBytes = 64 * 1_024;

    // The response as it comes, prefix included: what it means is known when the trailers are there, and until then the call may end without it.
    private readonly MessageBuffer _body = new();
    private GrpcResponseHead? _head;

    /// <summary>Sequence id of the call, which is claimed with it; zero for a call that nobody waits for.</summary>
    public int SequenceId { get; set; }

    private int MaxBodyBytes => connection.Format.MaxMessageBytes + GrpcMessageReader.PrefixBytes;

    public override void OnHeaders(Http2HeaderList headers, bool endStream)
    {
        if (endStream)
        {
            Complete(headers);
            return;
        }

        _head = GrpcResponseHead.Of(headers);
    }

    public override int OnData(ReadOnlySpan<byte> data, bool endStream)
    {
        if (_body.Length == 0)
        {
            _body.Begin(MaxBodyBytes);
        }

        if (data.Length > MaxBodyBytes - _body.Length || ClaimsTooMuch(data))
        {
            Fail(RpcStatusCode.ResourceExhausted, $"its message is larger than the limit of {connection.Format.MaxMessageBytes} bytes (MaxMessageBytes)", resets: !endStream);
        }
        else if (SequenceId != 0)
        {
            _body.Append(data);
        }

        if (endStream)
        {
            (RpcStatusCode code, string reason) = _head?.Failure ?? (RpcStatusCode.Internal, "it ended without trailers");
            Fail(code, reason, resets: false);
        }

        return data.Length;
    }

    public override void OnTrailers(Http2HeaderList trailers) => Complete(trailers);

    public override void OnReset(Http2ErrorCode code, bool byPeer)
    {
        if (Claim() is not { } call)
        {
            return;
        }

        if (code == Http2ErrorCode.RefusedStream && byPeer && _head is null)
        {
            connection.Refused(call);
            return;
        }

        call.Fail(connection.WasReset(call, code, byPeer));
    }

    public override void OnConnectionLost(Exception error)
    {
        if (Claim() is { } call)
        {
            connection.FailLost(call, error);
        }
    }

    public override void OnClosed()
    {
        SequenceId = 0;
        _head = null;
        if (_body.Capacity > KeptBytes)
        {
            _body.Release();
        }

        _body.Begin(0);
        connection.Return(this);
    }

    // A length beyond the limit is not waited for.
    private bool ClaimsTooMuch(ReadOnlySpan<byte> data) =>
        _body.Length == 0
        && data.Length >= GrpcMessageReader.PrefixBytes
        && BinaryPrimitives.ReadUInt32BigEndian(data[1..]) > (uint)connection.Format.MaxMessageBytes;

    private PendingCall? Claim()
    {
        int sequenceId = SequenceId;
        SequenceId = 0;
        return sequenceId == 0 ? null : connection.Claim(sequenceId);
    }

    private void Fail(RpcStatusCode code, string reason, bool resets)
    {
        if (Claim() is { } call)
        {
            call.SetError(GrpcOutcome.Failed(code, call.Method, reason));
            connection.Signal(call);
        }

        if (resets)
        {
            connection.Http2.Reset(this, Http2ErrorCode.Cancel);
        }
    }

    private void Complete(Http2HeaderList trailers)
    {
        if (Claim() is not { } call)
        {
            return;
        }

        try
        {
            GrpcOutcome outcome = GrpcOutcome.Of(trailers);
            _head?.CopyTo(call.Context);
            outcome.CopyTo(call.Context);
            if (!outcome.HasStatus && (_head ?? GrpcResponseHead.Of(trailers)).Failure is var (code, reason))
            {
                call.SetError(GrpcOutcome.Failed(code, call.Method, reason));
            }
            else if (outcome.IsOk && _body.Length > 0)
            {
                ReadReply(call);
            }
            else
            {
                call.SetError(DeclaredOf(outcome, call) ?? outcome.ToError(call.Method));
            }
        }
        catch (RpcException exception)
        {
            call.SetError(exception);
        }
        catch (Exception exception)
        {
            // Not only what breaks the format: a message type may refuse a value in its constructor or setter.
            RpcStatusCode code = exception is WireFormatException { Error: WireFormatError.SizeLimit } ? RpcStatusCode.ResourceExhausted : RpcStatusCode.Internal;
            call.SetError(new RpcException(code, $"The reply to {call.Method.FullName} cannot be read: {exception.Message}", exception) { Method = call.Method.FullName });
        }

        connection.Signal(call);
    }

    private Exception? DeclaredOf(GrpcOutcome outcome, PendingCall call)
    {
        foreach (RpcStatusDetail detail in outcome.Details)
        {
            if (GrpcStatusDetails.TypeNameOf(detail) is { } typeName && call.ReadException(detail.Value.Span, typeName, connection.Format) is { } declared)
            {
                return declared;
            }
        }

        return null;
    }

    private void ReadReply(PendingCall call)
    {
        var reader = default(GrpcMessageReader);
        ReadOnlySpan<byte> data = _body.WrittenSpan;
        int max = connection.Format.MaxMessageBytes;
        if (data.Length < GrpcMessageReader.PrefixBytes || data.Length != GrpcMessageReader.PrefixBytes + BinaryPrimitives.ReadUInt32BigEndian(data[1..]))
        {
            throw new WireFormatException(WireFormatError.InvalidData, "it is not exactly one message");
        }

        reader.TryRead(ref data, max, out GrpcMessage message);
        if (!message.IsCompressed)
        {
            call.ReadReply(message.Body, connection.Format);
            return;
        }

        IRpcCompressor compressor = connection.Format.Compressors.Find(_head!.Encoding)
            ?? throw new RpcException(RpcStatusCode.Internal, $"The reply to {call.Method.FullName} is packed with \"{_head.Encoding}\", which this client does not know.") { Method = call.Method.FullName };
        call.Context?.ReceivedCompression = compressor.Name;
        var unpacked = new MessageBuffer();
        try
        {
            GrpcCompression.Decompress(compressor, _body.WrittenSequence.Slice(GrpcMessageReader.PrefixBytes), unpacked, max);
            call.ReadReply(unpacked.WrittenSpan, connection.Format);
        }
        finally
        {
            unpacked.Release();
        }
    }
}
