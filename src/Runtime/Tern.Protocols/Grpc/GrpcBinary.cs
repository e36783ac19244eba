using System.Buffers;
using System.Buffers.Text;

namespace Tern.Protocols;

/// <summary>Values of keys that end in <c>-bin</c>: base64, read with and without padding, written without. Source: gRPC <c>PROTOCOL-HTTP2.md</c>, section Requests.</summary>
internal static class GrpcBinary
{
    /// <summary>Encodes bytes without padding.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> value)
    {
        byte[] text = new byte[Base64.GetMaxEncodedToUtf8Length(value.Length)];
        Base64.EncodeToUtf8(value, text, out _, out int written);
        while (written > 0 && text[written - 1] == '=')
        {
            written--;
        }

        return text.AsSpan(0, written).ToArray();
    }

    /// <summary>Decodes one value; <see langword="false"/> if it is no base64.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] value)
    {
        value = [];
        text = text.Trim((byte)' ').TrimEnd((byte)'=');
        if (text.Length % 4 == 1)
        {
            return false;
        }

        int padded = (text.Length + 3) / 4 * 4;
        byte[] rented = ArrayPool<byte>.Shared.Rent(Math.Max(padded, 1));
        try
        {
            Span<byte> block = rented.AsSpan(0, padded);
            text.CopyTo(block);
            block[text.Length..].Fill((byte)'=');

            // White space inside, which the decoder would let pass, is no base64 of gRPC.
            if (text.IndexOfAny(" \t\r\n"u8) >= 0 || Base64.DecodeFromUtf8InPlace(block, out int written) != OperationStatus.Done)
            {
                return false;
            }

            value = block[..written].ToArray();
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Adds the values of one header field, which may be several with commas between them.</summary>
    /// <returns><see langword="false"/> if one of them is no base64; those before it have been added.</returns>
    public static bool TryAdd(RpcHeaders headers, string key, ReadOnlySpan<byte> values)
    {
        foreach (Range part in values.Split((byte)','))
        {
            if (!TryDecode(values[part], out byte[] value))
            {
                return false;
            }

            headers.AddReceived(new RpcHeader(key, value));
        }

        return true;
    }
}
