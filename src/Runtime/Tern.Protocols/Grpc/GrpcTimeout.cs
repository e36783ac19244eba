using System.Buffers.Text;

namespace Tern.Protocols;

/// <summary>The header <c>grpc-timeout</c>: at most eight digits and a unit. Source: gRPC <c>PROTOCOL-HTTP2.md</c>, section Requests.</summary>
internal static class GrpcTimeout
{
    /// <summary>Bytes of the longest value.</summary>
    public const int MaxBytes = 9;

    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    /// <summary>Longer times are cut to this: timers take no more than 49 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private static ReadOnlySpan<byte> Units => "numSMH"u8;

    // A tick is 100 ns; a nanosecond is a fraction of it.
    private static ReadOnlySpan<long> TicksPerUnit =>
        [0, TimeSpan.TicksPerMicrosecond, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMinute, TimeSpan.TicksPerHour];

    /// <summary>Rounds up to three digits, at most one in a hundred more.</summary>
    /// <remarks>
    /// The time left differs from call to call by microseconds. Without them the header, and so the block it is in, is the same again and again, and either end can know it
    /// by its bytes; gRPC's C core sends such times too. The caller keeps the exact deadline.
    /// </remarks>
    public static TimeSpan Coarsen(TimeSpan timeout)
    {
        long ticks = timeout.Ticks;
        long step = 1;
        while (ticks / step >= 1_000)
        {
            step *= 10;
        }

        long rest = ticks % step;
        return rest == 0 || ticks > Longest.Ticks ? timeout : TimeSpan.FromTicks(ticks - rest + step);
    }

    /// <summary>Writes the smallest unit that holds the time, rounded up; a time that is over is <c>0n</c>.</summary>
    /// <param name="timeout">Time that is left.</param>
    /// <param name="output">At least <see cref="MaxBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    public static int Format(TimeSpan timeout, Span<byte> output)
    {
        long ticks = Math.Max(timeout.Ticks, 0);
        int unit = 0;
        long value = ticks <= MaxValue / TimeSpan.NanosecondsPerTick ? ticks * TimeSpan.NanosecondsPerTick : long.MaxValue;
        while (value > MaxValue && unit < Units.Length - 1)
        {
            unit++;
            long perUnit = TicksPerUnit[unit];
            value = (ticks / perUnit) + (ticks % perUnit > 0 ? 1 : 0);
        }

        Utf8Formatter.TryFormat(Math.Min(value, MaxValue), output, out int written);
        output[written] = Units[unit];
        return written + 1;
    }

    /// <summary>Reads a value; <see langword="false"/> if it is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > MaxDigits + 1)
        {
            return false;
        }

        int unit = Units.IndexOf(text[^1]);
        long value = 0;
        foreach (byte digit in text[..^1])
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        if (unit < 0)
        {
            return false;
        }

        // What is left of a nanosecond counts: a time that is not over yet must not become none.
        long ticks = unit == 0 ? (value + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick : value * TicksPerUnit[unit];
        timeout = TimeSpan.FromTicks(Math.Min(ticks, Longest.Ticks));
        return true;
    }
}
