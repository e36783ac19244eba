using System.Runtime.CompilerServices;

namespace Tern.Serialization;

public ref partial struct ProtobufReader
{
    /// <summary>Reads a <c>bool</c>: whether the number is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBool() => ReadUInt64() != 0;

    /// <summary>Reads an <c>int32</c> or an enum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32() => (int)ReadUInt64();

    /// <summary>Reads an <c>int64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64() => (long)ReadUInt64();

    /// <summary>Reads a <c>uint32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32() => (uint)ReadUInt64();

    /// <summary>Reads a <c>uint64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64()
    {
        if (_input.Holds(1))
        {
            ulong first = _input.Current;
            if (first < 0x80)
            {
                _input.Commit(1);
                return first;
            }
        }

        return _input.ReadLongVarint();
    }

    /// <summary>Reads a <c>sint32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadSInt32() => Varint.UnZigZag((uint)ReadUInt64());

    /// <summary>Reads a <c>sint64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadSInt64() => Varint.UnZigZag(ReadUInt64());

    /// <summary>Reads a <c>fixed32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadFixed32() => LittleEndian.OfNetworkOrder(_input.Read32());

    /// <summary>Reads a <c>fixed64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadFixed64() => LittleEndian.OfNetworkOrder(_input.Read64());

    /// <summary>Reads an <c>sfixed32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadSFixed32() => (int)ReadFixed32();

    /// <summary>Reads an <c>sfixed64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadSFixed64() => (long)ReadFixed64();

    /// <summary>Reads a <c>float</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ReadFloat() => BitConverter.UInt32BitsToSingle(ReadFixed32());

    /// <summary>Reads a <c>double</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadFixed64());

    /// <summary>Reads a text.</summary>
    /// <exception cref="WireFormatException">It is no valid UTF-8 and the options are strict, or it is too long.</exception>
    /// <remarks>A call for each text: in a message of many texts the compiler would write some of them out and some not, now these and now those.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string ReadString() => _input.ReadText(ReadLength(), _strict);

    /// <summary>Reads bytes.</summary>
    /// <exception cref="WireFormatException">They are too many.</exception>
    public byte[] ReadBytes()
    {
        int length = ReadLength();
        if (length == 0)
        {
            return [];
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>(length);
        _input.CopyTo(bytes);
        return bytes;
    }

    /// <summary>Reads the length of a text or of bytes, and checks it against the limit and against what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadLength()
    {
        int length = ReadSize();
        if (length > _maxText)
        {
            WireThrow.TooLong(length, _maxText);
        }

        return length;
    }

    /// <summary>Reads a length and checks it against what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadSize()
    {
        int size = (int)_input.ReadVarint32();
        if (size < 0)
        {
            WireThrow.NegativeSize(size);
        }

        _input.Require(size);
        return size;
    }
}
