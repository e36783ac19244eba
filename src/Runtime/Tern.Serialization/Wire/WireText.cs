using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Tern.Serialization;

/// <summary>UTF-8 both ways. Most text on the wire is short and ASCII, so that has a way of its own without the set-up of the general encoder.</summary>
internal static class WireText
{
    // Beyond this the encoder's wider vectors win.
    private const int ShortText = 128;

    // Decoding is worth it for longer, since the decoder goes over its input twice: to count, and to decode.
    private const int ShortUtf8 = 256;

    // Checks while it decodes, which costs less than to check first.
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const ulong NotAsciiChars = 0xFF80_FF80_FF80_FF80;
    private const ulong NotAsciiBytes = 0x8080_8080_8080_8080;

    /// <summary>Encodes a text; the caller has checked that there is room for three bytes per character.</summary>
    public static int Encode(string text, ref byte target)
    {
        if (text.Length <= ShortText && TryNarrow(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan())), ref target, text.Length))
        {
            return text.Length;
        }

        return Encoding.UTF8.GetBytes(text, MemoryMarshal.CreateSpan(ref target, 3 * text.Length));
    }

    /// <summary>Encodes a text behind its length; the caller has checked that there is room for both.</summary>
    /// <returns>Bytes that both took.</returns>
    public static int EncodeWithLength(string text, ref byte target)
    {
        // Most text is ASCII, whose length in bytes is that in characters; other text may need a longer length, and moves.
        int header = Varint.Size((uint)text.Length);
        int count = Encode(text, ref Unsafe.Add(ref target, header));
        int actualHeader = Varint.Size((uint)count);
        if (actualHeader != header)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, header), count)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, actualHeader), count));
        }

        Varint.Write(ref target, (uint)count);
        return actualHeader + count;
    }

    /// <summary>Decodes a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string Decode(ReadOnlySpan<byte> utf8, bool strict)
    {
        if (utf8.Length <= ShortUtf8)
        {
            if (!IsAscii(ref MemoryMarshal.GetReference(utf8), utf8.Length))
            {
                return DecodeShort(utf8, strict);
            }

            if (utf8.IsEmpty)
            {
                return "";
            }

            string text = new('\0', utf8.Length);
            Widen(ref MemoryMarshal.GetReference(utf8), ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan())), utf8.Length);
            return text;
        }

        return strict ? DecodeStrict(utf8) : Encoding.UTF8.GetString(utf8);
    }

    [SkipLocalsInit]
    private static string DecodeShort(ReadOnlySpan<byte> utf8, bool strict)
    {
        // No text has more characters than bytes.
        Span<char> chars = stackalloc char[ShortUtf8];
        if (Utf8.ToUtf16(utf8, chars, out _, out int count, replaceInvalidSequences: !strict) != OperationStatus.Done)
        {
            WireThrow.InvalidUtf8();
        }

        return new string(chars[..count]);
    }

    private static string DecodeStrict(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return s_strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            WireThrow.InvalidUtf8();
            return "";
        }
    }

    // Blocks of 16, 8 and 4, of which the last overlaps the one before; what is written past the ASCII part is written again by the encoder.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrow(ref ushort source, ref byte target, int length)
    {
        if (length >= Vector128<byte>.Count)
        {
            return TryNarrowVectors(ref source, ref target, length);
        }

        if (length >= 8)
        {
            Vector128<ushort> head = Vector128.LoadUnsafe(ref source);
            Vector128<ushort> tail = Vector128.LoadUnsafe(ref source, (nuint)length - 8);
            Unsafe.WriteUnaligned(ref target, Vector128.Narrow(head, head).AsUInt64().ToScalar());
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, length - 8), Vector128.Narrow(tail, tail).AsUInt64().ToScalar());
            return ((head | tail).AsUInt64() & Vector128.Create(NotAsciiChars)) == Vector128<ulong>.Zero;
        }

        uint seen = 0;
        for (int i = 0; i < length; i++)
        {
            ushort value = Unsafe.Add(ref source, i);
            seen |= value;
            Unsafe.Add(ref target, i) = (byte)value;
        }

        return seen < 0x80;
    }

    private static bool TryNarrowVectors(ref ushort source, ref byte target, int length)
    {
        Vector128<ushort> seen = Vector128<ushort>.Zero;
        nuint last = (nuint)length - 16;
        for (nuint i = 0; i < last; i += 16)
        {
            Vector128<ushort> low = Vector128.LoadUnsafe(ref source, i);
            Vector128<ushort> high = Vector128.LoadUnsafe(ref source, i + 8);
            seen |= low | high;
            Vector128.Narrow(low, high).StoreUnsafe(ref target, i);
        }

        Vector128<ushort> tailLow = Vector128.LoadUnsafe(ref source, last);
        Vector128<ushort> tailHigh = Vector128.LoadUnsafe(ref source, last + 8);
        seen |= tailLow | tailHigh;
        Vector128.Narrow(tailLow, tailHigh).StoreUnsafe(ref target, last);
        return (seen.AsUInt64() & Vector128.Create(NotAsciiChars)) == Vector128<ulong>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAscii(ref byte source, int length)
    {
        if (length >= Vector128<byte>.Count)
        {
            nuint last = (nuint)length - 16;
            Vector128<byte> seen = Vector128.LoadUnsafe(ref source, last);
            for (nuint i = 0; i < last; i += 16)
            {
                seen |= Vector128.LoadUnsafe(ref source, i);
            }

            return seen.ExtractMostSignificantBits() == 0;
        }

        if (length >= 8)
        {
            ulong both = Unsafe.ReadUnaligned<ulong>(ref source) | Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, length - 8));
            return (both & NotAsciiBytes) == 0;
        }

        uint any = 0;
        for (int i = 0; i < length; i++)
        {
            any |= Unsafe.Add(ref source, i);
        }

        return any < 0x80;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ref byte source, ref ushort target, int length)
    {
        if (length >= Vector128<byte>.Count)
        {
            nuint last = (nuint)length - 16;
            for (nuint i = 0; i < last; i += 16)
            {
                WidenVector(ref source, ref target, i);
            }

            WidenVector(ref source, ref target, last);
            return;
        }

        if (length >= 8)
        {
            WidenHalf(ref source, ref target);
            WidenHalf(ref Unsafe.Add(ref source, length - 8), ref Unsafe.Add(ref target, length - 8));
            return;
        }

        for (int i = 0; i < length; i++)
        {
            Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenVector(ref byte source, ref ushort target, nuint at)
    {
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref source, at));
        low.StoreUnsafe(ref target, at);
        high.StoreUnsafe(ref target, at + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenHalf(ref byte source, ref ushort target) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref source)).AsByte()).StoreUnsafe(ref target);
}
