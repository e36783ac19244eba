using System.Buffers;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Turns a reply frame into the outcome of its call.</summary>
/// <remarks>Source of the rules: Kitex <c>pkg/remote/codec/thrift/thrift.go</c>, <c>pkg/transmeta</c> and metainfo's backward values.</remarks>
internal static class ReplyReader
{
    // What Kitex and Tern send with a plain reply: protocol id, no transforms, one int key 22 = "2" (REPLY), padding.
    private static ReadOnlySpan<byte> PlainReplyInfo => [0, 0, 0x10, 0, 1, 0, 22, 0, 1, (byte)'2', 0, 0];

    /// <summary>Reads a reply into its call.</summary>
    /// <returns>What it means for the connection. Never throws: the call has been claimed, so nobody else would end it.</returns>
    public static ReplyState Read(ref ThriftFrame frame, PendingCall call, RequestFormat format)
    {
        ReplyState state = ReplyState.Usable;
        try
        {
            TTHeaderInfo? header = null;
            if (frame.HasHeader && !frame.HeaderInfo.SequenceEqual(PlainReplyInfo))
            {
                header = TTHeaderInfo.Parse(frame.HeaderInfo);
                state = header.ConnectionReset ? ReplyState.Retiring : ReplyState.Usable;
                CheckChecksum(header, frame);
                PeerFailure.KeepBackward(header, call.Context);
            }
            else if (!frame.MeshInfo.IsEmpty)
            {
                PeerFailure.KeepBackward(TTHeaderInfo.ParseMesh(frame.MeshInfo), call.Context);
            }

            if (frame.Encoding == PayloadEncoding.Protobuf)
            {
                ReadProtobuf(frame, call, header, format.ProtobufReader, ref state);
            }
            else if (frame.Encoding == PayloadEncoding.ThriftBinary)
            {
                var reader = new ThriftBinaryReader(frame.Payload, format.Reader);
                if (ReadEnvelope(ref reader, frame, call, header, ref state))
                {
                    call.ReadReply(ref reader);
                }
            }
            else
            {
                var reader = new ThriftCompactReader(frame.Payload, format.Reader);
                if (ReadEnvelope(ref reader, frame, call, header, ref state))
                {
                    call.ReadReply(ref reader);
                }
            }
        }
        catch (RpcException exception)
        {
            call.SetError(exception);
        }
        catch (Exception exception)
        {
            // Not only what breaks the protocol: a message type may refuse a value in its constructor or setter.
            call.SetError(new RpcException(RpcStatusCode.Internal, $"The reply to {call.Method.FullName} cannot be read: {exception.Message}", exception)
            {
                Method = call.Method.FullName,
            });
            state = state == ReplyState.Usable ? ReplyState.Unreadable : state;
        }

        return state;
    }

    /// <summary>The sequence id in the Thrift envelope of a reply without a TTHeader.</summary>
    public static int SequenceIdOf(in ThriftFrame frame)
    {
        int sequenceId;
        if (frame.Encoding == PayloadEncoding.Protobuf)
        {
            KitexProtobufMessage.Read(frame.Payload, out _, out _, out sequenceId);
        }
        else if (frame.Encoding == PayloadEncoding.ThriftBinary)
        {
            var reader = new ThriftBinaryReader(frame.Payload);
            reader.ReadMessageBegin(out _, out _, out sequenceId);
        }
        else
        {
            var reader = new ThriftCompactReader(frame.Payload);
            reader.ReadMessageBegin(out _, out _, out sequenceId);
        }

        return sequenceId;
    }

    /// <summary>Reads the message header; <see langword="false"/> if the outcome is known without a result struct.</summary>
    private static bool ReadEnvelope<TReader>(ref TReader reader, in ThriftFrame frame, PendingCall call, TTHeaderInfo? header, ref ReplyState state)
        where TReader : struct, IThriftReader, allows ref struct
    {
        reader.ReadMessageBegin(out ReadOnlySpan<byte> name, out ThriftMessageType type, out int sequenceId);
        if (type == ThriftMessageType.Exception)
        {
            EndWith(ThriftApplicationException.Read(ref reader), call, header, ref state);
            return false;
        }

        return CheckReply(name, type, sequenceId, call, header);
    }

    private static void ReadProtobuf(in ThriftFrame frame, PendingCall call, TTHeaderInfo? header, ProtobufReaderOptions options, ref ReplyState state)
    {
        ReadOnlySpan<byte> body = KitexProtobufMessage.Read(frame.Payload, out ReadOnlySpan<byte> name, out ThriftMessageType type, out int sequenceId);
        if (type == ThriftMessageType.Exception)
        {
            EndWith(KitexProtobufMessage.ReadException(body), call, header, ref state);
        }
        else if (CheckReply(name, type, sequenceId, call, header))
        {
            var reader = new ProtobufReader(body, options);
            call.ReadReply(ref reader);
        }
    }

    private static void EndWith(ThriftApplicationException remote, PendingCall call, TTHeaderInfo? header, ref ReplyState state)
    {
        call.SetError(PeerFailure.Of(remote, call.Method, header));

        // A server that could not read the request closes behind its answer, and without a header it cannot say so.
        state = header is null && remote.Type == ApplicationExceptionTypes.ProtocolError ? ReplyState.Retiring : state;
    }

    /// <summary>Whether an answer follows; <see langword="false"/> if the outcome is known without one.</summary>
    private static bool CheckReply(ReadOnlySpan<byte> name, ThriftMessageType type, int sequenceId, PendingCall call, TTHeaderInfo? header)
    {
        if (type != ThriftMessageType.Reply)
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"it is a message of type {(int)type} instead of a reply");
        }

        if (!name.SequenceEqual(call.Method.Utf8Name.Span))
        {
            throw new WireFormatException(
                WireFormatError.InvalidData, $"wrong method name, expected {call.Method.Name}, got {System.Text.Encoding.UTF8.GetString(name)}");
        }

        if (sequenceId != call.SequenceId)
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"its sequence id is {sequenceId} where {call.SequenceId} was asked");
        }

        if (header is not null && PeerFailure.BizOf(header) is { } biz)
        {
            call.SetError(biz);
            return false;
        }

        return true;
    }

    private static void CheckChecksum(TTHeaderInfo header, in ThriftFrame frame)
    {
        if (header.Checksum is { Length: > 0 } expected)
        {
            Crc32C.Check(expected, frame.Body);
        }
    }
}

/// <summary>What a reply means for the connection that it came on.</summary>
internal enum ReplyState
{
    /// <summary>Further calls may follow.</summary>
    Usable,

    /// <summary>The server asks that the connection is not used again.</summary>
    Retiring,

    /// <summary>The reply could not be read: where replies have no other order than that of their requests, the next one cannot be trusted either.</summary>
    Unreadable,
}
