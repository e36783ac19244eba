namespace Tern.Protocols.Http2.Hpack;

/// <summary>The headers that both ends know from the start. Source: RFC 7541 appendix A.</summary>
internal static class HpackStaticTable
{
    /// <summary>Entries; the dynamic table's indices begin behind them.</summary>
    public const int Count = 61;

    private static readonly HpackEntry[] s_entries =
    [
        new(":authority", ""),
        new(":method", "GET"),
        new(":method", "POST"),
        new(":path", "/"),
        new(":path", "/index.html"),
        new(":scheme", "http"),
        new(":scheme", "https"),
        new(":status", "200"),
        new(":status", "204"),
        new(":status", "206"),
        new(":status", "304"),
        new(":status", "400"),
        new(":status", "404"),
        new(":status", "500"),
        new("accept-charset", ""),
        new("accept-encoding", "gzip, deflate"),
        new("accept-language", ""),
        new("accept-ranges", ""),
        new("accept", ""),
        new("access-control-allow-origin", ""),
        new("age", ""),
        new("allow", ""),
        new("authorization", ""),
        new("cache-control", ""),
        new("content-disposition", ""),
        new("content-encoding", ""),
        new("content-language", ""),
        new("content-length", ""),
        new("content-location", ""),
        new("content-range", ""),
        new("content-type", ""),
        new("cookie", ""),
        new("date", ""),
        new("etag", ""),
        new("expect", ""),
        new("expires", ""),
        new("from", ""),
        new("host", ""),
        new("if-match", ""),
        new("if-modified-since", ""),
        new("if-none-match", ""),
        new("if-range", ""),
        new("if-unmodified-since", ""),
        new("last-modified", ""),
        new("link", ""),
        new("location", ""),
        new("max-forwards", ""),
        new("proxy-authenticate", ""),
        new("proxy-authorization", ""),
        new("range", ""),
        new("referer", ""),
        new("refresh", ""),
        new("retry-after", ""),
        new("server", ""),
        new("set-cookie", ""),
        new("strict-transport-security", ""),
        new("transfer-encoding", ""),
        new("user-agent", ""),
        new("vary", ""),
        new("via", ""),
        new("www-authenticate", ""),
    ];

    // For each first byte of a name, the lengths that names of the table have: most names that are not in it are told by that.
    private static readonly uint[] s_lengths = MeasureNames();

    /// <summary>The entry with an index from 1 to <see cref="Count"/>.</summary>
    public static HpackEntry Get(int index) => s_entries[index - 1];

    /// <summary>Finds a header: the index of a name and value that are there together, else of the name alone, else 0.</summary>
    public static int Find(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, out bool hasValue)
    {
        hasValue = false;
        int found = 0;
        if (name.IsEmpty || name.Length > 31 || name[0] >= s_lengths.Length || (s_lengths[name[0]] >> name.Length & 1) == 0)
        {
            return 0;
        }

        for (int i = 0; i < s_entries.Length; i++)
        {
            if (!s_entries[i].Name.SequenceEqual(name))
            {
                continue;
            }

            if (s_entries[i].Value.SequenceEqual(value))
            {
                hasValue = true;
                return i + 1;
            }

            found = found == 0 ? i + 1 : found;
        }

        return found;
    }

    private static uint[] MeasureNames()
    {
        var lengths = new uint[128];
        foreach (HpackEntry entry in s_entries)
        {
            lengths[entry.Name[0]] |= 1u << entry.Name.Length;
        }

        return lengths;
    }
}
