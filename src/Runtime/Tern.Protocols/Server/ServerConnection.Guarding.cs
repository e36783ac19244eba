using System.Buffers;
using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <content>Calls that are turned down by what stands in front of their arguments, while those are still on their way.</content>
internal sealed partial class ServerConnection
{
    // Behind the header: the length of a frame, and an envelope with the name of a method, unless that is unusually long.
    private const int EnvelopeBytes = 512;

    // What is not worth a look: it is here as soon as it has been looked at.
    private const int LeastBytes = 16 * 1_024;

    // Of the message that has begun to arrive; by the reading loop.
    private bool _wasExamined;
    private bool _isAllowed;

    // Bytes still to come of a message that was answered already.
    private long _discarded;

    private bool WantsArguments(ServerCall call)
    {
        if (_isAllowed)
        {
            call.Allow();
        }

        return call.WantsArguments();
    }

    /// <summary>What arrived, without what belongs to a message that was answered already.</summary>
    private ReadOnlySequence<byte> WithoutDiscarded(in ReadOnlySequence<byte> buffer)
    {
        if (_discarded == 0)
        {
            return buffer;
        }

        long taken = Math.Min(_discarded, buffer.Length);
        _discarded -= taken;
        if (_discarded == 0)
        {
            Volatile.Write(ref _messageBegan, 0);
        }

        return buffer.Slice(taken);
    }

    /// <summary>Looks at a message that has not arrived in full: one that would be turned down is answered now, and what is still to come of it is discarded as it comes.</summary>
    /// <remarks>Only large messages are worth it. Which of the small ones a read brings only the beginning of is chance, and there are many.</remarks>
    private void ExamineAhead(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.IsEmpty || _wasExamined || !_methods.IsGuarded || _isClosing || Volatile.Read(ref _isDraining) || MustWait || !TryMeasure(buffer, out long length, out int needed))
        {
            return;
        }

        _wasExamined = true;
        byte[]? copy = null;
        ReadOnlySpan<byte> head = buffer.FirstSpan;
        if (head.Length < needed)
        {
            copy = ArrayPool<byte>.Shared.Rent(needed);
            buffer.Slice(0, needed).CopyTo(copy);
            head = copy;
        }

        bool isTurnedDown = IsTurnedDown(head[..needed]);
        if (copy is not null)
        {
            ArrayPool<byte>.Shared.Return(copy);
        }

        if (isTurnedDown)
        {
            _wasExamined = false;
            _discarded = length - buffer.Length;
            buffer = buffer.Slice(buffer.End);
        }
    }

    /// <summary>Finds the end of a message and of what stands in front of its arguments; <see langword="false"/> if the latter is not here, or the former nobody knows.</summary>
    private static bool TryMeasure(in ReadOnlySequence<byte> buffer, out long length, out int needed)
    {
        length = 0;
        needed = 0;
        Span<byte> head = stackalloc byte[TTHeaderFormat.FixedBytes];
        if (buffer.Length < EnvelopeBytes)
        {
            return false;
        }

        buffer.Slice(0, head.Length).CopyTo(head);
        if (ThriftFrameScanner.IsUnframed(head) || ThriftFrameScanner.MeshBytes(head) != 0)
        {
            return false;
        }

        length = sizeof(uint) + (long)BinaryPrimitives.ReadUInt32BigEndian(head);
        needed = EnvelopeBytes;
        if (BinaryPrimitives.ReadUInt16BigEndian(head[4..]) == TTHeaderFormat.Magic)
        {
            needed += TTHeaderFormat.FixedBytes + (BinaryPrimitives.ReadUInt16BigEndian(head[12..]) * 4);
        }

        // One that says that it is longer than it is breaks a rule, which is found out when it is here.
        return buffer.Length >= needed && length - buffer.Length >= LeastBytes;
    }

    private bool IsTurnedDown(ReadOnlySpan<byte> head)
    {
        if (!BrokenRequest.TryReadAddress(head, out ReplyAddress address) || address.Protocol == RpcProtocol.ThriftBuffered)
        {
            return false;
        }

        RequestHeader header;
        bool isSerial = true;
        try
        {
            ThriftFrame frame = default;
            frame.Protocol = address.Protocol;
            if (frame.HasHeader)
            {
                isSerial = (BinaryPrimitives.ReadUInt16BigEndian(head[6..]) & TTHeaderFormat.FlagOutOfOrder) == 0;
                frame.HeaderInfo = head.Slice(TTHeaderFormat.FixedBytes, BinaryPrimitives.ReadUInt16BigEndian(head[12..]) * 4);
            }

            header = HeaderOf(frame);
        }
        catch (WireFormatException)
        {
            // Reported when all of the message is here.
            return false;
        }

        if (isSerial && InFlight > 0)
        {
            // Its answer has its turn.
            return false;
        }

        IGuardedMethod? guard = header.Methods.GuardOf(address.Method.Span) ?? _methods.GuardOfFallback(header.Service, System.Text.Encoding.UTF8.GetString(address.Method.Span));
        if (guard is not { IsOpen: false, Method.Kind: MethodKind.Unary or MethodKind.OneWay })
        {
            return false;
        }

        CallContext context = ContextOf(header, guard.Method, address);
        if (guard.Examine(context) is not { } refusal)
        {
            _isAllowed = true;
            return false;
        }

        _scope.NoteFailure(guard.Method, refusal);
        TurnDown(address, HandlerFailure.Of(refusal, context, _options.IncludeExceptionDetails));
        return true;
    }

    private CallContext ContextOf(RequestHeader header, RpcMethod method, in ReplyAddress address)
    {
        var context = new CallContext
        {
            TimeProvider = TimeProvider,
            IsOfHandler = true,
            Peer = header.Peer,
            Method = method,
            Protocol = address.Encoding == PayloadEncoding.Protobuf ? RpcProtocol.KitexProtobuf : address.Protocol,
            TransportKeySource = header.Ints,
        };
        if (!header.IsBare)
        {
            header.CopyTo(context);
        }

        if (header.Timeout is { } timeout)
        {
            context.DeadlineTimestamp = _scope.TimestampIn(timeout);
        }

        return context;
    }

    private void TurnDown(in ReplyAddress address, in HandlerFailure failure)
    {
        if (_output.TryEnter(out OutputBuffer buffer))
        {
            bool hasHeader = address.Protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed;
            ReplyWriter.WriteException(buffer, address, failure.ToException(hasHeader), new ReplyHeader { Status = failure.Status, Pushback = failure.Pushback }, _options);
            _output.Exit(inline: InFlight == 0);
        }
    }
}
