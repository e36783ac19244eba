using System.Buffers;

namespace Tern.Protocols;

/// <summary>Unpacks messages that lie in a span.</summary>
internal static class GrpcUnpacking
{
    /// <summary>Unpacks one message; the caller releases the buffer.</summary>
    /// <inheritdoc cref="GrpcCompression.Decompress"/>
    public static MessageBuffer Unpack(IRpcCompressor compressor, ReadOnlySpan<byte> body, int maxBytes)
    {
        // Streams of .NET read no spans.
        byte[] copy = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(copy);
        var unpacked = new MessageBuffer();
        try
        {
            GrpcCompression.Decompress(compressor, new ReadOnlySequence<byte>(copy, 0, body.Length), unpacked, maxBytes);
            return unpacked;
        }
        catch
        {
            unpacked.Release();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }
}
