using System.Buffers;
using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Writes Protobuf.</summary>
/// <remarks>
/// A writer owns its buffer from its creation to <see cref="Flush"/>: nothing counts as written before, and nobody else may write meanwhile. After a flush it takes the
/// buffer up again with the next write. Do not copy a writer in use.
/// Source of the layout: Protocol Buffers, "Encoding". Ids are 1 to 536,870,911; that is not checked, because generated code does.
/// </remarks>
public ref partial struct ProtobufWriter
{
    private WireOutput _output;
    private int _depth;

    /// <summary>Creates a writer over a buffer; <see cref="Flush"/> hands over what was written last.</summary>
    public ProtobufWriter(IBufferWriter<byte> output)
    {
        _output = new WireOutput(output);
    }

    /// <summary>Bytes written so far, flushed or not.</summary>
    public readonly long Written => _output.Written;

    /// <summary>Advances the buffer past everything that was written; not between the begin and the end of a message.</summary>
    public void Flush() => _output.Flush();

    /// <summary>Writes the tag of a field whose value follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTag(int id, ProtobufWireType type)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes);
        _output.Commit(Varint.Write(ref target, Tag(id, type)));
    }

    /// <summary>Begins a field that is a message, or an entry of a map; its fields follow.</summary>
    /// <param name="id">Field id.</param>
    /// <param name="room">Bytes to keep for the length: what <see cref="EndMessage"/> of a similar message returned spares moving this one.</param>
    /// <returns>Where the message begins, for <see cref="EndMessage"/>.</returns>
    /// <exception cref="WireFormatException">Nested too deeply.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BeginMessage(int id, int room = 1)
    {
        if (++_depth > ProtobufLimits.MaxDepth)
        {
            WireThrow.TooDeep();
        }

        return BeginDelimited(id, room);
    }

    /// <summary>Ends a message.</summary>
    /// <param name="begin">What <see cref="BeginMessage"/> returned.</param>
    /// <param name="room">What <see cref="BeginMessage"/> kept.</param>
    /// <returns>Bytes that the length took.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndMessage(int begin, int room = 1)
    {
        _depth--;
        return _output.EndLength(begin, room);
    }

    /// <summary>Begins a packed list; its values follow.</summary>
    /// <param name="id">Field id.</param>
    /// <param name="room">Bytes to keep for the length.</param>
    /// <returns>Where the values begin, for <see cref="EndPacked"/>.</returns>
    public int BeginPacked(int id, int room = 1) => BeginDelimited(id, room);

    /// <summary>Ends a packed list.</summary>
    public void EndPacked(int begin, int room = 1) => _output.EndLength(begin, room);

    /// <summary>Begins a field that is a group (proto2); its fields follow.</summary>
    /// <exception cref="WireFormatException">Nested too deeply.</exception>
    public void BeginGroup(int id)
    {
        if (++_depth > ProtobufLimits.MaxDepth)
        {
            WireThrow.TooDeep();
        }

        WriteTag(id, ProtobufWireType.StartGroup);
    }

    /// <summary>Ends a group.</summary>
    public void EndGroup(int id)
    {
        _depth--;
        WriteTag(id, ProtobufWireType.EndGroup);
    }

    /// <summary>Writes fields that the message did not know when it was read from Protobuf.</summary>
    public void WriteUnknownFields(UnknownFields? fields)
    {
        if (fields is not null)
        {
            _output.WriteBytes(fields.Protobuf);
        }
    }

    /// <summary>Writes a field that is a text. Halves of surrogate pairs become U+FFFD, as .NET has it.</summary>
    /// <exception cref="WireFormatException">The text is null.</exception>
    public void WriteStringField(int id, string value)
    {
        const int MaxHeader = ProtobufLimits.MaxTagBytes + Varint.Max32;
        if (value is null || !_output.FitsText(MaxHeader, value.Length))
        {
            WriteStringSlow(id, value);
            return;
        }

        ref byte target = ref _output.Peek(MaxHeader);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.LengthDelimited));
        _output.Commit(tag + WireText.EncodeWithLength(value, ref Unsafe.Add(ref target, tag)));
    }

    /// <summary>Writes a field that is bytes.</summary>
    public void WriteBytesField(int id, ReadOnlySpan<byte> value)
    {
        BeginBytes(id, value.Length);
        _output.WriteBytes(value);
    }

    /// <summary>Writes tag and length of a field whose bytes follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginBytes(int id, int length)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + Varint.Max32);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.LengthDelimited));
        _output.Commit(tag + Varint.Write(ref Unsafe.Add(ref target, tag), (uint)length));
    }

    /// <summary>Appends bytes of an input.</summary>
    internal void CopyFrom(ref WireInput input, int count) => input.CopyTo(ref _output, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Tag(int id, ProtobufWireType type) => ((uint)id << 3) | (uint)type;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BeginDelimited(int id, int room)
    {
        WriteTag(id, ProtobufWireType.LengthDelimited);
        return _output.BeginLength(room);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteStringSlow(int id, string? value)
    {
        if (value is null)
        {
            WireThrow.NullText();
        }

        // Room for the worst case is missing more often than room for the text.
        WriteTag(id, ProtobufWireType.LengthDelimited);
        int header = Varint.Size((uint)value.Length);
        if (_output.TryEncodeAscii(header, value))
        {
            Varint.Write(ref _output.Peek(header), (uint)value.Length);
            _output.Commit(header + value.Length);
            return;
        }

        int count = WireOutput.CountText(value);
        _output.Commit(Varint.Write(ref _output.Peek(Varint.Max32), (uint)count));
        _output.WriteText(value);
    }
}
