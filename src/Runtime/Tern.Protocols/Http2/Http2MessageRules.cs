using System.Buffers.Text;
using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Http2;

/// <summary>What a list of headers was found to be.</summary>
internal enum Http2HeaderKind : byte
{
    Unchecked,
    Malformed,
    Request,
    Response,
    InterimResponse,
    Trailers,
}

/// <summary>What headers must be there and which must not. Source: RFC 9113 sections 8.1 to 8.3.</summary>
internal static class Http2MessageRules
{
    /// <summary>Tells what a list is; the answer is kept with the list, which peers send again and again.</summary>
    public static Http2HeaderKind KindOf(HpackFields fields) =>
        fields.Kind == Http2HeaderKind.Unchecked ? fields.Kind = Check(fields) : fields.Kind;

    /// <summary>The content-length of a message, or -1.</summary>
    public static long ContentLengthOf(Http2HeaderList headers) =>
        headers.TryGet(Http2HeaderName.ContentLength, out ReadOnlySpan<byte> value) && Utf8Parser.TryParse(value, out long length, out int read) && read == value.Length
            ? length : -1;

    private static Http2HeaderKind Check(HpackFields fields)
    {
        if (!fields.IsWellFormed)
        {
            return Http2HeaderKind.Malformed;
        }

        int seen = 0;
        bool pseudoIsOver = false;
        for (int i = 0; i < fields.Count; i++)
        {
            Http2HeaderName name = fields.NameOf(i);
            switch (name)
            {
                case Http2HeaderName.Authority or Http2HeaderName.Method or Http2HeaderName.Path or Http2HeaderName.Scheme or Http2HeaderName.Status:
                    if (pseudoIsOver || (seen & Bit(name)) != 0)
                    {
                        return Http2HeaderKind.Malformed;
                    }

                    seen |= Bit(name);
                    break;
                case Http2HeaderName.UnknownPseudo or Http2HeaderName.ConnectionSpecific:
                    return Http2HeaderKind.Malformed;
                case Http2HeaderName.Te when !fields.Value(i).SequenceEqual("trailers"u8):
                    return Http2HeaderKind.Malformed;
                case Http2HeaderName.ContentLength when ContentLengthIsBad(fields.Value(i)):
                    return Http2HeaderKind.Malformed;
                default:
                    pseudoIsOver = true;
                    break;
            }
        }

        return seen switch
        {
            0 => Http2HeaderKind.Trailers,
            _ when seen == Bit(Http2HeaderName.Status) => KindOfStatus(fields),
            _ when (seen & ~Bit(Http2HeaderName.Authority)) == RequestBits => KindOfRequest(fields),
            _ => Http2HeaderKind.Malformed,
        };
    }

    private static int RequestBits => Bit(Http2HeaderName.Method) | Bit(Http2HeaderName.Path) | Bit(Http2HeaderName.Scheme);

    private static int Bit(Http2HeaderName name) => 1 << (int)name;

    private static Http2HeaderKind KindOfRequest(HpackFields fields)
    {
        var headers = new Http2HeaderList(fields);
        headers.TryGet(Http2HeaderName.Path, out ReadOnlySpan<byte> path);
        return path.IsEmpty ? Http2HeaderKind.Malformed : Http2HeaderKind.Request;
    }

    private static Http2HeaderKind KindOfStatus(HpackFields fields)
    {
        var headers = new Http2HeaderList(fields);
        headers.TryGet(Http2HeaderName.Status, out ReadOnlySpan<byte> status);
        if (status.Length != 3 || status.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return Http2HeaderKind.Malformed;
        }

        return status[0] switch
        {
            // 101 is not for HTTP/2: RFC 9113 section 8.6.
            (byte)'1' => status.SequenceEqual("101"u8) ? Http2HeaderKind.Malformed : Http2HeaderKind.InterimResponse,
            (byte)'0' => Http2HeaderKind.Malformed,
            _ => Http2HeaderKind.Response,
        };
    }

    private static bool ContentLengthIsBad(ReadOnlySpan<byte> value) =>
        value.Length is 0 or > 18 || value.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
