using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>CRC-32C (Castagnoli) of a payload, as TTHeader's <c>crc32c</c> key carries it: eight lower-case hex digits. Source: Kitex <c>pkg/remote/codec/validate.go</c>.</summary>
internal static class Crc32C
{
    public static uint Compute(ReadOnlySpan<byte> bytes) => ~Append(uint.MaxValue, bytes);

    /// <summary>Writes the eight digits.</summary>
    public static void Format(uint crc, Span<byte> digits) => Utf8Formatter.TryFormat(crc, digits, out _, new StandardFormat('x', 8));

    /// <summary>Compares a payload with the digits that its header gives.</summary>
    /// <exception cref="WireFormatException">They differ.</exception>
    public static void Check(string digits, ReadOnlySpan<byte> body)
    {
        uint actual = Compute(body);
        if (!uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint expected) || expected != actual)
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"its checksum is {actual:x8} where its header says {digits}: the payload was damaged on its way");
        }
    }

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
