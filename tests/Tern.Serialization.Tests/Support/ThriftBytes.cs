using System.Buffers;

namespace Tern.Serialization.Tests;

internal delegate void BinaryWrite(ref ThriftBinaryWriter writer);

internal delegate void CompactWrite(ref ThriftCompactWriter writer);

/// <summary>Runs a writer and returns what it wrote.</summary>
internal static class ThriftBytes
{
    public static byte[] Binary(BinaryWrite write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new ThriftBinaryWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Compact(CompactWrite write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new ThriftCompactWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Of<T>(T message, ThriftEncoding encoding)
        where T : IThriftMessage<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        ThriftSerializer.Write(buffer, message, encoding);
        return buffer.WrittenSpan.ToArray();
    }
}
