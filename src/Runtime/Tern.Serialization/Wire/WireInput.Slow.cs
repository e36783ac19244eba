using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

internal ref partial struct WireInput
{
    private const int MaxStackBytes = 256;

    // A name that lies in two segments is put together here, so that envelopes stay free of allocation wherever the segments end.
    [ThreadStatic]
    private static byte[]? t_name;

    /// <summary>Decodes text whose length has been checked against what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string ReadText(int length, bool strict)
    {
        if (Holds(length))
        {
            ReadOnlySpan<byte> utf8 = MemoryMarshal.CreateReadOnlySpan(ref _next, length);
            Commit(length);
            return WireText.Decode(utf8, strict);
        }

        return ReadTextSlow(length, strict);
    }

    /// <summary>Returns a short name; valid until the thread reads the next one.</summary>
    public ReadOnlySpan<byte> ReadName(int length)
    {
        if (Holds(length))
        {
            ReadOnlySpan<byte> name = MemoryMarshal.CreateReadOnlySpan(ref _next, length);
            Commit(length);
            return name;
        }

        byte[] scratch = t_name ??= new byte[ThriftLimits.MaxMethodNameBytes];
        CopyToSlow(scratch.AsSpan(0, length));
        return scratch.AsSpan(0, length);
    }

    /// <summary>The next byte, left unread.</summary>
    public byte PeekByte()
    {
        if (!Holds(1))
        {
            NextSegment();
        }

        return _next;
    }

    /// <summary>The part of the window that is not read yet, at most as long as asked.</summary>
    public readonly ReadOnlySpan<byte> Window(int most) => MemoryMarshal.CreateReadOnlySpan(ref _next, (int)Math.Min(most, Held));

    /// <summary>Copies bytes to a writer, segment by segment.</summary>
    public void CopyTo(ref WireOutput output, int count)
    {
        while (count > 0)
        {
            if (!Holds(1))
            {
                NextSegment();
            }

            ReadOnlySpan<byte> part = Window(count);
            output.WriteBytes(part);
            Commit(part.Length);
            count -= part.Length;
        }
    }

    /// <summary>Appends bytes to a buffer, segment by segment.</summary>
    public void CopyTo(IBufferWriter<byte> output, long count)
    {
        while (count > 0)
        {
            if (!Holds(1))
            {
                NextSegment();
            }

            ReadOnlySpan<byte> part = Window((int)Math.Min(count, int.MaxValue));
            output.Write(part);
            Commit(part.Length);
            count -= part.Length;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string ReadTextSlow(int length, bool strict)
    {
        if (length <= MaxStackBytes)
        {
            Span<byte> small = stackalloc byte[MaxStackBytes];
            CopyToSlow(small[..length]);
            return WireText.Decode(small[..length], strict);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            CopyToSlow(rented.AsSpan(0, length));
            return WireText.Decode(rented.AsSpan(0, length), strict);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte ReadByteSlow()
    {
        NextSegment();
        byte value = _next;
        Commit(1);
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private short Read16Slow()
    {
        Span<byte> bytes = stackalloc byte[sizeof(short)];
        CopyToSlow(bytes);
        return BinaryPrimitives.ReadInt16BigEndian(bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Read32Slow()
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        CopyToSlow(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Read64Slow()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        CopyToSlow(bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CopyToSlow(scoped Span<byte> destination)
    {
        if (destination.Length > Remaining)
        {
            WireThrow.Truncated();
        }

        while (!destination.IsEmpty)
        {
            if (!Holds(1))
            {
                NextSegment();
            }

            ReadOnlySpan<byte> part = Window(destination.Length);
            part.CopyTo(destination);
            Commit(part.Length);
            destination = destination[part.Length..];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AdvanceSlow(long count)
    {
        if (count > Remaining)
        {
            WireThrow.Truncated();
        }

        while (count > Held)
        {
            count -= Held;
            NextSegment();
        }

        Commit((int)count);
    }

    /// <summary>Moves the window to the next segment that holds bytes, or fails if there is none.</summary>
    private void NextSegment()
    {
        do
        {
            _segment = _after == 0 ? null : _segment?.Next;
            if (_segment is null)
            {
                WireThrow.Truncated();
            }

            // The sequence may end before its last segment does.
            ReadOnlySpan<byte> window = _segment.Memory.Span;
            window = window[..(int)Math.Min(window.Length, _after)];
            _before += Unsafe.ByteOffset(ref _start, ref _end);
            _after -= window.Length;
            SetWindow(window);
        }
        while (!Holds(1));
    }
}
