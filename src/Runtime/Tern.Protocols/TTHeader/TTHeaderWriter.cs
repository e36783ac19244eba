using System.Buffers.Binary;
using System.Text;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Writes a TTHeader in Kitex's order: ACL token, string block, int block, padding.</summary>
/// <remarks>
/// Recipe: create, <see cref="WriteAclToken"/> if there is one, <see cref="BeginStrings"/> and strings, <see cref="BeginInts"/> and ints, <see cref="Complete"/>; then the payload, then
/// <see cref="TTHeaderFormat.PatchLength"/>. Blocks without entries are left out.
/// </remarks>
internal ref struct TTHeaderWriter
{
    private readonly OutputBuffer _buffer;
    private readonly int _start;
    private int _blockStart;
    private int _entries;

    public TTHeaderWriter(OutputBuffer buffer, ushort flags, int sequenceId, byte protocol = TTHeaderFormat.ProtocolThriftBinary)
    {
        _buffer = buffer;
        _start = buffer.Length;
        Span<byte> head = buffer.GetSpan(TTHeaderFormat.FixedBytes + 2);
        BinaryPrimitives.WriteInt32BigEndian(head, 0);
        BinaryPrimitives.WriteUInt16BigEndian(head[4..], TTHeaderFormat.Magic);
        BinaryPrimitives.WriteUInt16BigEndian(head[6..], flags);
        BinaryPrimitives.WriteInt32BigEndian(head[8..], sequenceId);
        BinaryPrimitives.WriteUInt16BigEndian(head[12..], 0);
        head[14] = protocol;
        head[15] = 0;
        buffer.Advance(TTHeaderFormat.FixedBytes + 2);
        _blockStart = -1;
    }

    public readonly void WriteAclToken(string token)
    {
        _buffer.GetSpan(1)[0] = TTHeaderFormat.BlockAclToken;
        _buffer.Advance(1);
        WriteText("", token);
    }

    public void BeginStrings() => BeginBlock(TTHeaderFormat.BlockStrings);

    public void BeginInts()
    {
        EndBlock();
        BeginBlock(TTHeaderFormat.BlockInts);
    }

    public void WriteString(string key, string value) => WriteString("", key, value);

    public void WriteString(string prefix, string key, string value)
    {
        WriteText(prefix, key);
        WriteText("", value);
        _entries++;
    }

    public void WriteInt(ushort key, string value)
    {
        WriteKey(key);
        WriteText("", value);
        _entries++;
    }

    public void WriteInt(ushort key, long value)
    {
        WriteKey(key);
        Span<byte> room = _buffer.GetSpan(22);
        value.TryFormat(room[2..], out int length, default, System.Globalization.CultureInfo.InvariantCulture);
        BinaryPrimitives.WriteUInt16BigEndian(room, (ushort)length);
        _buffer.Advance(2 + length);
        _entries++;
    }

    /// <summary>Appends entries that were encoded before.</summary>
    public void WriteEntries(ReadOnlySpan<byte> entries, int count)
    {
        entries.CopyTo(_buffer.GetSpan(entries.Length));
        _buffer.Advance(entries.Length);
        _entries += count;
    }

    /// <summary>Writes the checksum key with eight digits to be patched; gives their offset in the buffer.</summary>
    public int WriteChecksumPlaceholder()
    {
        WriteString(TTHeaderKeys.Checksum, "00000000");
        return _buffer.Length - 8;
    }

    /// <summary>Pads the header info and patches its size.</summary>
    /// <exception cref="WireFormatException">The header info is larger than TTHeader can say.</exception>
    public void Complete()
    {
        EndBlock();
        int info = _buffer.Length - _start - TTHeaderFormat.FixedBytes;
        int padding = -info & 3;
        _buffer.GetSpan(4)[..padding].Clear();
        _buffer.Advance(padding);
        if (info + padding > TTHeaderFormat.MaxInfoBytes)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit,
                $"The metadata of the call takes {info} bytes; a TTHeader holds {TTHeaderFormat.MaxInfoBytes}. Send less metadata, or send it as a field of the message.");
        }

        BinaryPrimitives.WriteUInt16BigEndian(_buffer.WrittenSpan[(_start + 12)..], (ushort)((info + padding) / 4));
    }

    private void BeginBlock(byte id)
    {
        _blockStart = _buffer.Length;
        _entries = 0;
        Span<byte> head = _buffer.GetSpan(3);
        head[0] = id;
        _buffer.Advance(3);
    }

    private void EndBlock()
    {
        if (_blockStart < 0)
        {
            return;
        }

        if (_entries == 0)
        {
            _buffer.Truncate(_blockStart);
        }
        else if (_entries > ushort.MaxValue)
        {
            throw new WireFormatException(WireFormatError.SizeLimit, $"A call can carry {ushort.MaxValue} metadata entries; this one has {_entries}.");
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(_buffer.WrittenSpan[(_blockStart + 1)..], (ushort)_entries);
        }

        _blockStart = -1;
    }

    private readonly void WriteKey(ushort key)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.GetSpan(2), key);
        _buffer.Advance(2);
    }

    private readonly void WriteText(string prefix, string text)
    {
        int length = prefix.Length + Encoding.UTF8.GetByteCount(text);
        if (length > ushort.MaxValue)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit,
                $"A metadata key or value takes {length} bytes; TTHeader allows {ushort.MaxValue}. It begins with \"{text[..Math.Min(text.Length, 32)]}\".");
        }

        Span<byte> room = _buffer.GetSpan(2 + length);
        BinaryPrimitives.WriteUInt16BigEndian(room, (ushort)length);
        Encoding.ASCII.GetBytes(prefix, room[2..]);
        Encoding.UTF8.GetBytes(text, room[(2 + prefix.Length)..]);
        _buffer.Advance(2 + length);
    }
}
