using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Tern.Serialization;

/// <summary>The side of a writer that all encodings share: a window into the buffer and how much of it is used.</summary>
/// <remarks>Held as references, because checking and advancing then takes two loads and one store.</remarks>
internal ref partial struct WireOutput
{
    // Asked for even when less is needed, so that a nearly full segment is left behind instead of being filled value by value.
    private const int PreferredWindow = 256;

    private const int MaxBytesPerChar = 3;

    private ref byte _next;
    private ref byte _end;
    private ref byte _start;
    private readonly IBufferWriter<byte> _buffer;
    private long _flushed;

    // Lengths that are open, and where what they measure goes on beyond the window of the buffer.
    private int _open;
    private byte[]? _scratch;

    public WireOutput(IBufferWriter<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        _buffer = buffer;
        SetWindow(buffer.GetSpan(PreferredWindow));
    }

    /// <summary>Bytes written so far, flushed or not.</summary>
    public readonly long Written => _flushed + Unsafe.ByteOffset(ref _start, ref _next);

    private readonly nint Room
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.ByteOffset(ref _next, ref _end);
    }

    /// <summary>Returns room for at least <paramref name="count"/> bytes, of which none counts as written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Peek(int count)
    {
        if (Room < count)
        {
            Refill(count);
        }

        return ref _next;
    }

    /// <summary>Counts bytes of the room that <see cref="Peek"/> returned as written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(int count) => _next = ref Unsafe.Add(ref _next, count);

    /// <summary>Returns room for <paramref name="count"/> bytes that the caller fills.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Reserve(int count)
    {
        if (Room < count)
        {
            Refill(count);
        }

        ref byte room = ref _next;
        _next = ref Unsafe.Add(ref room, count);
        return ref room;
    }

    /// <summary>Whether a header and a text, however its characters encode, fit the window as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool FitsText(int headerBytes, int chars) => ((long)chars * MaxBytesPerChar) + headerBytes <= Room;

    /// <summary>Number of bytes a text takes.</summary>
    public static int CountText(string text)
    {
        if (text.Length > int.MaxValue / MaxBytesPerChar)
        {
            WireThrow.TooLong(text.Length, int.MaxValue / MaxBytesPerChar);
        }

        return Encoding.UTF8.GetByteCount(text);
    }

    /// <summary>Encodes a text behind a header that the caller fills, if the text is ASCII and both fit the window; nothing counts as written yet.</summary>
    public readonly bool TryEncodeAscii(int headerBytes, string text) =>
        (long)text.Length + headerBytes <= Room
        && Ascii.FromUtf16(text, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _next, headerBytes), text.Length), out _) == OperationStatus.Done;

    /// <summary>Encodes a text of any length, window by window.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        while (true)
        {
            OperationStatus status = Utf8.FromUtf16(text, Window(int.MaxValue), out int read, out int written);
            Commit(written);
            if (status == OperationStatus.Done)
            {
                return;
            }

            text = text[read..];
            Refill(1);
        }
    }

    /// <summary>Copies bytes, window by window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        if (value.Length <= Room)
        {
            Unsafe.CopyBlockUnaligned(ref _next, ref MemoryMarshal.GetReference(value), (uint)value.Length);
            Commit(value.Length);
            return;
        }

        WriteBytesSlow(value);
    }

    /// <summary>Hands over what was written, and gives the window back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Flush()
    {
        if (_scratch is not null)
        {
            FlushScratch();
            return;
        }

        int used = (int)Unsafe.ByteOffset(ref _start, ref _next);
        _flushed += used;
        SetWindow(default);
        if (used != 0)
        {
            _buffer.Advance(used);
        }
    }

    private readonly Span<byte> Window(int most) => MemoryMarshal.CreateSpan(ref _next, (int)Math.Min(most, Room));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteBytesSlow(scoped ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty)
        {
            if (Room == 0)
            {
                Refill(1);
            }

            Span<byte> window = Window(value.Length);
            value[..window.Length].CopyTo(window);
            Commit(window.Length);
            value = value[window.Length..];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill(int count)
    {
        if (_open != 0)
        {
            Spill(count);
            return;
        }

        Flush();
        Span<byte> span = _buffer.GetSpan(Math.Max(count, PreferredWindow));
        if (span.Length < count)
        {
            // The stores that follow are unchecked, so a buffer that breaks its contract must not get there.
            throw new InvalidOperationException($"The buffer returned {span.Length} bytes although {count} were asked for.");
        }

        SetWindow(span);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetWindow(Span<byte> window)
    {
        _start = ref MemoryMarshal.GetReference(window);
        _next = ref _start;
        _end = ref Unsafe.Add(ref _start, window.Length);
    }
}
