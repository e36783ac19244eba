using System.Buffers;

namespace Tern;

/// <summary>Packs and unpacks messages of gRPC. Thread-safe.</summary>
/// <remarks>Tern brings <c>gzip</c> and <c>deflate</c>; others are added to the options of a channel or a server.</remarks>
public interface IRpcCompressor
{
    /// <summary>Name in the headers <c>grpc-encoding</c> and <c>grpc-accept-encoding</c>: lower-case ASCII, <c>zstd</c> for one. Not <c>identity</c>.</summary>
    string Name { get; }

    /// <summary>Packs one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="output">Where it goes.</param>
    void Compress(ReadOnlySpan<byte> message, IBufferWriter<byte> output);

    /// <summary>Unpacks one message.</summary>
    /// <param name="message">What the peer sent.</param>
    /// <param name="output">Where the message goes. It throws as soon as more is written than a message may have; let that exception pass.</param>
    /// <exception cref="InvalidDataException">The bytes are no packed message.</exception>
    void Decompress(ReadOnlySequence<byte> message, IBufferWriter<byte> output);
}
