using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>Parts of the input that end where a length says, for Protobuf: what lies behind is hidden meanwhile.</summary>
internal ref partial struct WireInput
{
    // Says that the part began in one segment and may have ended in another.
    private const int ManySegments = -1;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !Holds(1) && _after == 0;
    }

    /// <summary>Hides all but the next bytes; the caller has checked that as many are left.</summary>
    /// <param name="length">Bytes that stay visible.</param>
    /// <param name="hiddenAfter">What <see cref="Widen"/> needs.</param>
    /// <returns>What <see cref="Widen"/> needs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Narrow(int length, out long hiddenAfter)
    {
        nint hidden = Held - length;
        if (hidden < 0)
        {
            return NarrowSegments(length, out hiddenAfter);
        }

        hiddenAfter = _after;
        _after = 0;
        _end = ref Unsafe.Subtract(ref _end, (int)hidden);
        return (int)hidden;
    }

    /// <summary>Counts parts, each a length and as many bytes, of which all but the first come behind a tag; nothing is read.</summary>
    /// <param name="tag">A tag of one byte.</param>
    /// <param name="most">Where counting ends.</param>
    /// <returns>At least 1. A part beyond the window, or one of 16 KiB and more, ends it.</returns>
    public readonly int CountParts(uint tag, int most)
    {
        const uint LongLength = 0x80;
        ref byte part = ref _next;
        nint left = Held;
        int count = 1;
        for (; left >= 2 && count < most; count++)
        {
            uint length = part;
            nint size = 1;
            if (length >= LongLength)
            {
                uint second = Unsafe.Add(ref part, 1);
                if (second >= LongLength)
                {
                    break;
                }

                length = (length & 0x7F) | (second << 7);
                size = 2;
            }

            size += (nint)length;
            if (size >= left || Unsafe.Add(ref part, size) != tag)
            {
                break;
            }

            part = ref Unsafe.Add(ref part, size + 1);
            left -= size + 1;
        }

        return count;
    }

    /// <summary>Shows again what <see cref="Narrow"/> hid; the visible part has been read to its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Widen(int hidden, long hiddenAfter)
    {
        if (hidden == ManySegments)
        {
            WidenSegments(hiddenAfter);
            return;
        }

        _end = ref Unsafe.Add(ref _end, hidden);
        _after = hiddenAfter;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NarrowSegments(int length, out long hiddenAfter)
    {
        hiddenAfter = Remaining - length;
        _after -= hiddenAfter;
        return ManySegments;
    }

    // The part may have ended in the middle of a segment, which the window then stopped short of.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WidenSegments(long hiddenAfter)
    {
        ReadOnlySpan<byte> segment = (_segment ?? throw new InvalidOperationException("A part that spans segments ended in an input without any.")).Memory.Span;
        int shown = (int)Unsafe.ByteOffset(ref _start, ref _end);
        int more = (int)Math.Min(segment.Length - shown, hiddenAfter);
        _end = ref Unsafe.Add(ref _end, more);
        _after = hiddenAfter - more;
    }
}
