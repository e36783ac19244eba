namespace Tern.Serialization;

public static partial class WireConvert
{
    /// <summary>Number of an enum whose integer type is wider than the wire's.</summary>
    public static int FromEnum(long value, string field)
        => value is >= int.MinValue and <= int.MaxValue ? (int)value : throw CodecErrors.OutOfRange(field, value, "i32, as which enums travel");

    /// <inheritdoc cref="FromEnum(long, string)"/>
    public static int FromEnum(ulong value, string field)
        => value <= int.MaxValue ? (int)value : throw CodecErrors.OutOfRange(field, value, "i32, as which enums travel");

    /// <summary>A number that was widened, or of an enum of <see cref="byte"/>.</summary>
    public static byte ToByte(int value, string field)
        => value is >= byte.MinValue and <= byte.MaxValue ? (byte)value : throw CodecErrors.OutOfRange(field, value, "byte");

    /// <summary>A number that was widened, or of an enum of <see cref="sbyte"/>.</summary>
    public static sbyte ToSByte(int value, string field)
        => value is >= sbyte.MinValue and <= sbyte.MaxValue ? (sbyte)value : throw CodecErrors.OutOfRange(field, value, "sbyte");

    /// <summary>A number that was widened, or of an enum of <see cref="short"/>.</summary>
    public static short ToInt16(int value, string field)
        => value is >= short.MinValue and <= short.MaxValue ? (short)value : throw CodecErrors.OutOfRange(field, value, "short");

    /// <summary>Number of an enum of <see cref="ulong"/>.</summary>
    public static ulong ToUInt64(int value, string field)
        => value >= 0 ? (ulong)value : throw CodecErrors.OutOfRange(field, value, "ulong");

    /// <summary>A number that was widened.</summary>
    public static byte ToByte(uint value, string field) => value <= byte.MaxValue ? (byte)value : throw CodecErrors.OutOfRange(field, value, "byte");

    /// <summary>A number that was widened.</summary>
    public static ushort ToUInt16(uint value, string field) => value <= ushort.MaxValue ? (ushort)value : throw CodecErrors.OutOfRange(field, value, "ushort");
}
