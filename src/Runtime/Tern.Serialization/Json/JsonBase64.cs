namespace Tern.Serialization;

/// <summary>Reads Base64 in all forms that ProtoJSON accepts: the standard or the URL-safe alphabet, with or without padding.</summary>
/// <remarks>Source: Protocol Buffers, "ProtoJSON Format", bytes; RFC 4648, sections 4 and 5.</remarks>
internal static class JsonBase64
{
    private const int BitsPerCharacter = 6;

    /// <summary>Reads the bytes.</summary>
    /// <returns>Whether the text is Base64.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        int padding = text switch
        {
            [.., (byte)'=', (byte)'='] => 2,
            [.., (byte)'='] => 1,
            _ => 0,
        };
        bool isPaddedWrongly = padding > 0 && text.Length % 4 != 0;
        text = text[..^padding];
        if (isPaddedWrongly || text.Length % 4 == 1)
        {
            return false;
        }

        byte[] result = new byte[text.Length * (long)BitsPerCharacter / 8];
        uint gathered = 0;
        int bits = 0;
        int count = 0;
        foreach (byte character in text)
        {
            int value = ValueOf(character);
            if (value < 0)
            {
                return false;
            }

            gathered = (gathered << BitsPerCharacter) | (uint)value;
            bits += BitsPerCharacter;
            if (bits >= 8)
            {
                bits -= 8;
                result[count++] = (byte)(gathered >> bits);
            }
        }

        bytes = result;
        return true;
    }

    private static int ValueOf(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };
}
