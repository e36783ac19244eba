using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Facts and definitions by value. Entries lie close together behind an index by hash, since they are copied often.</summary>
internal sealed class ValueTable
{
    private Entry[] _entries;
    private int[] _index;
    private int _shift;

    public ValueTable()
        : this(16)
    {
    }

    private ValueTable(int slots)
    {
        _index = new int[slots];
        _shift = 32;
        for (int i = slots; i > 1; i >>= 1)
        {
            _shift--;
        }

        _entries = new Entry[slots - (slots >> 2)];
    }

    private ValueTable(ValueTable other)
    {
        _entries = new Entry[other._entries.Length];
        Array.Copy(other._entries, _entries, other.Count);
        _index = new int[other._index.Length];
        Buffer.BlockCopy(other._index, 0, _index, 0, _index.Length * sizeof(int));
        _shift = other._shift;
        Count = other.Count;
        Facts = other.Facts;
    }

    /// <summary>Number of values that something is known of.</summary>
    public int Count { get; private set; }

    /// <summary>Number of values with facts.</summary>
    public int Facts { get; private set; }

    public ValueTable Copy() => new(this);

    [MethodImpl(Hot.Path)]
    public Fact? FactOf(int value)
    {
        int at = Find(value);
        return at < 0 ? null : _entries[at].Fact;
    }

    [MethodImpl(Hot.Path)]
    public Term? DefinitionOf(int value)
    {
        int at = Find(value);
        return at < 0 ? null : _entries[at].Definition;
    }

    public int ValueAt(int position) => _entries[position].Value;

    public Term? DefinitionAt(int position) => _entries[position].Definition;

    [MethodImpl(Hot.Path)]
    public void Set(int value, Fact fact)
    {
        int at = Place(value);
        ref Entry entry = ref _entries[at];
        if (entry.Fact is null)
        {
            Facts++;
        }

        entry.Fact = fact;
    }

    public void Define(int value, Term? term)
    {
        int at = Place(value);
        _entries[at].Definition = term;
    }

    /// <summary>What is known of live values.</summary>
    [MethodImpl(Hot.Path)]
    public ValueTable Keep(Marks live)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (live.Contains(_entries[i].Value))
            {
                kept++;
            }
        }

        if (kept == Count)
        {
            return this;
        }

        int slots = 16;
        while (slots - (slots >> 2) < kept)
        {
            slots *= 2;
        }

        ValueTable result = new(slots);
        for (int i = 0; i < Count; i++)
        {
            Entry entry = _entries[i];
            if (live.Contains(entry.Value))
            {
                int at = result.Place(entry.Value);
                result._entries[at] = entry;
                result.Facts += entry.Fact is null ? 0 : 1;
            }
        }

        return result;
    }

    [MethodImpl(Hot.Path)]
    private int Find(int value)
    {
        int[] index = _index;
        int slot = (int)((uint)value * 2_654_435_769u >> _shift);
        while (true)
        {
            int at = index[slot] - 1;
            if (at < 0 || _entries[at].Value == value)
            {
                return at;
            }

            slot = (slot + 1) & (index.Length - 1);
        }
    }

    /// <summary>Position of a value; a new one when nothing was known of it.</summary>
    [MethodImpl(Hot.Path)]
    private int Place(int value)
    {
        int at = Find(value);
        if (at >= 0)
        {
            return at;
        }

        if (Count == _entries.Length)
        {
            Grow();
        }

        at = Count++;
        _entries[at].Value = value;
        Enter(value, at);
        return at;
    }

    private void Enter(int value, int at)
    {
        int slot = (int)((uint)value * 2_654_435_769u >> _shift);
        while (_index[slot] != 0)
        {
            slot = (slot + 1) & (_index.Length - 1);
        }

        _index[slot] = at + 1;
    }

    private void Grow()
    {
        int slots = 2 * _index.Length;
        _index = new int[slots];
        _shift--;
        Array.Resize(ref _entries, slots - (slots >> 2));
        for (int i = 0; i < Count; i++)
        {
            Enter(_entries[i].Value, i);
        }
    }

    private struct Entry
    {
        public Fact? Fact;
        public Term? Definition;
        public int Value;
    }
}
