using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>The side of a reader that all encodings share: a window onto the current segment and what lies before and behind it.</summary>
/// <remarks>Held as references, because checking and advancing then takes two loads and one store.</remarks>
internal ref partial struct WireInput
{
    private ref byte _next;
    private ref byte _end;
    private ref byte _start;

    // Bytes in the segments before the window, and in those behind it.
    private long _before;
    private long _after;
    private ReadOnlySequenceSegment<byte>? _segment;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WireInput(ReadOnlySpan<byte> input)
    {
        SetWindow(input);
    }

    public WireInput(in ReadOnlySequence<byte> input)
    {
        ReadOnlySpan<byte> first = input.FirstSpan;
        SetWindow(first);
        if (!input.IsSingleSegment)
        {
            _segment = (ReadOnlySequenceSegment<byte>)input.Start.GetObject()!;
            _after = input.Length - first.Length;
        }
    }

    public readonly long Consumed => _before + Unsafe.ByteOffset(ref _start, ref _next);

    public readonly long Remaining
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _after + Held;
    }

    /// <summary>The next byte of the window, which the caller knows to hold what is read behind it.</summary>
    public readonly ref byte Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _next;
    }

    private readonly nint Held
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.ByteOffset(ref _next, ref _end);
    }

    /// <summary>Whether the window holds as many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Holds(int count) => Held >= count;

    /// <summary>Moves on inside the window, which the caller knows to hold as many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(int count) => _next = ref Unsafe.Add(ref _next, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        if (!Holds(1))
        {
            return ReadByteSlow();
        }

        byte value = _next;
        Commit(1);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short Read16()
    {
        if (!Holds(sizeof(short)))
        {
            return Read16Slow();
        }

        short value = BigEndian.Read16(ref _next);
        Commit(sizeof(short));
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read32()
    {
        if (!Holds(sizeof(int)))
        {
            return Read32Slow();
        }

        int value = BigEndian.Read32(ref _next);
        Commit(sizeof(int));
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Read64()
    {
        if (!Holds(sizeof(long)))
        {
            return Read64Slow();
        }

        long value = BigEndian.Read64(ref _next);
        Commit(sizeof(long));
        return value;
    }

    /// <summary>Fails unless as many bytes are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Require(long count)
    {
        if (count > Remaining)
        {
            WireThrow.SizeBeyondInput(count, Remaining);
        }
    }

    /// <summary>Copies bytes out, whatever segments they lie in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(scoped Span<byte> destination)
    {
        if (Holds(destination.Length))
        {
            Unsafe.CopyBlockUnaligned(ref MemoryMarshal.GetReference(destination), ref _next, (uint)destination.Length);
            Commit(destination.Length);
            return;
        }

        CopyToSlow(destination);
    }

    /// <summary>Skips bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(long count)
    {
        if (count <= Held)
        {
            Commit((int)count);
            return;
        }

        AdvanceSlow(count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetWindow(ReadOnlySpan<byte> window)
    {
        _start = ref MemoryMarshal.GetReference(window);
        _next = ref _start;
        _end = ref Unsafe.Add(ref _start, window.Length);
    }
}
