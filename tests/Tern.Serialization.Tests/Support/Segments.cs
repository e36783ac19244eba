using System.Buffers;

namespace Tern.Serialization.Tests;

/// <summary>Cuts bytes into the segments of a sequence.</summary>
internal static class Segments
{
    /// <summary>Two segments, the first of a given length; either may be empty.</summary>
    public static ReadOnlySequence<byte> SplitAt(byte[] bytes, int index) => Of(bytes[..index], bytes[index..]);

    /// <summary>Segments of one size, with an empty one between any two.</summary>
    public static ReadOnlySequence<byte> Every(byte[] bytes, int size)
    {
        var parts = new List<byte[]>();
        for (int start = 0; start < bytes.Length; start += size)
        {
            parts.Add(bytes[start..Math.Min(start + size, bytes.Length)]);
            parts.Add([]);
        }

        return Of([.. parts]);
    }

    public static ReadOnlySequence<byte> Of(params byte[][] parts)
    {
        if (parts.Length == 0)
        {
            return ReadOnlySequence<byte>.Empty;
        }

        var first = new Segment(parts[0], 0);
        Segment last = first;
        foreach (byte[] part in parts.AsSpan(1))
        {
            last = last.Append(part);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, long start)
        {
            Memory = bytes;
            RunningIndex = start;
        }

        public Segment Append(byte[] bytes)
        {
            var next = new Segment(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
