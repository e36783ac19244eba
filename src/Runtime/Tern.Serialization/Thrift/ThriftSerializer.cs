using System.Buffers;
using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Writes and reads single messages, without an envelope.</summary>
/// <remarks>Thread-safe; the buffers passed in need not be.</remarks>
public static class ThriftSerializer
{
    /// <summary>Writes a message as a Thrift struct.</summary>
    /// <exception cref="WireFormatException">A value cannot be written: null in a collection, a required member that is null, nesting too deep.</exception>
    public static void Write<T>(IBufferWriter<byte> output, in T message, ThriftEncoding encoding = ThriftEncoding.Binary)
        where T : IThriftMessage<T>
    {
        if (encoding == ThriftEncoding.Compact)
        {
            WriteCompact(output, in message);
            return;
        }

        var binary = new ThriftBinaryWriter(output);
        T.Write(ref binary, in message);
        binary.Flush();
    }

    /// <summary>Reads a message from a Thrift struct; bytes behind it are ignored.</summary>
    /// <exception cref="WireFormatException">The bytes are no such struct, or a required field is missing.</exception>
    public static T Read<T>(in ReadOnlySequence<byte> input, ThriftEncoding encoding = ThriftEncoding.Binary, ThriftReaderOptions? options = null)
        where T : IThriftMessage<T>
    {
        if (encoding == ThriftEncoding.Compact)
        {
            return ReadCompact<T>(in input, options);
        }

        var binary = new ThriftBinaryReader(in input, options);
        return T.Read(ref binary);
    }

    /// <inheritdoc cref="Read{T}(in ReadOnlySequence{byte}, ThriftEncoding, ThriftReaderOptions?)"/>
    public static T Read<T>(ReadOnlySpan<byte> input, ThriftEncoding encoding = ThriftEncoding.Binary, ThriftReaderOptions? options = null)
        where T : IThriftMessage<T>
    {
        if (encoding == ThriftEncoding.Compact)
        {
            return ReadCompact<T>(input, options);
        }

        var binary = new ThriftBinaryReader(input, options);
        return T.Read(ref binary);
    }

    // Apart, so that the way of Binary does not clear the large locals of Compact.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteCompact<T>(IBufferWriter<byte> output, in T message)
        where T : IThriftMessage<T>
    {
        var writer = new ThriftCompactWriter(output);
        T.Write(ref writer, in message);
        writer.Flush();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T ReadCompact<T>(in ReadOnlySequence<byte> input, ThriftReaderOptions? options)
        where T : IThriftMessage<T>
    {
        var reader = new ThriftCompactReader(in input, options);
        return T.Read(ref reader);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T ReadCompact<T>(ReadOnlySpan<byte> input, ThriftReaderOptions? options)
        where T : IThriftMessage<T>
    {
        var reader = new ThriftCompactReader(input, options);
        return T.Read(ref reader);
    }
}
