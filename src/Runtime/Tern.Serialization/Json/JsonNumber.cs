namespace Tern.Serialization;

/// <summary>Reads JSON's numbers exactly.</summary>
internal static class JsonNumber
{
    /// <summary>Digits and sign of the longest 64-bit integer.</summary>
    public const int MaxIntegerBytes = 20;

    private const int MaxDigits = 20;
    private const int MaxExponent = 1_000_000_000;

    /// <summary>Whether a text is a number as JSON spells it.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) => TrySplit(text, out _, out _, out _, out _);

    /// <summary>Reads a number without a fraction, also where it is spelled with one or with an exponent: <c>1.0</c>, <c>1e5</c>.</summary>
    /// <param name="text">The number.</param>
    /// <param name="isNegative">Whether a minus stands before it.</param>
    /// <param name="magnitude">The number without its sign.</param>
    /// <returns>Whether it is such a number and 64 bits hold it.</returns>
    public static bool TryParseInteger(ReadOnlySpan<byte> text, out bool isNegative, out ulong magnitude)
    {
        magnitude = 0;
        if (!TrySplit(text, out isNegative, out ReadOnlySpan<byte> whole, out ReadOnlySpan<byte> fraction, out int exponent))
        {
            return false;
        }

        fraction = fraction.TrimEnd((byte)'0');
        whole = whole.TrimStart((byte)'0');
        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return true;
        }

        // Where the point stands after the exponent has moved it, counted from the first digit of the whole part.
        long point = (long)whole.Length + exponent;
        if (point > MaxDigits + fraction.Length)
        {
            return false;
        }

        return TryGather(whole, fraction, point, out magnitude);
    }

    private static bool TryGather(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, long point, out ulong magnitude)
    {
        magnitude = 0;
        int digits = whole.Length + fraction.Length;
        for (int i = 0; i < Math.Max(digits, point); i++)
        {
            int digit = i < whole.Length ? whole[i] - '0' : i < digits ? fraction[i - whole.Length] - '0' : 0;
            if (i >= point)
            {
                if (digit != 0)
                {
                    return false;
                }

                continue;
            }

            UInt128 next = ((UInt128)magnitude * 10) + (uint)digit;
            if (next > ulong.MaxValue)
            {
                return false;
            }

            magnitude = (ulong)next;
        }

        return true;
    }

    // number = [ minus ] int [ frac ] [ exp ]; source: RFC 8259, section 6.
    private static bool TrySplit(
        ReadOnlySpan<byte> text,
        out bool isNegative,
        out ReadOnlySpan<byte> whole,
        out ReadOnlySpan<byte> fraction,
        out int exponent)
    {
        fraction = default;
        exponent = 0;
        isNegative = text is [(byte)'-', ..];
        if (isNegative)
        {
            text = text[1..];
        }

        whole = TakeDigits(ref text);
        if (whole.IsEmpty || whole is [(byte)'0', _, ..])
        {
            return false;
        }

        if (text is [(byte)'.', ..])
        {
            text = text[1..];
            fraction = TakeDigits(ref text);
            if (fraction.IsEmpty)
            {
                return false;
            }
        }

        return text.IsEmpty || (text[0] is (byte)'e' or (byte)'E' && TryParseExponent(text[1..], out exponent));
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        bool isNegative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..])
        {
            text = text[1..];
        }

        ReadOnlySpan<byte> digits = TakeDigits(ref text);
        if (digits.IsEmpty || !text.IsEmpty)
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            exponent = (int)Math.Min((exponent * 10L) + (digit - '0'), MaxExponent);
        }

        exponent = isNegative ? -exponent : exponent;
        return true;
    }

    private static ReadOnlySpan<byte> TakeDigits(scoped ref ReadOnlySpan<byte> text)
    {
        int count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> digits = count < 0 ? text : text[..count];
        text = text[digits.Length..];
        return digits;
    }
}
