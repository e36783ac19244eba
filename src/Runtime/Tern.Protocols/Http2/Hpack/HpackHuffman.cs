using System.Numerics;

namespace Tern.Protocols.Http2.Hpack;

/// <summary>The code that HPACK packs text with. Source: RFC 7541 appendix B.</summary>
/// <remarks>The code is canonical: its lengths alone say what the codes are. Codes of up to ten bits, which all usual text consists of, are decoded by one look into a table.</remarks>
internal static class HpackHuffman
{
    private const int EndOfString = 256;
    private const int Longest = 30;
    private const int DirectBits = 10;

    private static readonly uint[] s_codes = new uint[EndOfString + 1];

    // Length in the upper byte, symbol in the lower; 0 if the code is longer than that.
    private static readonly ushort[] s_direct = new ushort[1 << DirectBits];

    // For codes of each length: the first of them, how many there are, and where their symbols begin.
    private static readonly uint[] s_first = new uint[Longest + 1];
    private static readonly int[] s_counts = new int[Longest + 1];
    private static readonly int[] s_starts = new int[Longest + 1];
    private static readonly ushort[] s_symbols = new ushort[EndOfString + 1];

    static HpackHuffman()
    {
        uint code = 0;
        int position = 0;
        for (int length = 1; length <= Longest; length++)
        {
            code <<= 1;
            s_first[length] = code;
            s_starts[length] = position;
            for (int symbol = 0; symbol <= EndOfString; symbol++)
            {
                if (LengthOf(symbol) != length)
                {
                    continue;
                }

                s_codes[symbol] = code;
                s_symbols[position++] = (ushort)symbol;
                if (length <= DirectBits)
                {
                    s_direct.AsSpan((int)(code << (DirectBits - length)), 1 << (DirectBits - length)).Fill((ushort)((length << 8) | symbol));
                }

                code++;
            }

            s_counts[length] = position - s_starts[length];
        }
    }

    private static ReadOnlySpan<byte> Lengths =>
    [
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28,
        28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,
        5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
        13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
        7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5,
        6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
        20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,
        24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
        22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23,
        21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
        26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25,
        19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
        20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,
        26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
    ];

    /// <summary>Bytes that a text takes when it is packed.</summary>
    public static int Measure(ReadOnlySpan<byte> text)
    {
        long bits = 0;
        foreach (byte character in text)
        {
            bits += Lengths[character];
        }

        return (int)((bits + 7) >> 3);
    }

    /// <summary>Packs a text into as many bytes as <see cref="Measure"/> says.</summary>
    public static void Encode(ReadOnlySpan<byte> text, Span<byte> packed)
    {
        ulong bits = 0;
        int count = 0;
        int at = 0;
        foreach (byte character in text)
        {
            int length = Lengths[character];
            bits = (bits << length) | s_codes[character];
            count += length;
            while (count >= 8)
            {
                count -= 8;
                packed[at++] = (byte)(bits >> count);
            }
        }

        if (count > 0)
        {
            // The rest is filled with the first bits of the end of string, which are ones.
            packed[at] = (byte)((bits << (8 - count)) | (0xFFu >> count));
        }
    }

    /// <summary>Bytes that a packed text may unpack to at most.</summary>
    public static int MaxUnpacked(int packedBytes) => (int)Math.Min((long)packedBytes * 8 / 5, int.MaxValue);

    /// <summary>Unpacks a text.</summary>
    /// <param name="packed">What has come.</param>
    /// <param name="text">Room for <see cref="MaxUnpacked"/> bytes.</param>
    /// <param name="length">Bytes of the text.</param>
    /// <returns><see langword="false"/> if it is no text: the end of string is in it, or what fills its last byte is not that or is too long.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> packed, Span<byte> text, out int length)
    {
        length = 0;
        ulong bits = 0; // those not used yet, at the upper end
        int count = 0;
        int at = 0;
        while (true)
        {
            while (count <= 56 && at < packed.Length)
            {
                bits |= (ulong)packed[at++] << (56 - count);
                count += 8;
            }

            int entry = s_direct[(int)(bits >> (64 - DirectBits))];
            int used = entry >> 8;
            if (used == 0 && !TryFindLong(bits, out used, out entry))
            {
                return false;
            }

            if (used > count)
            {
                // What is left is no whole code: it must be fewer than eight ones.
                return count < 8 && BitOperations.LeadingZeroCount(~bits) >= count;
            }

            text[length++] = (byte)entry;
            bits <<= used;
            count -= used;
        }
    }

    private static int LengthOf(int symbol) => symbol == EndOfString ? Longest : Lengths[symbol];

    private static bool TryFindLong(ulong bits, out int used, out int symbol)
    {
        for (used = DirectBits + 1; used <= Longest; used++)
        {
            uint offset = (uint)(bits >> (64 - used)) - s_first[used];
            if (offset < (uint)s_counts[used])
            {
                symbol = s_symbols[s_starts[used] + (int)offset];
                return symbol != EndOfString;
            }
        }

        symbol = 0;
        return false;
    }
}
