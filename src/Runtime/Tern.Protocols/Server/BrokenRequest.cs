using System.Buffers;
using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Finds out who asked, from the first bytes of a request that cannot be read, too large or damaged behind its envelope, or that has not arrived yet.</summary>
/// <remarks>The caller then hears what was wrong instead of losing its connection without a word. Bytes of no known protocol get no answer, as in Kitex.</remarks>
internal static class BrokenRequest
{
    // Enough for framing, a usual TTHeader and the envelope.
    private const int HeadBytes = 1_024;

    /// <summary>Reads where an answer would go; <see langword="false"/> if nobody can be answered.</summary>
    public static bool TryReadAddress(in ReadOnlySequence<byte> request, out ReplyAddress address)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head = head[..(int)Math.Min(request.Length, HeadBytes)];
        request.Slice(0, head.Length).CopyTo(head);
        return TryReadAddress(head, out address);
    }

    /// <inheritdoc cref="TryReadAddress(in ReadOnlySequence{byte}, out ReplyAddress)"/>
    public static bool TryReadAddress(ReadOnlySpan<byte> head, out ReplyAddress address)
    {
        head = head[Math.Min(ThriftFrameScanner.MeshBytes(head), head.Length)..];
        address = default;
        if (head.Length < ThriftFrameScanner.HeadBytes)
        {
            return false;
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(head[4..]) != TTHeaderFormat.Magic)
        {
            return (ThriftFrameScanner.IsUnframed(head) && TryReadEnvelope(head, RpcProtocol.ThriftBuffered, 0, out address))
                || TryReadEnvelope(head[sizeof(int)..], RpcProtocol.ThriftFramed, 0, out address);
        }

        if (head.Length < TTHeaderFormat.FixedBytes || (BinaryPrimitives.ReadUInt16BigEndian(head[6..]) & TTHeaderFormat.FlagStreaming) != 0)
        {
            return false;
        }

        int sequenceId = BinaryPrimitives.ReadInt32BigEndian(head[8..]);
        int body = TTHeaderFormat.FixedBytes + (BinaryPrimitives.ReadUInt16BigEndian(head[12..]) * 4);
        return body + sizeof(int) < head.Length
            && ((ThriftFrameScanner.IsUnframed(head[body..]) && TryReadEnvelope(head[body..], RpcProtocol.ThriftTTHeader, sequenceId, out address))
                || TryReadEnvelope(head[(body + sizeof(int))..], RpcProtocol.ThriftTTHeaderFramed, sequenceId, out address));
    }

    private static bool TryReadEnvelope(ReadOnlySpan<byte> message, RpcProtocol protocol, int headerSequenceId, out ReplyAddress address)
    {
        address = default;
        try
        {
            PayloadEncoding encoding = ThriftFrameScanner.EncodingOf(message);
            if (encoding == PayloadEncoding.Protobuf && protocol is (RpcProtocol.ThriftBuffered or RpcProtocol.ThriftTTHeader))
            {
                // It never comes without a length in front.
                return false;
            }

            ReadOnlySpan<byte> name;
            ThriftMessageType type;
            int sequenceId;
            if (encoding == PayloadEncoding.Protobuf)
            {
                KitexProtobufMessage.Read(message, out name, out type, out sequenceId);
            }
            else if (encoding == PayloadEncoding.ThriftBinary)
            {
                var reader = new ThriftBinaryReader(message);
                reader.ReadMessageBegin(out name, out type, out sequenceId);
            }
            else
            {
                var reader = new ThriftCompactReader(message);
                reader.ReadMessageBegin(out name, out type, out sequenceId);
            }

            address = new ReplyAddress(protocol, encoding, headerSequenceId, sequenceId, name.ToArray());
            return type == ThriftMessageType.Call;
        }
        catch (WireFormatException)
        {
            // No envelope there, or not yet.
            return false;
        }
    }
}
