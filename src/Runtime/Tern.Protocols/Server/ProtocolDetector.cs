using System.Buffers;
using System.Buffers.Binary;

namespace Tern.Protocols;

/// <summary>Tells by its first bytes what a connection speaks. Source: Kitex <c>pkg/remote/trans/detection/server_handler.go</c>.</summary>
internal static class ProtocolDetector
{
    /// <summary>Bytes from which every protocol is known.</summary>
    public const int HeadBytes = 8;

    private static ReadOnlySpan<byte> Http2Head => "PRI * HT"u8;

    /// <summary>Looks at what has arrived.</summary>
    /// <param name="input">The first bytes of the connection.</param>
    /// <param name="protocol">What it speaks; what is no other protocol is for Thrift's connection to make sense of.</param>
    /// <returns><see langword="false"/> if more bytes are needed to know.</returns>
    public static bool TryDetect(in ReadOnlySequence<byte> input, out ConnectionProtocol protocol)
    {
        Span<byte> copy = stackalloc byte[HeadBytes];
        scoped ReadOnlySpan<byte> head = input.FirstSpan;
        if (head.Length < HeadBytes && !input.IsSingleSegment)
        {
            head = copy[..(int)Math.Min(input.Length, HeadBytes)];
            input.Slice(0, head.Length).CopyTo(copy);
        }

        protocol = ConnectionProtocol.Thrift;
        if (head.Length >= HeadBytes)
        {
            if (head.StartsWith(Http2Head))
            {
                protocol = ConnectionProtocol.Http2;
            }
            else if (BinaryPrimitives.ReadUInt16BigEndian(head[4..]) == TTHeaderFormat.Magic
                && (BinaryPrimitives.ReadUInt16BigEndian(head[6..]) & TTHeaderFormat.FlagStreaming) != 0)
            {
                protocol = ConnectionProtocol.TTStream;
            }

            return true;
        }

        // Unframed messages may be shorter than that, and no other protocol begins as they do.
        return head.Length >= 2 && ThriftFrameScanner.IsUnframed(head);
    }
}

/// <summary>What one connection carries, for its whole life.</summary>
internal enum ConnectionProtocol
{
    /// <summary>Thrift messages, with or without TTHeader; each says for itself how it is framed.</summary>
    Thrift,

    /// <summary>HTTP/2 with prior knowledge, or behind TLS.</summary>
    Http2,

    /// <summary>TTHeader frames of streams.</summary>
    TTStream,
}
