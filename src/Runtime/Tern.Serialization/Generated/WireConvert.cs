using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Turns .NET values that the wire has no type for into those that it has, and back.</summary>
/// <remarks>Times are counted in ticks of 100 ns. What does not fit is a <see cref="WireFormatException"/> that names the field.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WireConvert
{
    private static readonly int s_epochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The same eight bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte FromByte(byte value) => unchecked((sbyte)value);

    /// <summary>The same eight bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ToByte(sbyte value) => unchecked((byte)value);

    /// <summary>The same 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromUInt64(ulong value) => unchecked((long)value);

    /// <summary>The same 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToUInt64(long value) => unchecked((ulong)value);

    /// <summary>Whether a number is the zero that Protobuf leaves out; minus zero is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(double value) => BitConverter.DoubleToInt64Bits(value) == 0;

    /// <summary>A number that was widened.</summary>
    public static ushort ToUInt16(int value, string field)
        => value is >= ushort.MinValue and <= ushort.MaxValue ? (ushort)value : throw CodecErrors.OutOfRange(field, value, "ushort");

    /// <summary>A number that was widened.</summary>
    public static uint ToUInt32(long value, string field)
        => value is >= uint.MinValue and <= uint.MaxValue ? (uint)value : throw CodecErrors.OutOfRange(field, value, "uint");

    /// <summary>Digits of the invariant culture; trailing zeros are kept.</summary>
    public static string FromDecimal(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Digits of the invariant culture.</summary>
    public static decimal ToDecimal(string value, string field)
        => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal result)
            ? result
            : throw CodecErrors.OutOfRange(field, Quote(value), "decimal");

    /// <summary>32 digits with hyphens.</summary>
    public static string FromGuid(Guid value) => value.ToString("D");

    /// <summary>32 digits, with hyphens or without.</summary>
    public static Guid ToGuid(string value, string field)
        => Guid.TryParse(value, CultureInfo.InvariantCulture, out Guid result) ? result : throw CodecErrors.OutOfRange(field, Quote(value), "Guid");

    /// <summary>16 bytes in network order.</summary>
    public static byte[] FromUuid(Guid value) => value.ToByteArray(bigEndian: true);

    /// <summary>16 bytes in network order.</summary>
    public static Guid ToUuid(byte[] value, string field)
        => value.Length == 16 ? new Guid(value, bigEndian: true) : throw CodecErrors.OutOfRange(field, $"of {value.Length} bytes", "Guid");

    /// <summary>Ticks since the Unix epoch, UTC; a time of unspecified kind is taken as UTC.</summary>
    public static long FromDateTime(DateTime value)
    {
        DateTime utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        return utc.Ticks - DateTime.UnixEpoch.Ticks;
    }

    /// <summary>A time in UTC.</summary>
    public static DateTime ToDateTime(long value, string field) => new(Ticks(value, field, "DateTime"), DateTimeKind.Utc);

    /// <summary>Ticks since the Unix epoch; the instant is kept, the offset is not.</summary>
    public static long FromDateTimeOffset(DateTimeOffset value) => value.UtcTicks - DateTime.UnixEpoch.Ticks;

    /// <summary>A time with offset zero.</summary>
    public static DateTimeOffset ToDateTimeOffset(long value, string field) => new(Ticks(value, field, "DateTimeOffset"), TimeSpan.Zero);

    /// <summary>Ticks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromTimeSpan(TimeSpan value) => value.Ticks;

    /// <summary>Ticks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TimeSpan ToTimeSpan(long value) => new(value);

    /// <summary>Days since 1970-01-01.</summary>
    public static int FromDateOnly(DateOnly value) => value.DayNumber - s_epochDay;

    /// <summary>Days since 1970-01-01.</summary>
    public static DateOnly ToDateOnly(int value, string field)
    {
        long day = (long)value + s_epochDay;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day)
            : throw CodecErrors.OutOfRange(field, value, "DateOnly");
    }

    /// <summary>Ticks since midnight.</summary>
    public static long FromTimeOnly(TimeOnly value) => value.Ticks;

    /// <summary>Ticks since midnight.</summary>
    public static TimeOnly ToTimeOnly(long value, string field)
        => value >= 0 && value <= TimeOnly.MaxValue.Ticks ? new TimeOnly(value) : throw CodecErrors.OutOfRange(field, value, "TimeOnly");

    private static long Ticks(long value, string field, string type)
        => value >= -DateTime.UnixEpoch.Ticks && value <= DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks
            ? value + DateTime.UnixEpoch.Ticks
            : throw CodecErrors.OutOfRange(field, value, type);

    // The text comes from a peer: as much of it as tells what is wrong.
    private static string Quote(string value) => value.Length <= 64 ? $"\"{value}\"" : $"\"{value.AsSpan(0, 64)}…\"";
}
