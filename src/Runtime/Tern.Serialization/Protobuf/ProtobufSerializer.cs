using System.Buffers;

namespace Tern.Serialization;

/// <summary>Writes and reads single messages as Protobuf.</summary>
/// <remarks>Thread-safe; the buffers passed in need not be.</remarks>
public static class ProtobufSerializer
{
    /// <summary>Appends a message to a buffer.</summary>
    /// <exception cref="WireFormatException">A value cannot be written: null in a collection, a required member that is null, nesting too deep.</exception>
    public static void Write<T>(IBufferWriter<byte> output, in T message)
        where T : IProtobufMessage<T>
    {
        var writer = new ProtobufWriter(output);
        T.Write(ref writer, in message);
        writer.Flush();
    }

    /// <summary>The bytes of a message.</summary>
    /// <exception cref="WireFormatException">A value cannot be written: null in a collection, a required member that is null, nesting too deep.</exception>
    public static byte[] ToArray<T>(in T message)
        where T : IProtobufMessage<T>
    {
        ArrayBufferWriter<byte> output = new();
        Write(output, in message);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a message from all of the input.</summary>
    /// <exception cref="WireFormatException">The bytes are no such message, or a required field is missing.</exception>
    public static T Read<T>(in ReadOnlySequence<byte> input, ProtobufReaderOptions? options = null)
        where T : IProtobufMessage<T>
    {
        var reader = new ProtobufReader(in input, options);
        return T.Read(ref reader);
    }

    /// <inheritdoc cref="Read{T}(in ReadOnlySequence{byte}, ProtobufReaderOptions?)"/>
    public static T Read<T>(ReadOnlySpan<byte> input, ProtobufReaderOptions? options = null)
        where T : IProtobufMessage<T>
    {
        var reader = new ProtobufReader(input, options);
        return T.Read(ref reader);
    }
}
