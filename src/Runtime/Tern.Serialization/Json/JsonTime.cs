using System.Globalization;

namespace Tern.Serialization;

/// <summary>Points and lengths of time as ProtoJSON spells them.</summary>
/// <remarks>Source: Protocol Buffers, "ProtoJSON Format", Timestamp and Duration; RFC 3339, section 5.6.</remarks>
internal static class JsonTime
{
    public const int NanosecondsPerTick = 100;

    /// <summary>Bytes of the longest time.</summary>
    public const int MaxBytes = 40;

    private const int NanosecondsPerSecond = 1_000_000_000;
    private const int FractionDigits = 9;
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;
    private const long MaxDurationSeconds = 315_576_000_000;

    /// <summary>Writes a point in time.</summary>
    /// <returns>Bytes that it took.</returns>
    /// <exception cref="WireFormatException">Not from the year 1 to the year 9999.</exception>
    public static int FormatTimestamp(Span<byte> text, long seconds, int nanoseconds)
    {
        if (seconds is < FirstSecond or > LastSecond || nanoseconds is < 0 or >= NanosecondsPerSecond)
        {
            throw Invalid($"{seconds} s and {nanoseconds} ns since 1970 are no time that JSON can carry; it goes from the year 1 to the year 9999");
        }

        DateTime time = DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond);
        time.TryFormat(text, out int count, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        count += FormatFraction(text[count..], nanoseconds);
        text[count] = (byte)'Z';
        return count + 1;
    }

    /// <summary>Writes a length of time.</summary>
    /// <returns>Bytes that it took.</returns>
    /// <exception cref="WireFormatException">More than 10,000 years, or the signs differ.</exception>
    public static int FormatDuration(Span<byte> text, long seconds, int nanoseconds)
    {
        bool isInvalid = seconds is < -MaxDurationSeconds or > MaxDurationSeconds
            || nanoseconds is <= -NanosecondsPerSecond or >= NanosecondsPerSecond
            || (seconds < 0 && nanoseconds > 0)
            || (seconds > 0 && nanoseconds < 0);
        if (isInvalid)
        {
            throw Invalid($"{seconds} s and {nanoseconds} ns are no duration that JSON can carry; it goes up to {MaxDurationSeconds} s, and both have one sign");
        }

        int count = 0;
        if (seconds < 0 || nanoseconds < 0)
        {
            text[count++] = (byte)'-';
        }

        Math.Abs(seconds).TryFormat(text[count..], out int digits, provider: CultureInfo.InvariantCulture);
        count += digits;
        count += FormatFraction(text[count..], Math.Abs(nanoseconds));
        text[count] = (byte)'s';
        return count + 1;
    }

    /// <summary>Reads a point in time.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParseTimestamp(ReadOnlySpan<byte> text, out long seconds, out int nanoseconds)
    {
        const int DateAndTime = 19;
        seconds = 0;
        nanoseconds = 0;
        if (text.Length <= DateAndTime || !TryParseDateAndTime(text[..DateAndTime], out DateTime time))
        {
            return false;
        }

        text = text[DateAndTime..];
        if (!TryTakeFraction(ref text, out nanoseconds) || !TryParseOffset(text, out TimeSpan offset))
        {
            return false;
        }

        seconds = ((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - (long)offset.TotalSeconds;
        return seconds is >= FirstSecond and <= LastSecond;
    }

    /// <summary>Reads a length of time.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParseDuration(ReadOnlySpan<byte> text, out long seconds, out int nanoseconds)
    {
        seconds = 0;
        nanoseconds = 0;
        if (text is not [.., (byte)'s'])
        {
            return false;
        }

        text = text[..^1];
        bool isNegative = text is [(byte)'-', ..];
        if (isNegative)
        {
            text = text[1..];
        }

        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? default : text[point..];
        if (!TryParseDigits(whole, out seconds) || seconds > MaxDurationSeconds || !TryTakeFraction(ref fraction, out nanoseconds) || !fraction.IsEmpty)
        {
            return false;
        }

        if (isNegative)
        {
            seconds = -seconds;
            nanoseconds = -nanoseconds;
        }

        return true;
    }

    /// <summary>The failure of a time that cannot be written or read.</summary>
    public static WireFormatException Invalid(string message) => new(WireFormatError.InvalidData, message);

    // As many digits as are needed, in groups of three.
    private static int FormatFraction(Span<byte> text, int nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return 0;
        }

        text[0] = (byte)'.';
        nanoseconds.TryFormat(text[1..], out int digits, "D9", CultureInfo.InvariantCulture);
        while (text[digits] == '0' && text[digits - 1] == '0' && text[digits - 2] == '0')
        {
            digits -= 3;
        }

        return digits + 1;
    }

    private static bool TryParseDateAndTime(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        bool isShaped = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';
        bool isNumeric = TryParseDigits(text[..4], out long year) & TryParseDigits(text[5..7], out long month) & TryParseDigits(text[8..10], out long day)
            & TryParseDigits(text[11..13], out long hour) & TryParseDigits(text[14..16], out long minute) & TryParseDigits(text[17..19], out long second);
        bool isValid = isShaped && isNumeric && year > 0 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth((int)year, (int)month)
            && hour < 24 && minute < 60 && second < 60;
        if (isValid)
        {
            time = new DateTime((int)year, (int)month, (int)day, (int)hour, (int)minute, (int)second, DateTimeKind.Utc);
        }

        return isValid;
    }

    private static bool TryParseOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text is [(byte)'Z'])
        {
            return true;
        }

        if (text is not [(byte)'+' or (byte)'-', _, _, (byte)':', _, _]
            || !TryParseDigits(text[1..3], out long hours)
            || !TryParseDigits(text[4..6], out long minutes)
            || hours >= 24
            || minutes >= 60)
        {
            return false;
        }

        offset = new TimeSpan((int)hours, (int)minutes, 0);
        offset = text[0] == '-' ? -offset : offset;
        return true;
    }

    // Absent, or a point and one to nine digits.
    private static bool TryTakeFraction(ref ReadOnlySpan<byte> text, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text is not [(byte)'.', ..])
        {
            return true;
        }

        text = text[1..];
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        int digits = end < 0 ? text.Length : end;
        if (digits is 0 or > FractionDigits || !TryParseDigits(text[..digits], out long value))
        {
            return false;
        }

        for (int i = digits; i < FractionDigits; i++)
        {
            value *= 10;
        }

        nanoseconds = (int)value;
        text = text[digits..];
        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<byte> text, out long value)
    {
        const int MostDigits = 18;
        value = 0;
        if (text.IsEmpty || text.Length > MostDigits || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (byte digit in text)
        {
            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
