using System.Buffers.Binary;
using System.Text;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>The frame of the limits and of the Kestrel peer: length of the text (4 bytes), id (4 bytes), the text in UTF-8; little-endian.</summary>
internal static class FrameFormat
{
    public const int HeaderLength = 8;

    /// <summary>Frames in one read from which on a receiver lines up behind their work.</summary>
    public const int BatchLength = 4;

    /// <summary>The most bytes that a frame with the text can need.</summary>
    public static int MaxLength(string text) => HeaderLength + Encoding.UTF8.GetMaxByteCount(text.Length);

    /// <summary>Writes one frame and returns its length.</summary>
    public static int Write(Span<byte> destination, int id, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, destination[HeaderLength..]);
        BinaryPrimitives.WriteInt32LittleEndian(destination, length);
        BinaryPrimitives.WriteInt32LittleEndian(destination[4..], id);
        return HeaderLength + length;
    }

    /// <summary>Finds the first frame of the bytes, if it is there to its end.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out int id, out ReadOnlySpan<byte> text)
    {
        if (source.Length >= HeaderLength)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(source);
            if (source.Length - HeaderLength >= length)
            {
                id = BinaryPrimitives.ReadInt32LittleEndian(source[4..]);
                text = source.Slice(HeaderLength, length);
                return true;
            }
        }

        id = 0;
        text = default;
        return false;
    }
}
