using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;
using Tern.Benchmarks.Peers.Proto;

namespace Tern.Benchmarks.Peers.KestrelGrpc;

/// <summary>gRPC's length-prefixed message: one byte that says whether it is compressed, four bytes of length, the message.</summary>
internal static class GrpcFraming
{
    public const string ContentType = "application/grpc";
    public const string Path = "/echo.Echo/Echo";
    public const string StreamPath = "/echo.Echo/EchoStream";
    public const int PrefixLength = 5;

    /// <summary>Writes one message with its prefix.</summary>
    public static void Write(IBufferWriter<byte> output, Text message)
    {
        var size = message.CalculateSize();
        var span = output.GetSpan(PrefixLength + size);
        span[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], size);
        message.WriteTo(span.Slice(PrefixLength, size));
        output.Advance(PrefixLength + size);
    }

    /// <summary>Reads the first message of the bytes if it is there to its end.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out Text message)
    {
        if (buffer.Length >= PrefixLength)
        {
            Span<byte> prefix = stackalloc byte[PrefixLength];
            buffer.Slice(0, PrefixLength).CopyTo(prefix);
            var length = BinaryPrimitives.ReadInt32BigEndian(prefix[1..]);
            if (buffer.Length - PrefixLength >= length)
            {
                message = Text.Parser.ParseFrom(buffer.Slice(PrefixLength, length));
                buffer = buffer.Slice(PrefixLength + length);
                return true;
            }
        }

        message = null!;
        return false;
    }
}
