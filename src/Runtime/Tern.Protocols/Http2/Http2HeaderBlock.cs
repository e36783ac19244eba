using System.Text;

namespace Tern.Protocols.Http2;

/// <summary>Headers that are sent again and again: made once per method or server, encoded once per connection, a copy of a few bytes from then on. Immutable, thread-safe.</summary>
/// <remarks>Bounded in number: every block that lives is one that some connection may remember. Values that differ from call to call go through <see cref="Http2HeadersWriter.Write(ReadOnlySpan{byte}, ReadOnlySpan{byte}, bool)"/>.</remarks>
internal sealed class Http2HeaderBlock
{
    private static int s_ids;

    /// <summary>Makes a block.</summary>
    /// <param name="fields">Names in lower case, pseudo-headers first; values without control characters.</param>
    /// <exception cref="ArgumentException">A name or value has bytes that HTTP/2 does not allow.</exception>
    public Http2HeaderBlock(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        Id = Interlocked.Increment(ref s_ids);
        var all = new Http2HeaderField[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            all[i] = new Http2HeaderField(Encoding.ASCII.GetBytes(fields[i].Name), Encoding.UTF8.GetBytes(fields[i].Value));
            if (!Http2HeaderRules.IsName(all[i].Name) || !Http2HeaderRules.IsValue(all[i].Value))
            {
                throw new ArgumentException($"The header \"{fields[i].Name}: {fields[i].Value}\" cannot be sent over HTTP/2.", nameof(fields));
            }

            ListBytes += all[i].ListBytes;
        }

        Fields = all;
    }

    /// <summary>Unique in the process.</summary>
    public int Id { get; }

    public Http2HeaderField[] Fields { get; }

    /// <summary>What the block adds to the size of a header list.</summary>
    public int ListBytes { get; }
}

/// <summary>One header to be sent.</summary>
internal readonly record struct Http2HeaderField(byte[] Name, byte[] Value)
{
    /// <summary>What a field counts for beside its bytes. Source: RFC 7541 section 4.1.</summary>
    public const int Overhead = 32;

    public int ListBytes => Name.Length + Value.Length + Overhead;
}
