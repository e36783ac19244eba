using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>Lengths in front of what they measure, for Protobuf: the body is written first, and moves by a few bytes if its length takes more room than was kept.</summary>
/// <remarks>
/// While a length is open, everything behind it must stay in reach. What outgrows the window of the buffer goes on in a pooled array, and from there to the buffer when it is flushed.
/// </remarks>
internal ref partial struct WireOutput
{
    private const int SmallestScratch = 4 * 1_024;

    /// <summary>Opens a length.</summary>
    /// <param name="room">Bytes to keep for it: 1 to 5.</param>
    /// <returns>Where it is, for <see cref="EndLength"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BeginLength(int room)
    {
        // The room is asked for first: until then nothing is open, and a full window can be handed over.
        Reserve(room);
        _open++;
        return (int)Unsafe.ByteOffset(ref _start, ref _next);
    }

    /// <summary>Closes a length.</summary>
    /// <param name="begin">What <see cref="BeginLength"/> returned.</param>
    /// <param name="room">Bytes that were kept for it.</param>
    /// <returns>Bytes that it took.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndLength(int begin, int room)
    {
        int length = (int)Unsafe.ByteOffset(ref _start, ref _next) - begin;
        if (room == 1 && length < 0x80)
        {
            Unsafe.Add(ref _start, begin - 1) = (byte)length;
            _open--;
            return 1;
        }

        return EndLengthSlow(begin, room, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EndLengthSlow(int begin, int room, int length)
    {
        int needed = Varint.Size((uint)length);
        if (needed != room)
        {
            if (needed > room)
            {
                Peek(needed - room);
            }

            Span<byte> body = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, begin), length);
            body.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, begin - room + needed), length));
            _next = ref Unsafe.Add(ref _next, needed - room);
        }

        Varint.Write(ref Unsafe.Add(ref _start, begin - room), (uint)length);
        _open--;
        return needed;
    }

    // The window is too small for what a length measures. Asking the buffer for more could move or drop what is in the window, so it moves to an array of our own.
    private void Spill(int count)
    {
        int used = (int)Unsafe.ByteOffset(ref _start, ref _next);
        long wanted = Math.Max(Math.Max(2L * used, (long)used + count), SmallestScratch);
        if ((long)used + count > Array.MaxLength)
        {
            WireThrow.TooLong((long)used + count, Array.MaxLength);
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(wanted, Array.MaxLength));
        MemoryMarshal.CreateReadOnlySpan(ref _start, used).CopyTo(larger);
        if (_scratch is not null)
        {
            ArrayPool<byte>.Shared.Return(_scratch);
        }

        _scratch = larger;
        SetWindow(larger);
        Commit(used);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FlushScratch()
    {
        int used = (int)Unsafe.ByteOffset(ref _start, ref _next);
        _flushed += used;
        SetWindow(default);
        byte[] scratch = _scratch!;
        _scratch = null;
        _buffer.Write(scratch.AsSpan(0, used));
        ArrayPool<byte>.Shared.Return(scratch);
    }
}
