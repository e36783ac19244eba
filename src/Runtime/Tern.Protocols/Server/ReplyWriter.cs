using System.Globalization;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Where a reply goes: the protocol, encoding and sequence ids of its request.</summary>
internal readonly record struct ReplyAddress(RpcProtocol Protocol, PayloadEncoding Encoding, int HeaderSequenceId, int SequenceId, ReadOnlyMemory<byte> Method)
{
    public static ReplyAddress Of(ServerCall call) => new(call.Protocol, call.Payload, call.HeaderSequenceId, call.SequenceId, call.Method.Utf8Name);
}

/// <summary>What a reply's TTHeader says beyond its message type.</summary>
internal readonly record struct ReplyHeader
{
    /// <summary>The connection must not be used again (<c>crrst</c>).</summary>
    public bool Retires { get; init; }

    /// <summary>Code of a failure, for a client of Tern.</summary>
    public RpcStatusCode Status { get; init; }

    /// <summary>When the caller of what failed may try again; <see langword="null"/> if nothing is said.</summary>
    public TimeSpan? Pushback { get; init; }

    /// <summary>Answers no request, so there is no message type to tell.</summary>
    public bool IsControl { get; init; }

    public RpcBizException? Biz { get; init; }

    public RpcMetadata? Backward { get; init; }

    /// <summary>Whether the header says nothing beyond its message type.</summary>
    public bool IsPlain => !Retires && Status == RpcStatusCode.Ok && Biz is null && Backward is null;
}

/// <summary>Writes reply frames in the protocol of their requests. On an exception the buffer is as before.</summary>
internal static class ReplyWriter
{
    // The header of almost every reply: no flags, one int key 22 = "2" (REPLY), padding.
    private static ReadOnlySpan<byte> PlainHeader =>
        [0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, TTHeaderFormat.BlockInts, 0, 1, 0, (byte)TTHeaderKeys.MessageType, 0, 1, (byte)'2', 0, 0];

    /// <summary>Writes a REPLY: the value of the call, or an empty result for a business status.</summary>
    public static void WriteReply(OutputBuffer buffer, ServerCall call, RpcBizException? error, in ReplyHeader header, ServerConnectionOptions options)
    {
        var frame = new FrameBuilder(buffer, call.Protocol);
        try
        {
            Begin(ref frame, buffer, ReplyAddress.Of(call), ThriftMessageType.Reply, header, options);
            if (error is null)
            {
                call.WriteReply(buffer);
            }
            else if (call.Payload != PayloadEncoding.Protobuf)
            {
                WriteEmptyStruct(buffer);
            }

            frame.Complete(options.MaxMessageBytes);
        }
        catch
        {
            buffer.Truncate(frame.Start);
            throw;
        }
    }

    /// <summary>Writes a REPLY with a declared exception; <see langword="false"/>, and nothing written, if the method does not declare it.</summary>
    public static bool TryWriteDeclared(OutputBuffer buffer, ServerCall call, Exception error, in ReplyHeader header, ServerConnectionOptions options)
    {
        if (call.Payload == PayloadEncoding.Protobuf)
        {
            // A reply is the answer itself; there is no place for anything else.
            return false;
        }

        var frame = new FrameBuilder(buffer, call.Protocol);
        bool isWritten = false;
        try
        {
            Begin(ref frame, buffer, ReplyAddress.Of(call), ThriftMessageType.Reply, header, options);
            if (call.TryWriteException(buffer, error))
            {
                frame.Complete(options.MaxMessageBytes);
                isWritten = true;
            }
        }
        finally
        {
            if (!isWritten)
            {
                buffer.Truncate(frame.Start);
            }
        }

        return isWritten;
    }

    /// <summary>Writes an EXCEPTION: a failure that the method does not declare.</summary>
    public static void WriteException(
        OutputBuffer buffer, in ReplyAddress address, in ThriftApplicationException exception, in ReplyHeader header, ServerConnectionOptions options)
    {
        var frame = new FrameBuilder(buffer, address.Protocol);
        try
        {
            Begin(ref frame, buffer, address, ThriftMessageType.Exception, header, options);
            WriteApplicationException(buffer, address.Encoding, exception);
            frame.Complete(int.MaxValue);
        }
        catch
        {
            buffer.Truncate(frame.Start);
            throw;
        }
    }

    /// <summary>Writes the control frame that asks a multiplexed client to leave. Source: Kitex <c>pkg/remote/trans/netpollmux</c>.</summary>
    public static void WriteControl(OutputBuffer buffer, ServerConnectionOptions options)
    {
        var address = new ReplyAddress(RpcProtocol.ThriftTTHeader, PayloadEncoding.ThriftBinary, 0, 0, "none"u8.ToArray());
        var frame = new FrameBuilder(buffer, address.Protocol);
        Begin(ref frame, buffer, address, ThriftMessageType.Reply, new ReplyHeader { Retires = true, IsControl = true }, options);
        WriteEmptyStruct(buffer);
        frame.Complete(int.MaxValue);
    }

    private static void Begin(
        ref FrameBuilder frame, OutputBuffer buffer, in ReplyAddress address, ThriftMessageType type, in ReplyHeader header, ServerConnectionOptions options)
    {
        bool hasHeader = address.Protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed;
        frame.BeginBody(hasHeader ? WriteHeader(buffer, address.HeaderSequenceId, type, header, options) : -1);
        switch (address.Encoding)
        {
            case PayloadEncoding.ThriftBinary:
                var binary = new ThriftBinaryWriter(buffer);
                binary.WriteMessageBegin(address.Method.Span, type, address.SequenceId);
                binary.Flush();
                break;
            case PayloadEncoding.ThriftCompact:
                var compact = new ThriftCompactWriter(buffer);
                compact.WriteMessageBegin(address.Method.Span, type, address.SequenceId);
                compact.Flush();
                break;
            default:
                KitexProtobufMessage.WriteBegin(buffer, address.Method.Span, type, address.SequenceId);
                break;
        }
    }

    private static void WriteApplicationException(OutputBuffer buffer, PayloadEncoding encoding, in ThriftApplicationException exception)
    {
        switch (encoding)
        {
            case PayloadEncoding.ThriftBinary:
                var binary = new ThriftBinaryWriter(buffer);
                ThriftApplicationException.Write(ref binary, exception);
                binary.Flush();
                break;
            case PayloadEncoding.ThriftCompact:
                var compact = new ThriftCompactWriter(buffer);
                ThriftApplicationException.Write(ref compact, exception);
                compact.Flush();
                break;
            default:
                KitexProtobufMessage.WriteException(buffer, exception);
                break;
        }
    }

    private static int WriteHeader(OutputBuffer buffer, int sequenceId, ThriftMessageType type, in ReplyHeader reply, ServerConnectionOptions options)
    {
        if (reply.IsPlain && type == ThriftMessageType.Reply && !options.Checksum)
        {
            return WritePlainHeader(buffer, sequenceId);
        }

        // Kitex answers multiplexed requests with flags 0, whatever theirs were.
        var header = new TTHeaderWriter(buffer, flags: 0, sequenceId);
        header.BeginStrings();
        WriteStrings(ref header, reply);
        int checksum = options.Checksum ? header.WriteChecksumPlaceholder() : -1;
        header.BeginInts();
        if (!reply.IsControl)
        {
            header.WriteInt(TTHeaderKeys.MessageType, type == ThriftMessageType.Reply ? "2" : "3");
        }

        header.Complete();
        return checksum;
    }

    private static int WritePlainHeader(OutputBuffer buffer, int sequenceId)
    {
        ReadOnlySpan<byte> header = PlainHeader;
        Span<byte> room = buffer.GetSpan(header.Length);
        header.CopyTo(room);
        TTHeaderFormat.PatchSequenceId(room, sequenceId);
        buffer.Advance(header.Length);
        return -1;
    }

    private static void WriteStrings(ref TTHeaderWriter header, in ReplyHeader reply)
    {
        if (reply.Biz is { } biz)
        {
            header.WriteString(TTHeaderKeys.BizStatus, biz.Code.ToString(CultureInfo.InvariantCulture));
            header.WriteString(TTHeaderKeys.BizMessage, biz.Message);
            if (biz.Extra is { Count: > 0 } extra)
            {
                header.WriteString(TTHeaderKeys.BizExtra, BizExtraJson.Write(extra));
            }
        }

        if (reply.Status != RpcStatusCode.Ok)
        {
            header.WriteString(ApplicationExceptionTypes.StatusKey, ((int)reply.Status).ToString(CultureInfo.InvariantCulture));
        }

        if (reply.Pushback is { } pushback)
        {
            header.WriteString(RetryPushback.Key, RetryPushback.Write(pushback));
        }

        if (reply.Retires)
        {
            header.WriteString(TTHeaderKeys.ConnectionReset, "1");
        }

        if (reply.Backward is { } backward)
        {
            // Backward values carry no prefix: Kitex's client keeps every string key of a reply.
            foreach (KeyValuePair<string, string> entry in backward)
            {
                header.WriteString(entry.Key, entry.Value);
            }
        }
    }

    // An empty struct is its stop byte, in Binary and in Compact.
    private static void WriteEmptyStruct(OutputBuffer buffer)
    {
        buffer.GetSpan(1)[0] = 0;
        buffer.Advance(1);
    }
}
