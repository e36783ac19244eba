using System.Buffers;
using System.IO.Compression;

namespace Tern.Protocols;

/// <summary>An encoding that .NET has a stream for.</summary>
internal abstract class StreamCompressor : IRpcCompressor
{
    private const int PieceBytes = 16 * 1_024;

    public abstract string Name { get; }

    public void Compress(ReadOnlySpan<byte> message, IBufferWriter<byte> output)
    {
        using Stream packing = Pack(new BufferStream(output));
        packing.Write(message);
    }

    public void Decompress(ReadOnlySequence<byte> message, IBufferWriter<byte> output)
    {
        using Stream unpacking = Unpack(new SequenceStream(message));
        while (unpacking.Read(output.GetSpan(PieceBytes)) is var read and > 0)
        {
            output.Advance(read);
        }
    }

    protected abstract Stream Pack(Stream output);

    protected abstract Stream Unpack(Stream input);
}

/// <summary>gRPC's <c>gzip</c>. Source: RFC 1952.</summary>
internal sealed class GzipCompressor : StreamCompressor
{
    public override string Name => "gzip";

    protected override Stream Pack(Stream output) => new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);

    protected override Stream Unpack(Stream input) => new GZipStream(input, CompressionMode.Decompress);
}

/// <summary>gRPC's <c>deflate</c>, which is the zlib format. Source: gRPC <c>compression.md</c>, RFC 1950.</summary>
internal sealed class DeflateCompressor : StreamCompressor
{
    public override string Name => "deflate";

    protected override Stream Pack(Stream output) => new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true);

    protected override Stream Unpack(Stream input) => new ZLibStream(input, CompressionMode.Decompress);
}
