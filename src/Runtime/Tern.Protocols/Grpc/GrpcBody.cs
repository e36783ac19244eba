using System.Buffers.Binary;
using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Writes one message into the output of a connection: the prefix is patched when the message is complete.</summary>
internal readonly ref struct GrpcBody
{
    private readonly OutputBuffer _buffer;
    private readonly int _mark;

    /// <summary>Begins a message; it is written into the buffer next.</summary>
    public GrpcBody(OutputBuffer buffer)
    {
        _buffer = buffer;
        _mark = Http2Connection.BeginData(buffer);
        buffer.GetSpan(GrpcMessageReader.PrefixBytes);
        buffer.Advance(GrpcMessageReader.PrefixBytes);
    }

    private int Start => _mark + Http2Frame.HeadBytes + GrpcMessageReader.PrefixBytes;

    /// <summary>Takes everything back.</summary>
    public void Abandon() => _buffer.Truncate(_mark);

    /// <summary>Makes frames of the message.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="compressor">How it is packed, or <see langword="null"/>.</param>
    /// <param name="maxBytes">Most bytes of a message.</param>
    /// <param name="endStream">Whether nothing follows.</param>
    /// <exception cref="WireFormatException">The message is too large; nothing was written.</exception>
    public void End(Http2Connection connection, Http2Stream stream, IRpcCompressor? compressor, int maxBytes, bool endStream)
    {
        int length = _buffer.Length - Start;
        if (length > maxBytes)
        {
            Abandon();
            throw new WireFormatException(WireFormatError.SizeLimit, $"a message of {length} bytes is larger than the limit of {maxBytes} bytes (MaxMessageBytes)");
        }

        if (compressor is not null)
        {
            length = Compress(compressor, length);
        }

        Span<byte> prefix = _buffer.WrittenSpan.Slice(Start - GrpcMessageReader.PrefixBytes, GrpcMessageReader.PrefixBytes);
        prefix[0] = compressor is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], length);
        connection.EndData(_buffer, stream, _mark, endStream);
    }

    private int Compress(IRpcCompressor compressor, int length)
    {
        var packed = new MessageBuffer();
        try
        {
            compressor.Compress(_buffer.WrittenSpan.Slice(Start, length), packed);
            _buffer.Truncate(Start);
            packed.WrittenSpan.CopyTo(_buffer.GetSpan(packed.Length));
            _buffer.Advance(packed.Length);
            return packed.Length;
        }
        finally
        {
            packed.Release();
        }
    }
}
