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
        ReadOnlySpan<byte> segment = _segment!.Memory.Span;
        int shown = (int)Unsafe.ByteOffset(ref _start, ref _end);
        int more = (int)Math.Min(segment.Length - shown, hiddenAfter);
        _end = ref Unsafe.Add(ref _end, more);
        _after = hiddenAfter - more;
    }
}
