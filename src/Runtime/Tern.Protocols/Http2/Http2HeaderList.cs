using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Http2;

/// <summary>Headers or trailers that have arrived, checked by the rules of RFC 9113 section 8. Valid only during the call that brings them.</summary>
internal readonly ref struct Http2HeaderList(HpackFields fields)
{
    /// <summary>Fields, pseudo-headers included.</summary>
    public int Count => fields.Count;

    public Http2Header this[int index] => new(fields, index);

    /// <summary>A place for what was made of the whole list. A peer that sends the same list again, as clients do call by call, finds it there; any other list begins with <see langword="null"/>.</summary>
    /// <remarks>Lists of one connection only, used by its reading loop. The list must say everything that is kept: what is kept under it may be dropped at any time.</remarks>
    public object? Tag
    {
        get => fields.Tag;
        set => fields.Tag = value;
    }

    /// <summary>Finds the value of the first field with this name.</summary>
    public bool TryGet(Http2HeaderName name, out ReadOnlySpan<byte> value)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.NameOf(i) == name)
            {
                value = fields.Value(i);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The fields one by one, in the order of the wire.</summary>
    public Enumerator GetEnumerator() => new(fields);

    public ref struct Enumerator(HpackFields fields)
    {
        private int _index = -1;

        public readonly Http2Header Current => new(fields, _index);

        public bool MoveNext() => ++_index < fields.Count;
    }
}

/// <summary>One field of a <see cref="Http2HeaderList"/>.</summary>
internal readonly ref struct Http2Header(HpackFields fields, int index)
{
    /// <summary>What the name is.</summary>
    public Http2HeaderName KnownName => fields.NameOf(index);

    /// <summary>Lower-case bytes of the name.</summary>
    public ReadOnlySpan<byte> Name => fields.Name(index);

    /// <summary>Bytes of the value, without white space around them.</summary>
    public ReadOnlySpan<byte> Value => fields.Value(index);

    /// <summary>A place for what was made of this field, as <see cref="Http2HeaderList.Tag"/> is for the list: kept as long as the peer's field stays in the dynamic table. Fields that are not there keep nothing.</summary>
    public object? Tag
    {
        get => fields.EntryOf(index)?.Tag;
        set
        {
            if (fields.EntryOf(index) is { IsStatic: false } entry)
            {
                entry.Tag = value;
            }
        }
    }
}
