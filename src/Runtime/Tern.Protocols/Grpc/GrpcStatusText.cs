using System.Buffers;
using System.Text;

namespace Tern.Protocols;

/// <summary>The trailer <c>grpc-message</c>: UTF-8 in which everything but printable ASCII is percent-encoded. Source: gRPC <c>PROTOCOL-HTTP2.md</c>, section Responses.</summary>
internal static class GrpcStatusText
{
    private const int EscapeBytes = 3;

    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    /// <summary>Encodes a text; what goes beyond the limit is cut off between two characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxBytes">Bytes that the encoded text may have.</param>
    public static byte[] Encode(string text, int maxBytes = int.MaxValue)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(Math.Min(text.Length, maxBytes), 16));
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            int length = rune.EncodeToUtf8(utf8);
            int needed = length == 1 && IsPlain(utf8[0]) ? 1 : length * EscapeBytes;
            if (output.WrittenCount + needed > maxBytes)
            {
                break;
            }

            Span<byte> room = output.GetSpan(needed);
            if (needed == 1)
            {
                room[0] = utf8[0];
            }
            else
            {
                for (int i = 0; i < length; i++)
                {
                    room[i * EscapeBytes] = (byte)'%';
                    room[(i * EscapeBytes) + 1] = HexDigits[utf8[i] >> 4];
                    room[(i * EscapeBytes) + 2] = HexDigits[utf8[i] & 0xF];
                }
            }

            output.Advance(needed);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Decodes a text. Never fails: what is no escape is taken as it stands, as the specification asks.</summary>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf((byte)'%') < 0)
        {
            return Encoding.UTF8.GetString(text);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(text.Length);
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                rented[length++] = (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]));
                i += 2;
            }
            else
            {
                rented[length++] = text[i];
            }
        }

        string decoded = Encoding.UTF8.GetString(rented, 0, length);
        ArrayPool<byte>.Shared.Return(rented);
        return decoded;
    }

    private static bool IsPlain(byte value) => value is >= (byte)' ' and <= (byte)'~' and not (byte)'%';

    private static int Digit(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
