namespace Tern.Serialization.Tests;

/// <summary>Bytes as test literals: hexadecimal digits, blanks wherever they help.</summary>
internal static class Hex
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static string Text(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);

    public static string Normal(string hex) => Text(Bytes(hex));
}
