namespace Tern.Protocols.Http2.Hpack;

/// <summary>One decoded list of headers: entries of the tables, and text of its own for the rest. Reused; belongs to a decoder.</summary>
internal sealed class HpackFields
{
    // One large list must not stay in memory for the life of its connection.
    private const int KeptTextBytes = 4 * 1_024;
    private const int KeptFields = 128;

    private Field[] _fields = new Field[16];
    private byte[] _text = [];
    private int _textLength;

    public int Count { get; private set; }

    /// <summary>What the list counts for. Source: RFC 9113 section 10.5.1.</summary>
    public long ListBytes { get; private set; }

    /// <summary>Whether names and values hold only what HTTP/2 allows.</summary>
    public bool IsWellFormed { get; private set; } = true;

    /// <summary>Whether there were more headers than the limit allows; those past it are not here.</summary>
    public bool IsTooLarge { get; set; }

    /// <summary>What rules the list has passed; see <see cref="Http2HeaderKind"/>.</summary>
    public Http2HeaderKind Kind { get; set; }

    public object? Tag { get; set; }

    public Http2HeaderName NameOf(int index) => _fields[index].KnownName;

    public ReadOnlySpan<byte> Name(int index)
    {
        ref Field field = ref _fields[index];
        return field.NameEntry is { } entry ? entry.Name : _text.AsSpan(field.NameStart, field.NameLength);
    }

    public ReadOnlySpan<byte> Value(int index)
    {
        ref Field field = ref _fields[index];
        return field.Entry is { } entry ? entry.Value : _text.AsSpan(field.ValueStart, field.ValueLength);
    }

    /// <summary>The entry that holds name and value, if one does.</summary>
    public HpackEntry? EntryOf(int index) => _fields[index].Entry;

    public void Clear()
    {
        Count = 0;
        ListBytes = 0;
        IsWellFormed = true;
        IsTooLarge = false;
        Kind = Http2HeaderKind.Unchecked;
        Tag = null;
        _textLength = 0;
        if (_text.Length > KeptTextBytes)
        {
            _text = [];
        }

        if (_fields.Length > KeptFields)
        {
            _fields = new Field[KeptFields];
        }
    }

    /// <summary>Counts a field that does not fit any more.</summary>
    public void AddUnkept(long size)
    {
        IsTooLarge = true;
        ListBytes += size;
    }

    public void Add(HpackEntry entry)
    {
        ref Field field = ref Next();
        field.Entry = entry;
        field.NameEntry = entry;
        field.KnownName = entry.KnownName;
        IsWellFormed &= entry.IsWellFormed;
        ListBytes += entry.Size;
    }

    /// <summary>Adds a field whose value was written last with <see cref="Room"/> and <see cref="Keep"/>.</summary>
    public void Add(HpackEntry name, int valueStart, int valueLength)
    {
        ref Field field = ref Next();
        field.Entry = null;
        field.NameEntry = name;
        field.KnownName = name.KnownName;
        field.ValueStart = valueStart;
        field.ValueLength = valueLength;
        IsWellFormed &= Http2HeaderRules.IsName(name.Name) && Http2HeaderRules.IsAcceptable(Text(valueStart, valueLength));
        ListBytes += name.Name.Length + valueLength + Http2HeaderField.Overhead;
    }

    /// <inheritdoc cref="Add(HpackEntry, int, int)"/>
    public void Add(int nameStart, int nameLength, int valueStart, int valueLength)
    {
        ref Field field = ref Next();
        ReadOnlySpan<byte> name = Text(nameStart, nameLength);
        field.Entry = null;
        field.NameEntry = null;
        field.KnownName = Http2HeaderNames.Find(name);
        field.NameStart = nameStart;
        field.NameLength = nameLength;
        field.ValueStart = valueStart;
        field.ValueLength = valueLength;
        IsWellFormed &= Http2HeaderRules.IsName(name) && Http2HeaderRules.IsAcceptable(Text(valueStart, valueLength));
        ListBytes += nameLength + valueLength + Http2HeaderField.Overhead;
    }

    /// <summary>Room for text at the end of what is kept.</summary>
    public Span<byte> Room(int size)
    {
        if (_text.Length - _textLength < size)
        {
            Array.Resize(ref _text, Math.Max(Math.Max(_text.Length * 2, 256), _textLength + size));
        }

        return _text.AsSpan(_textLength, size);
    }

    /// <summary>Keeps what was written into the room; gives its start.</summary>
    public int Keep(int length)
    {
        int start = _textLength;
        _textLength += length;
        return start;
    }

    /// <summary>Lets go of the text from a start on.</summary>
    public void Forget(int start) => _textLength = start;

    public ReadOnlySpan<byte> Text(int start, int length) => _text.AsSpan(start, length);

    public void CopyFrom(HpackFields other)
    {
        Clear();
        if (_fields.Length < other.Count)
        {
            _fields = new Field[other.Count];
        }

        other._fields.AsSpan(0, other.Count).CopyTo(_fields);
        other.Text(0, other._textLength).CopyTo(Room(other._textLength));
        _textLength = other._textLength;
        Count = other.Count;
        ListBytes = other.ListBytes;
        IsWellFormed = other.IsWellFormed;
    }

    private ref Field Next()
    {
        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, Count * 2);
        }

        return ref _fields[Count++];
    }

    private struct Field
    {
        public HpackEntry? Entry;
        public HpackEntry? NameEntry;
        public int NameStart;
        public int NameLength;
        public int ValueStart;
        public int ValueLength;
        public Http2HeaderName KnownName;
    }
}
