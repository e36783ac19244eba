using System.Numerics;

namespace Tern.Protocols.Http2.Hpack;

/// <summary>Turns headers into blocks of bytes. Source: RFC 7541. One per connection; the lock of its output guards it.</summary>
/// <remarks>The order of what goes out must be the order of encoding: the peer's table follows this one.</remarks>
internal sealed class HpackEncoder
{
    private const int CacheSlots = 64;

    // A header that would push out another is taken into the table only now and then: when more headers are in use than fit, pushing each other out costs more than it saves.
    private const int BlocksBetweenEvictions = 64;

    private readonly int _maxTableBytes;
    private readonly HpackDynamicTable _table;
    private readonly CachedBlock[] _cache = new CachedBlock[CacheSlots];
    private int _announcedBytes;
    private int _smallestBytes;
    private bool _mustAnnounce;
    private int _blocksSinceEviction = BlocksBetweenEvictions;

    /// <summary>Creates an encoder.</summary>
    /// <param name="maxTableBytes">The most that the table takes, whatever the peer allows.</param>
    public HpackEncoder(int maxTableBytes)
    {
        _maxTableBytes = maxTableBytes;

        // What a peer allows before it has said anything: RFC 9113 section 6.5.2.
        _announcedBytes = _smallestBytes = Math.Min(maxTableBytes, 4_096);
        _table = new HpackDynamicTable(_announcedBytes);
        _mustAnnounce = _announcedBytes < 4_096;
    }

    public HpackDynamicTable Table => _table;

    /// <summary>The peer has said how large the table may be (SETTINGS_HEADER_TABLE_SIZE).</summary>
    public void SetPeerLimit(uint bytes)
    {
        int wanted = (int)Math.Min(bytes, (uint)_maxTableBytes);
        if (wanted != _announcedBytes)
        {
            _smallestBytes = Math.Min(_smallestBytes, wanted);
            _announcedBytes = wanted;
            _mustAnnounce = true;
            _table.Resize(Math.Min(_table.MaxBytes, wanted));
            _table.Resize(wanted);
        }
    }

    /// <summary>Empties the table: a block was encoded that is not sent, so the peer does not know what it brought.</summary>
    public void Reset()
    {
        _table.Resize(0);
        _table.Resize(_announcedBytes);
        _table.Recycle();
        _smallestBytes = 0;
        _mustAnnounce = true;
    }

    /// <summary>Says that the table's size has changed, if it has: the first thing in a block. Source: RFC 7541 section 4.2.</summary>
    /// <returns>Whether there was something to say.</returns>
    public bool BeginBlock(OutputBuffer buffer)
    {
        _blocksSinceEviction++;
        _table.Recycle();
        if (!_mustAnnounce)
        {
            return false;
        }

        _mustAnnounce = false;
        if (_smallestBytes < _announcedBytes)
        {
            WriteInteger(buffer, 0x20, 5, _smallestBytes);
        }

        WriteInteger(buffer, 0x20, 5, _announcedBytes);
        _smallestBytes = _announcedBytes;
        return true;
    }

    /// <summary>Writes headers that come again and again.</summary>
    public void Write(OutputBuffer buffer, Http2HeaderBlock block)
    {
        ref CachedBlock cached = ref _cache[block.Id & (CacheSlots - 1)];
        if (ReferenceEquals(cached.Block, block) && cached.Version == _table.Version)
        {
            ReadOnlySpan<byte> bytes = cached.Bytes.AsSpan(0, cached.Length);
            bytes.CopyTo(buffer.GetSpan(bytes.Length));
            buffer.Advance(bytes.Length);
            return;
        }

        int mark = buffer.Length;
        long version = _table.Version;
        foreach (Http2HeaderField field in block.Fields)
        {
            Write(buffer, field.Name, field.Value, isRepeated: true);
        }

        if (version == _table.Version)
        {
            cached.Fill(block, buffer.WrittenSpan[mark..], version);
        }
    }

    /// <summary>Writes a header.</summary>
    /// <param name="buffer">The block.</param>
    /// <param name="name">In lower case.</param>
    /// <param name="value">The value.</param>
    /// <param name="isRepeated">Whether it will come again with the same value, so that the peer shall remember it.</param>
    public void Write(OutputBuffer buffer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool isRepeated)
    {
        int index = HpackStaticTable.Find(name, value, out bool hasValue);
        if (hasValue)
        {
            WriteInteger(buffer, 0x80, 7, index);
            return;
        }

        for (int i = 1; i <= _table.Count; i++)
        {
            HpackEntry entry = _table.Get(i);
            if (!entry.Name.SequenceEqual(name))
            {
                continue;
            }

            if (entry.Value.SequenceEqual(value))
            {
                WriteInteger(buffer, 0x80, 7, HpackStaticTable.Count + i);
                return;
            }

            index = index == 0 ? HpackStaticTable.Count + i : index;
        }

        bool isKept = isRepeated && MayAdd(name.Length + value.Length + Http2HeaderField.Overhead);
        WriteLiteral(buffer, isKept, index, name, value);
        if (isKept)
        {
            _table.Add(name, value);
        }
    }

    /// <summary>Writes a header in a way that means the same whatever the peer's table holds: the block may be sent later than others that are encoded after it.</summary>
    public static void WriteStateless(OutputBuffer buffer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        int index = HpackStaticTable.Find(name, value, out bool hasValue);
        if (hasValue)
        {
            WriteInteger(buffer, 0x80, 7, index);
        }
        else
        {
            WriteLiteral(buffer, isKept: false, index, name, value);
        }
    }

    private bool MayAdd(int size)
    {
        if (_table.Bytes + size <= _table.MaxBytes)
        {
            return true;
        }

        if (size > _table.MaxBytes / 2 || _blocksSinceEviction < BlocksBetweenEvictions)
        {
            return false;
        }

        _blocksSinceEviction = 0;
        return true;
    }

    private static void WriteLiteral(OutputBuffer buffer, bool isKept, int nameIndex, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        WriteInteger(buffer, isKept ? (byte)0x40 : (byte)0, isKept ? 6 : 4, nameIndex);
        if (nameIndex == 0)
        {
            WriteText(buffer, name);
        }

        WriteText(buffer, value);
    }

    private static void WriteText(OutputBuffer buffer, ReadOnlySpan<byte> text)
    {
        int packed = HpackHuffman.Measure(text);
        if (packed < text.Length)
        {
            WriteInteger(buffer, 0x80, 7, packed);
            HpackHuffman.Encode(text, buffer.GetSpan(packed));
            buffer.Advance(packed);
        }
        else
        {
            WriteInteger(buffer, 0, 7, text.Length);
            text.CopyTo(buffer.GetSpan(text.Length));
            buffer.Advance(text.Length);
        }
    }

    /// <summary>Writes an integer. Source: RFC 7541 section 5.1.</summary>
    private static void WriteInteger(OutputBuffer buffer, byte pattern, int prefixBits, int value)
    {
        Span<byte> span = buffer.GetSpan(6);
        int mask = (1 << prefixBits) - 1;
        if (value < mask)
        {
            span[0] = (byte)(pattern | value);
            buffer.Advance(1);
            return;
        }

        span[0] = (byte)(pattern | mask);
        value -= mask;
        int at = 1;
        for (; value >= 0x80; value >>= 7)
        {
            span[at++] = (byte)(value | 0x80);
        }

        span[at++] = (byte)value;
        buffer.Advance(at);
    }

    private struct CachedBlock
    {
        public Http2HeaderBlock? Block;
        public long Version;
        public byte[] Bytes;
        public int Length;

        public void Fill(Http2HeaderBlock block, ReadOnlySpan<byte> bytes, long version)
        {
            if (Bytes is null || Bytes.Length < bytes.Length)
            {
                Bytes = new byte[BitOperations.RoundUpToPowerOf2((uint)Math.Max(bytes.Length, 16))];
            }

            bytes.CopyTo(Bytes);
            Block = block;
            Version = version;
            Length = bytes.Length;
        }
    }
}
