using System.Buffers;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Input as a slow network brings it: every byte in a segment of its own.</summary>
internal sealed class Segments : ReadOnlySequenceSegment<byte>
{
    private Segments(ReadOnlyMemory<byte> memory, long index)
    {
        Memory = memory;
        RunningIndex = index;
    }

    public static ReadOnlySequence<byte> OneByOne(byte[] bytes)
    {
        Segments first = new(ReadOnlyMemory<byte>.Empty, 0);
        Segments last = first;
        for (int i = 0; i < bytes.Length; i++)
        {
            Segments next = new(bytes.AsMemory(i, 1), i);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
