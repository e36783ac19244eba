using System.Buffers;

namespace Tern.Protocols.Http2;

/// <summary>What names and values of headers may hold. Source: RFC 9113 section 8.2.1, RFC 9110 section 5.</summary>
internal static class Http2HeaderRules
{
    private static readonly SearchValues<byte> s_nameBytes =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"u8);

    private static readonly SearchValues<byte> s_badValueBytes =
        SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    /// <summary>Whether bytes are a name in lower case; a pseudo-header's colon is allowed in front.</summary>
    public static bool IsName(ReadOnlySpan<byte> name)
    {
        if (name.Length > 0 && name[0] == (byte)':')
        {
            name = name[1..];
        }

        return name.Length > 0 && !name.ContainsAnyExcept(s_nameBytes);
    }

    /// <summary>Whether bytes are a value: no control characters but tabs, no blanks at its ends.</summary>
    public static bool IsValue(ReadOnlySpan<byte> value) =>
        value.IsEmpty || (!IsBlank(value[0]) && !IsBlank(value[^1]) && !value.ContainsAny(s_badValueBytes));

    /// <summary>Whether a value that has come may be taken: nothing in it that ends a line or a text. Source: RFC 9113 section 8.2.1.</summary>
    /// <remarks>Blanks at the ends are let through, though the rule forbids them: senders of gRPC messages leave them there.</remarks>
    public static bool IsAcceptable(ReadOnlySpan<byte> value) => !value.ContainsAny((byte)0, (byte)'\n', (byte)'\r');

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t';
}
