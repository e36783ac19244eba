namespace Tern.Protocols.Http2.Hpack;

/// <summary>One entry of a table of headers. Those of a decoder's dynamic table are reused.</summary>
internal sealed class HpackEntry
{
    private byte[] _bytes = [];
    private int _nameLength;
    private int _valueLength;

    public HpackEntry()
    {
    }

    /// <summary>Makes an entry of the static table.</summary>
    public HpackEntry(string name, string value)
    {
        Set(System.Text.Encoding.ASCII.GetBytes(name), System.Text.Encoding.ASCII.GetBytes(value));
        IsStatic = true;
    }

    public bool IsStatic { get; }

    public Http2HeaderName KnownName { get; private set; }

    /// <summary>Whether name and value hold only what HTTP/2 allows.</summary>
    public bool IsWellFormed { get; private set; }

    public ReadOnlySpan<byte> Name => _bytes.AsSpan(0, _nameLength);

    public ReadOnlySpan<byte> Value => _bytes.AsSpan(_nameLength, _valueLength);

    /// <summary>What the entry counts for in its table. Source: RFC 7541 section 4.1.</summary>
    public int Size => _nameLength + _valueLength + Http2HeaderField.Overhead;

    /// <summary>What the layer above made of it.</summary>
    public object? Tag { get; set; }

    /// <summary>Takes the contents of another header.</summary>
    public void Set(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        int length = name.Length + value.Length;
        if (_bytes.Length < length)
        {
            // Of even sizes, so that entries can be used again for one another.
            _bytes = new byte[(length + 31) & ~31];
        }

        name.CopyTo(_bytes);
        value.CopyTo(_bytes.AsSpan(name.Length));
        _nameLength = name.Length;
        _valueLength = value.Length;
        KnownName = Http2HeaderNames.Find(name);
        IsWellFormed = Http2HeaderRules.IsName(name) && Http2HeaderRules.IsAcceptable(value);
        Tag = null;
    }
}
