namespace Tern.Protocols.Http2.Hpack;

/// <summary>Turns blocks of bytes into lists of headers. Source: RFC 7541. One per connection, used by its reading loop.</summary>
/// <remarks>
/// Peers send the same few blocks again and again. A block that does not change the dynamic table, and before which the table has not changed either, means what it
/// meant the last time: the list from then is given again, with what the layer above has made of it.
/// </remarks>
internal sealed class HpackDecoder
{
    private const int CacheSlots = 16;
    private const int MaxCachedBytes = 512;

    // The decoder follows a list that is too large for a while, to answer its stream alone; a bomb ends the connection.
    private const int BombFactor = 8;

    private readonly int _maxTableBytes;
    private readonly int _maxListBytes;
    private readonly HpackDynamicTable _table;
    private readonly HpackFields _fields = new();
    private readonly ulong[] _hashes = new ulong[CacheSlots];
    private readonly CachedBlock?[] _cache = new CachedBlock?[CacheSlots];
    private readonly ulong _seed = (ulong)System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue) | 1;
    private int _hand;
    private bool _changedTable;

    public HpackDecoder(int maxTableBytes, int maxListBytes)
    {
        _maxTableBytes = maxTableBytes;
        _maxListBytes = maxListBytes;
        _table = new HpackDynamicTable(maxTableBytes);
    }

    public HpackDynamicTable Table => _table;

    /// <summary>Decodes a whole block. The list is valid until the next call.</summary>
    /// <exception cref="Http2Exception">The block breaks the rules, or is a bomb: the connection cannot be used further.</exception>
    public HpackFields Decode(ReadOnlySpan<byte> block)
    {
        if (block.Length > MaxCachedBytes)
        {
            return DecodeAnew(block);
        }

        ulong hash = HashOf(block);
        int index = _hashes.AsSpan().IndexOf(hash);
        if (index < 0 || _cache[index] is not { } slot)
        {
            // Kept when it comes a second time: blocks with a header that never comes again are not worth a copy.
            Expect(hash);
            return DecodeAnew(block);
        }

        slot.IsWanted = true;
        if (slot.IsFilled && slot.Version == _table.Version && slot.Is(block))
        {
            return slot.Fields;
        }

        HpackFields fields = DecodeAnew(block);
        slot.IsFilled = !_changedTable && !fields.IsTooLarge;
        if (slot.IsFilled)
        {
            slot.Fill(block, fields, _table.Version);
            return slot.Fields;
        }

        return fields;
    }

    /// <summary>Gives a place to a block that may come again. Those that have come again since the last look at them keep theirs: the few blocks of usual calls stay, whatever else passes.</summary>
    private void Expect(ulong hash)
    {
        while (true)
        {
            int index = _hand;
            _hand = (_hand + 1) % CacheSlots;
            CachedBlock slot = _cache[index] ??= new CachedBlock();
            if (slot.IsWanted)
            {
                slot.IsWanted = false;
                continue;
            }

            _hashes[index] = hash;
            slot.IsFilled = false;
            return;
        }
    }

    private HpackFields DecodeAnew(ReadOnlySpan<byte> block)
    {
        _fields.Clear();
        _table.Recycle();
        _changedTable = false;
        bool sawField = false;
        int at = 0;
        while (at < block.Length)
        {
            byte first = block[at];
            if ((first & 0x80) != 0)
            {
                AddIndexed(ReadInteger(block, ref at, 7));
                sawField = true;
            }
            else if ((first & 0x40) != 0)
            {
                ReadLiteral(block, ref at, 6, isKept: true);
                sawField = true;
            }
            else if ((first & 0x20) != 0)
            {
                if (sawField)
                {
                    throw Broken("a change of the table's size stands behind a header");
                }

                Resize(ReadInteger(block, ref at, 5));
            }
            else
            {
                ReadLiteral(block, ref at, 4, isKept: false);
                sawField = true;
            }

            if (_fields.ListBytes > (long)_maxListBytes * BombFactor)
            {
                throw new Http2Exception(Http2ErrorCode.EnhanceYourCalm, $"A block of {block.Length} bytes unpacks to more than {BombFactor} times the limit of {_maxListBytes} bytes for headers.");
            }
        }

        return _fields;
    }

    private void AddIndexed(int index)
    {
        HpackEntry entry = EntryAt(index);
        if (_fields.ListBytes + entry.Size > _maxListBytes)
        {
            _fields.AddUnkept(entry.Size);
        }
        else
        {
            _fields.Add(entry);
        }
    }

    private void ReadLiteral(ReadOnlySpan<byte> block, ref int at, int prefixBits, bool isKept)
    {
        int nameIndex = ReadInteger(block, ref at, prefixBits);
        HpackEntry? nameEntry = nameIndex == 0 ? null : EntryAt(nameIndex);
        int nameStart = 0;
        int nameLength = nameEntry?.Name.Length ?? ReadText(block, ref at, out nameStart);
        int valueLength = ReadText(block, ref at, out int valueStart);
        long size = (long)nameLength + valueLength + Http2HeaderField.Overhead;
        HpackEntry? kept = null;
        if (isKept)
        {
            _changedTable = true;
            ReadOnlySpan<byte> name = nameEntry is null ? _fields.Text(nameStart, nameLength) : nameEntry.Name;
            kept = _table.Add(name, _fields.Text(valueStart, valueLength));
        }

        if (_fields.ListBytes + size > _maxListBytes)
        {
            _fields.Forget(nameEntry is null ? nameStart : valueStart);
            _fields.AddUnkept(size);
        }
        else if (kept is not null)
        {
            _fields.Forget(nameEntry is null ? nameStart : valueStart);
            _fields.Add(kept);
        }
        else if (nameEntry is not null)
        {
            _fields.Add(nameEntry, valueStart, valueLength);
        }
        else
        {
            _fields.Add(nameStart, nameLength, valueStart, valueLength);
        }
    }

    private int ReadText(ReadOnlySpan<byte> block, ref int at, out int start)
    {
        if (at >= block.Length)
        {
            throw Broken("it ends in the middle of a header");
        }

        bool isPacked = (block[at] & 0x80) != 0;
        int length = ReadInteger(block, ref at, 7);
        if (length > block.Length - at)
        {
            throw Broken("a text is longer than what is left");
        }

        ReadOnlySpan<byte> text = block.Slice(at, length);
        at += length;
        if (!isPacked)
        {
            text.CopyTo(_fields.Room(length));
        }
        else if (!HpackHuffman.TryDecode(text, _fields.Room(HpackHuffman.MaxUnpacked(length)), out length))
        {
            throw Broken("a packed text is no text");
        }

        start = _fields.Keep(length);
        return length;
    }

    private void Resize(int bytes)
    {
        if (bytes > _maxTableBytes)
        {
            throw Broken($"it makes the table {bytes} bytes large; the limit is {_maxTableBytes}");
        }

        _changedTable = true;
        _table.Resize(bytes);
    }

    private HpackEntry EntryAt(int index)
    {
        if (index is > 0 and <= HpackStaticTable.Count)
        {
            return HpackStaticTable.Get(index);
        }

        int dynamicIndex = index - HpackStaticTable.Count;
        if (index == 0 || dynamicIndex > _table.Count)
        {
            throw Broken($"there is no header with the index {index}");
        }

        return _table.Get(dynamicIndex);
    }

    /// <summary>Reads an integer. Source: RFC 7541 section 5.1.</summary>
    private static int ReadInteger(ReadOnlySpan<byte> block, ref int at, int prefixBits)
    {
        int mask = (1 << prefixBits) - 1;
        int value = block[at++] & mask;
        if (value < mask)
        {
            return value;
        }

        for (int shift = 0; shift <= 21; shift += 7)
        {
            if (at >= block.Length)
            {
                throw Broken("it ends in the middle of a number");
            }

            byte next = block[at++];
            value += (next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }

        // Four bytes are enough for every number that makes sense here.
        throw Broken("a number is too large");
    }

    private ulong HashOf(ReadOnlySpan<byte> block)
    {
        ulong hash = ((ulong)block.Length * 0x9E3779B97F4A7C15) ^ _seed;
        while (block.Length >= sizeof(ulong))
        {
            hash = (hash ^ BitConverter.ToUInt64(block)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
            block = block[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (byte one in block)
        {
            rest = (rest << 8) | one;
        }

        hash = (hash ^ rest) * 0x9E3779B97F4A7C15;
        return (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;
    }

    private static Http2Exception Broken(string reason) => new(Http2ErrorCode.CompressionError, $"A block of headers cannot be decoded: {reason}.");

    private sealed class CachedBlock
    {
        private byte[] _block = [];
        private int _length;

        public HpackFields Fields { get; } = new();

        /// <summary>Whether the block has come again since somebody looked for a place.</summary>
        public bool IsWanted { get; set; }

        public long Version { get; private set; }

        public bool IsFilled { get; set; }

        public bool Is(ReadOnlySpan<byte> block) => block.SequenceEqual(_block.AsSpan(0, _length));

        public void Fill(ReadOnlySpan<byte> block, HpackFields fields, long version)
        {
            if (_block.Length < block.Length)
            {
                _block = new byte[(block.Length + 63) & ~63];
            }

            block.CopyTo(_block);
            _length = block.Length;
            Version = version;
            Fields.CopyFrom(fields);
        }
    }
}
