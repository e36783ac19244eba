using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>Reads Protobuf.</summary>
/// <remarks>
/// Do not copy a reader in use. Sources of the layout: Protocol Buffers, "Encoding"; numbers longer than their type lose their upper bits, as in Google's libraries.
/// </remarks>
public ref partial struct ProtobufReader
{
    private const int TypeBits = 3;
    private const uint TypeMask = 7;
    private const uint OneByteTags = 0x80;

    // Tag and length of an entry; the key in it takes at least two more.
    private const int MinPairBytes = 4;

    // What is claimed at once for a list, before its elements are read.
    private const int MostCounted = 4_096;

    private WireInput _input;
    private int _depthLeft;
    private int _elementsLeft;
    private readonly int _maxText;
    private readonly bool _strict;

    // Id of the group that is being read, or 0.
    private int _group;

    /// <summary>Creates a reader over bytes that may lie in several segments.</summary>
    public ProtobufReader(in ReadOnlySequence<byte> input, ProtobufReaderOptions? options = null)
        : this(options ?? ProtobufReaderOptions.Default)
    {
        _input = new WireInput(in input);
    }

    /// <summary>Creates a reader over one span.</summary>
    public ProtobufReader(ReadOnlySpan<byte> input, ProtobufReaderOptions? options = null)
        : this(options ?? ProtobufReaderOptions.Default)
    {
        _input = new WireInput(input);
    }

    private ProtobufReader(ProtobufReaderOptions options)
    {
        _depthLeft = options.MaxDepth;
        _elementsLeft = options.MaxElements;
        _maxText = options.MaxTextBytes;
        _strict = options.IsStrict;
    }

    /// <summary>Bytes read so far.</summary>
    public readonly long Consumed => _input.Consumed;

    /// <summary>Bytes of the message, or the packed list, that are not read yet.</summary>
    public readonly long Remaining => _input.Remaining;

    /// <summary>Whether the message, or the packed list, has been read to its end.</summary>
    public readonly bool IsAtEnd => _input.IsAtEnd;

    /// <summary>Reads the tag of the next field; <see langword="false"/> at the end of the message or group.</summary>
    /// <exception cref="WireFormatException">The input ends inside of a tag or a group, or another group ends.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadField(out int id, out ProtobufWireType type)
    {
        if (_input.Holds(1))
        {
            uint tag = _input.Current;
            if (tag < OneByteTags && (tag & TypeMask) != (uint)ProtobufWireType.EndGroup)
            {
                _input.Commit(1);
                id = (int)(tag >> TypeBits);
                type = (ProtobufWireType)(tag & TypeMask);
                return true;
            }
        }

        return ReadFieldSlow(out id, out type);
    }

    /// <summary>Reads the tag of the next field if it is this one, as the next element of a list has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadField(int id, ProtobufWireType type)
    {
        uint expected = ((uint)id << TypeBits) | (uint)type;
        if (expected < OneByteTags)
        {
            if (!_input.Holds(1) || _input.Current != expected)
            {
                return false;
            }

            _input.Commit(1);
            return true;
        }

        return TryReadLongTag(expected);
    }

    /// <summary>Counts the elements of a list of messages, texts or bytes that follow one another, so that there is room for them at once.</summary>
    /// <param name="id">The field, whose first tag has been read.</param>
    /// <returns>From 1 to 4,096. It may be less than what follows: elements may lie in several segments, or apart from each other.</returns>
    public readonly int CountFields(int id)
    {
        uint tag = ((uint)id << TypeBits) | (uint)ProtobufWireType.LengthDelimited;
        return tag < OneByteTags ? _input.CountParts(tag, MostCounted) : 1;
    }

    /// <summary>Begins a message in a field: until <see cref="EndMessage"/> the reader ends where the message does.</summary>
    /// <exception cref="WireFormatException">Nested too deeply, or the message is longer than what is left.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ProtobufScope BeginMessage()
    {
        if (--_depthLeft < 0)
        {
            WireThrow.TooDeep();
        }

        return BeginPart();
    }

    /// <summary>Ends a message that has been read to its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndMessage(in ProtobufScope scope)
    {
        _depthLeft++;
        EndPart(in scope);
    }

    /// <summary>Begins a packed list: until <see cref="EndPacked"/> the reader ends where the list does.</summary>
    /// <exception cref="WireFormatException">The list is longer than what is left.</exception>
    public ProtobufScope BeginPacked() => BeginPart();

    /// <summary>Ends a packed list that has been read to its end.</summary>
    public void EndPacked(in ProtobufScope scope) => EndPart(in scope);

    /// <summary>Begins a group whose start tag has been read (proto2): until its end tag the reader reads its fields.</summary>
    /// <exception cref="WireFormatException">Nested too deeply.</exception>
    public ProtobufScope BeginGroup(int id)
    {
        if (--_depthLeft < 0)
        {
            WireThrow.TooDeep();
        }

        ProtobufScope scope = new(0, 0, _group);
        _group = id;
        return scope;
    }

    /// <summary>Ends a group whose end tag has been read.</summary>
    public void EndGroup(in ProtobufScope scope)
    {
        _depthLeft++;
        _group = scope.Group;
    }

    /// <summary>Counts an element of a list, a set or a map.</summary>
    /// <exception cref="WireFormatException">The message holds more than <see cref="WireReaderOptions.MaxElements"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountElement()
    {
        if (--_elementsLeft < 0)
        {
            WireThrow.TooManyElements();
        }
    }

    /// <summary>Skips the value of a field.</summary>
    /// <exception cref="WireFormatException">There is no such tag, or the value is not complete.</exception>
    public void Skip(int id, ProtobufWireType type)
    {
        if (id == 0)
        {
            WireThrow.InvalidTag();
        }

        switch (type)
        {
            case ProtobufWireType.Varint:
                ReadUInt64();
                break;
            case ProtobufWireType.Fixed64:
                _input.Advance(sizeof(ulong));
                break;
            case ProtobufWireType.LengthDelimited:
                _input.Advance(ReadSize());
                break;
            case ProtobufWireType.StartGroup:
                SkipGroup(id);
                break;
            case ProtobufWireType.Fixed32:
                _input.Advance(sizeof(uint));
                break;
            default:
                WireThrow.InvalidTag();
                break;
        }
    }

    /// <summary>Creates an empty dictionary for pairs that follow; its comparer is safe from keys that a peer chose to collide.</summary>
    public readonly Dictionary<TKey, TValue> CreateDictionary<TKey, TValue>()
        where TKey : notnull
        => WireCollections.CreateDictionaryUpTo<TKey, TValue>(_input.Remaining / MinPairBytes);

    /// <summary>Takes an empty dictionary for pairs that follow, or creates one if there is none or keys could collide in it.</summary>
    /// <param name="empty">One with the default comparer.</param>
    public readonly Dictionary<TKey, TValue> CreateDictionary<TKey, TValue>(Dictionary<TKey, TValue>? empty)
        where TKey : notnull
        => WireCollections.CreateDictionaryUpTo(_input.Remaining / MinPairBytes, empty);

    /// <summary>Takes an empty set for elements that follow, or creates one if there is none or elements could collide in it.</summary>
    /// <param name="empty">One with the default comparer.</param>
    public readonly HashSet<T> CreateHashSet<T>(HashSet<T>? empty) => WireCollections.CreateHashSetUpTo(_input.Remaining, empty);

    /// <summary>Creates an empty set for elements that follow; its comparer is safe from elements that a peer chose to collide.</summary>
    public readonly HashSet<T> CreateHashSet<T>() => WireCollections.CreateHashSetUpTo<T>(_input.Remaining);

    /// <summary>Counts what merging two lists copies.</summary>
    internal void CountElements(int count)
    {
        _elementsLeft -= count;
        if (_elementsLeft < 0)
        {
            WireThrow.TooManyElements();
        }
    }

    private void SkipGroup(int id)
    {
        ProtobufScope scope = BeginGroup(id);
        while (ReadField(out int inner, out ProtobufWireType type))
        {
            Skip(inner, type);
        }

        EndGroup(in scope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ProtobufScope BeginPart()
    {
        int hidden = _input.Narrow(ReadSize(), out long hiddenAfter);
        ProtobufScope scope = new(hidden, hiddenAfter, _group);
        _group = 0;
        return scope;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndPart(in ProtobufScope scope)
    {
        if (!_input.IsAtEnd)
        {
            // Only code that is not generated can get here; what follows would be read as something else.
            WireThrow.PartNotRead();
        }

        _input.Widen(scope.Hidden, scope.HiddenAfter);
        _group = scope.Group;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadFieldSlow(out int id, out ProtobufWireType type)
    {
        Unsafe.SkipInit(out id);
        Unsafe.SkipInit(out type);
        if (_input.IsAtEnd)
        {
            if (_group != 0)
            {
                WireThrow.Truncated();
            }

            return false;
        }

        uint tag = _input.ReadVarint32();
        id = (int)(tag >> TypeBits);
        type = (ProtobufWireType)(tag & TypeMask);
        if (type != ProtobufWireType.EndGroup)
        {
            return true;
        }

        if (id != _group || id == 0)
        {
            WireThrow.UnexpectedEndGroup();
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadLongTag(uint expected)
    {
        // A tag that lies in two segments is left to ReadField.
        Unsafe.SkipInit(out ulong bytes);
        int size = Varint.Write(ref Unsafe.As<ulong, byte>(ref bytes), expected);
        ReadOnlySpan<byte> window = _input.Window(size);
        if (!window.SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<ulong, byte>(ref bytes), size)))
        {
            return false;
        }

        _input.Commit(size);
        return true;
    }
}
