using System.Buffers;
using Tern.Serialization;

namespace Tern.Protocols;

/// <content>Writing replies.</content>
internal sealed partial class ServerConnection
{
    /// <inheritdoc/>
    public void Reply(ServerCall call, Exception? error, bool endsCall)
    {
        bool isSerial = call.IsSerial;
        bool closes = false;
        if (call.IsOneWay)
        {
            if (error is not null)
            {
                _scope.NoteFailure(call.Method, error);
            }
        }
        else if (_output.TryEnter(out OutputBuffer buffer))
        {
            Exception? broken = null;
            try
            {
                // While the handler runs on, its metadata may change under the writer's hands.
                closes = WriteOutcome(buffer, call, error, endsCall ? call.Context.BackwardOrNull : null);
            }
            catch (Exception exception)
            {
                broken = exception;
            }

            if (endsCall)
            {
                End(isSerial);
            }

            // The last call on its way has nobody to wait for; while others run, their replies may leave in the same system call.
            _output.Exit(inline: isSerial || InFlight == 0);
            LeaveAfterReply(closes, call);
            if (broken is not null)
            {
                // Not even the failure could be written: without an answer its caller would wait for nothing.
                Abort(broken);
            }

            return;
        }

        if (endsCall)
        {
            End(isSerial);
        }
    }

    /// <inheritdoc/>
    public void EndWithoutReply(ServerCall call) => End(call.IsSerial);

    /// <inheritdoc/>
    public void ReplyRefused(ServerCall call, string reason)
    {
        if (!call.IsOneWay && _output.TryEnter(out OutputBuffer buffer))
        {
            bool closes = RetiresOnError(call);
            WriteException(buffer, call, new HandlerFailure(ApplicationExceptionTypes.ProtocolError, reason, RpcStatusCode.InvalidArgument), new ReplyHeader { Retires = closes });
            _output.Exit(inline: InFlight == 0);
            LeaveAfterReply(closes || (call.IsSerial && _isDraining), call);
        }
    }

    /// <summary>Answers a request that cannot be read at all, if it says who asked; the connection closes behind it.</summary>
    private void ReplyBroken(in ReadOnlySequence<byte> request, WireFormatException exception)
    {
        if (!BrokenRequest.TryReadAddress(request, out ReplyAddress address) || !_output.TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        RpcStatusCode status = exception.Error == WireFormatError.SizeLimit ? RpcStatusCode.ResourceExhausted : RpcStatusCode.InvalidArgument;
        ReplyWriter.WriteException(
            buffer, address, new ThriftApplicationException(ApplicationExceptionTypes.ProtocolError, exception.Message), new ReplyHeader { Retires = true, Status = status }, _options);
        _output.Exit(inline: false);
    }

    private void End(bool isSerial)
    {
        // In this order: whoever sees no call in flight must also see that the connection is free.
        if (isSerial)
        {
            Volatile.Write(ref _isSerialBusy, false);
        }

        Interlocked.Decrement(ref _inFlight);
        _callEnded.Open();
        if (Volatile.Read(ref _leavesBetweenCalls))
        {
            _input.CancelPendingRead();
        }
    }

    private void ReplyUnknown(in ThriftFrame frame, string method, int sequenceId, RequestHeader header)
    {
        if (!_output.TryEnter(out OutputBuffer buffer))
        {
            return;
        }

        bool isSerial = (frame.Flags & TTHeaderFormat.FlagOutOfOrder) == 0;
        bool closes = frame.HasHeader && isSerial;
        bool isKnownService = header.Methods.IsKnown && header.Service is not null;
        var reply = new ReplyAddress(frame.Protocol, frame.Encoding, frame.HeaderSequenceId, sequenceId, System.Text.Encoding.UTF8.GetBytes(method));
        ReplyWriter.WriteException(
            buffer,
            reply,
            isKnownService
                ? new ThriftApplicationException(ApplicationExceptionTypes.UnknownMethod, $"unknown method {method} (service {header.Service})")
                : new ThriftApplicationException(ApplicationExceptionTypes.UnknownService, $"unknown service {header.Service}, method {method}"),
            new ReplyHeader { Retires = closes, Status = RpcStatusCode.Unimplemented },
            _options);
        _output.Exit(inline: InFlight == 0);
        CloseAfterReply(closes);
        if (_isDraining && !frame.HasHeader)
        {
            CloseBetweenCalls();
        }
    }

    /// <summary>Answers a message that is no request; the connection ends behind the answer, for the peer is at odds with it.</summary>
    private void ReplyWrongType(in ThriftFrame frame, ReadOnlySpan<byte> method, ThriftMessageType type, int sequenceId)
    {
        string reason = $"invalid message type {(int)type}: a call was expected";
        ConnectionLog.ProtocolError(_log, _peer.Address, reason);
        if (_output.TryEnter(out OutputBuffer buffer))
        {
            ReplyWriter.WriteException(
                buffer,
                new ReplyAddress(frame.Protocol, frame.Encoding, frame.HeaderSequenceId, sequenceId, method.ToArray()),
                new ThriftApplicationException(ApplicationExceptionTypes.InvalidMessageType, reason),
                new ReplyHeader { Retires = true, Status = RpcStatusCode.Internal },
                _options);
            _output.Exit(inline: InFlight == 0);
        }

        CloseAfterReply(true);
    }

    /// <summary>Writes a reply frame; tells whether the connection is to be closed behind it.</summary>
    private bool WriteOutcome(OutputBuffer buffer, ServerCall call, Exception? error, RpcMetadata? backward)
    {
        bool retires = call.IsSerial && _isDraining;
        var header = new ReplyHeader { Retires = retires, Backward = backward };
        try
        {
            if (error is null)
            {
                ReplyWriter.WriteReply(buffer, call, error: null, header, _options);
                return retires;
            }
        }
        catch (Exception exception)
        {
            // The handler's answer cannot be written: its fault, and the caller must hear of it.
            error = NoteUnsendable(call, exception);
        }

        try
        {
            WriteFailure(buffer, call, error, header);
        }
        catch (Exception exception)
        {
            // What goes with the failure cannot be written either: metadata or a message that is too large, for instance.
            WriteFailure(buffer, call, NoteUnsendable(call, exception), new ReplyHeader { Retires = retires });
        }

        return retires;
    }

    private Exception NoteUnsendable(ServerCall call, Exception exception)
    {
        ConnectionLog.HandlerFailed(_log, call.Method.FullName, _peer.Address, exception);
        return exception is WireFormatException protocol
            ? new RpcException(
                protocol.Error == WireFormatError.SizeLimit ? RpcStatusCode.ResourceExhausted : RpcStatusCode.Internal,
                $"the answer cannot be sent: {protocol.Message}",
                protocol)
            : exception;
    }

    private void WriteFailure(OutputBuffer buffer, ServerCall call, Exception error, in ReplyHeader header)
    {
        if (ReplyWriter.TryWriteDeclared(buffer, call, error, header, _options))
        {
            return;
        }

        _scope.NoteFailure(call.Method, error);
        if (error is RpcBizException biz && HasHeader(call))
        {
            ReplyWriter.WriteReply(buffer, call, biz, header with { Biz = biz }, _options);
            return;
        }

        WriteException(buffer, call, HandlerFailure.Of(error, call.Context, _options.IncludeExceptionDetails), header);
    }

    private void WriteException(OutputBuffer buffer, ServerCall call, in HandlerFailure failure, in ReplyHeader header) =>
        ReplyWriter.WriteException(buffer, ReplyAddress.Of(call), failure.ToException(HasHeader(call)), header with { Status = failure.Status, Pushback = failure.Pushback }, _options);

    private static bool RetiresOnError(ServerCall call) =>
        call.IsSerial && HasHeader(call);

    private static bool HasHeader(ServerCall call) => call.Protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed;

    private void LeaveAfterReply(bool leaves, ServerCall call)
    {
        if (HasHeader(call))
        {
            CloseAfterReply(leaves);
        }
        else if (leaves)
        {
            CloseBetweenCalls();
        }
    }

    private void CloseAfterReply(bool closes)
    {
        if (closes)
        {
            _isClosing = true;
            _input.CancelPendingRead();
        }
    }
}
