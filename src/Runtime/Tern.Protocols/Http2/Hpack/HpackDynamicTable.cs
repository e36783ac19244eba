namespace Tern.Protocols.Http2.Hpack;

/// <summary>The headers that one end has told the other to remember, the newest first. Source: RFC 7541 section 2.3.2. Not thread-safe.</summary>
internal sealed class HpackDynamicTable
{
    // A ring; the newest entry is at _head.
    private HpackEntry[] _ring = new HpackEntry[16];
    private int _head;
    private HpackEntry?[] _spare = new HpackEntry?[16];
    private int _spares;
    private int _evicted;

    public HpackDynamicTable(int maxBytes) => MaxBytes = maxBytes;

    public int Count { get; private set; }

    public int Bytes { get; private set; }

    public int MaxBytes { get; private set; }

    /// <summary>Changes whenever what an index means changes.</summary>
    public long Version { get; private set; }

    /// <summary>The entry with an index from 1 to <see cref="Count"/>, the newest first.</summary>
    public HpackEntry Get(int index) => _ring[(_head + index - 1) & (_ring.Length - 1)];

    /// <summary>Adds a header, for which older ones may have to go; one larger than the table empties it.</summary>
    /// <returns>The entry, or <see langword="null"/> if it does not fit.</returns>
    /// <remarks>Name and value may be those of an entry of this table.</remarks>
    public HpackEntry? Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Version++;
        int size = name.Length + value.Length + Http2HeaderField.Overhead;
        EvictTo(MaxBytes - size);
        if (size > MaxBytes)
        {
            return null;
        }

        if (Count == _ring.Length)
        {
            Grow();
        }

        HpackEntry entry = _spares > 0 ? TakeSpare() : new HpackEntry();
        entry.Set(name, value);
        _head = (_head - 1) & (_ring.Length - 1);
        _ring[_head] = entry;
        Count++;
        Bytes += size;
        return entry;
    }

    public void Resize(int maxBytes)
    {
        Version++;
        MaxBytes = maxBytes;
        EvictTo(maxBytes);
    }

    /// <summary>Lets entries that were evicted be used again: nobody refers to them any more.</summary>
    public void Recycle()
    {
        _spares += _evicted;
        _evicted = 0;
    }

    private void EvictTo(int bytes)
    {
        while (Count > 0 && Bytes > bytes)
        {
            int oldest = (_head + Count - 1) & (_ring.Length - 1);
            HpackEntry entry = _ring[oldest];
            _ring[oldest] = null!;
            Count--;
            Bytes -= entry.Size;
            entry.Tag = null;
            Spare(entry);
        }
    }

    // Evicted entries stand behind the spare ones until the list that may refer to them is done with.
    private void Spare(HpackEntry entry)
    {
        int at = _spares + _evicted;
        if (at == _spare.Length)
        {
            if (at >= 128)
            {
                return;
            }

            Array.Resize(ref _spare, at * 2);
        }

        _spare[at] = entry;
        _evicted++;
    }

    private HpackEntry TakeSpare()
    {
        int last = _spares + _evicted - 1;
        HpackEntry entry = _spare[--_spares]!;
        _spare[_spares] = _spare[last];
        _spare[last] = null;
        return entry;
    }

    private void Grow()
    {
        var larger = new HpackEntry[_ring.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            larger[i] = Get(i + 1);
        }

        _ring = larger;
        _head = 0;
    }
}
