using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>
/// Facts and definitions by value, in the order in which they came, behind an index by hash. They lie in small pages that copies share until one of them writes: most copies change little before they are
/// dropped.
/// </summary>
internal sealed class ValueTable
{
    private const int PageBits = 3;
    private const int PageSize = 1 << PageBits;

    private Entry[][] _pages;

    // A bit for each page that no other table has: those of the first pages, and of later ones, of which few tables have any.
    private ulong _owned;
    private ulong[] _ownedLater = [];
    private ushort[] _index;
    private bool _ownsIndex = true;
    private int _shift;

    public ValueTable()
        : this(16)
    {
    }

    [MethodImpl(Hot.Path)]
    private ValueTable(int slots)
    {
        _index = new ushort[slots];
        _shift = 32;
        for (int i = slots; i > 1; i >>= 1)
        {
            _shift--;
        }

        _pages = new Entry[(Capacity / PageSize) + 1][];
    }

    [MethodImpl(Hot.Path)]
    private ValueTable(ValueTable other)
    {
        int pages = (other.Count + PageSize - 1) >> PageBits;
        _pages = new Entry[pages + 2][];
        Array.Copy(other._pages, _pages, pages);
        _index = other._index;
        _ownsIndex = false;
        _shift = other._shift;
        Count = other.Count;
        Facts = other.Facts;
    }

    /// <summary>Number of values that something is known of.</summary>
    public int Count { get; private set; }

    /// <summary>Number of values with facts.</summary>
    public int Facts { get; private set; }

    private int Capacity => _index.Length - (_index.Length >> 2);

    /// <summary>A table with the same contents. From here on this one must not be written.</summary>
    public ValueTable Copy() => new(this);

    [MethodImpl(Hot.Path)]
    public Fact? FactOf(int value)
    {
        int at = Find(value);
        return at < 0 ? null : _pages[at >> PageBits][at & (PageSize - 1)].Fact;
    }

    [MethodImpl(Hot.Path)]
    public Term? DefinitionOf(int value)
    {
        int at = Find(value);
        return at < 0 ? null : _pages[at >> PageBits][at & (PageSize - 1)].Definition;
    }

    /// <summary>Both at once.</summary>
    [MethodImpl(Hot.Path)]
    public Fact? FactOf(int value, out Term? definition)
    {
        int at = Find(value);
        if (at < 0)
        {
            definition = null;
            return null;
        }

        ref Entry entry = ref _pages[at >> PageBits][at & (PageSize - 1)];
        definition = entry.Definition;
        return entry.Fact;
    }

    public int ValueAt(int position) => _pages[position >> PageBits][position & (PageSize - 1)].Value;

    public Term? DefinitionAt(int position) => _pages[position >> PageBits][position & (PageSize - 1)].Definition;

    [MethodImpl(Hot.Path)]
    public void Set(int value, Fact fact)
    {
        ref Entry entry = ref Place(value);
        if (entry.Fact is null)
        {
            Facts++;
        }

        entry.Fact = fact;
    }

    [MethodImpl(Hot.Path)]
    public void Define(int value, Term? term) => Place(value).Definition = term;

    /// <summary>What is known of live values.</summary>
    [MethodImpl(Hot.Path)]
    public ValueTable Keep(Marks live)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (live.Contains(_pages[i >> PageBits][i & (PageSize - 1)].Value))
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
            ref Entry entry = ref _pages[i >> PageBits][i & (PageSize - 1)];
            if (live.Contains(entry.Value))
            {
                result.Place(entry.Value) = entry;
                result.Facts += entry.Fact is null ? 0 : 1;
            }
        }

        return result;
    }

    [MethodImpl(Hot.Path)]
    private int Find(int value)
    {
        ushort[] index = _index;
        Entry[][] pages = _pages;
        int slot = (int)((uint)value * 2_654_435_769u >> _shift);
        while (true)
        {
            int at = index[slot] - 1;
            if (at < 0 || pages[at >> PageBits][at & (PageSize - 1)].Value == value)
            {
                return at;
            }

            slot = (slot + 1) & (index.Length - 1);
        }
    }

    /// <summary>The entry of a value, to be written; a new one when nothing was known of it.</summary>
    [MethodImpl(Hot.Path)]
    private ref Entry Place(int value)
    {
        int at = Find(value);
        if (at < 0)
        {
            at = Append(value);
        }

        int page = at >> PageBits;
        if (!Own(page))
        {
            _pages[page] = (Entry[])_pages[page].Clone();
        }

        return ref _pages[page][at & (PageSize - 1)];
    }

    [MethodImpl(Hot.Path)]
    private int Append(int value)
    {
        if (Count == Capacity)
        {
            Grow();
        }
        else if (!_ownsIndex)
        {
            _index = (ushort[])_index.Clone();
            _ownsIndex = true;
        }

        int at = Count;
        int page = at >> PageBits;
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, 2 * _pages.Length);
        }

        if ((at & (PageSize - 1)) == 0)
        {
            _pages[page] = new Entry[PageSize];
            Own(page);
        }
        else if (!Own(page))
        {
            _pages[page] = (Entry[])_pages[page].Clone();
        }

        Count++;
        _pages[page][at & (PageSize - 1)].Value = value;
        Enter(value, at);
        return at;
    }

    /// <summary>Notes that a page is this table's own, and tells whether it was.</summary>
    [MethodImpl(Hot.Path)]
    private bool Own(int page)
    {
        ulong bit = 1UL << (page & 63);
        if (page < 64)
        {
            bool first = (_owned & bit) != 0;
            _owned |= bit;
            return first;
        }

        int word = (page >> 6) - 1;
        if (word >= _ownedLater.Length)
        {
            Array.Resize(ref _ownedLater, word + 4);
        }

        bool later = (_ownedLater[word] & bit) != 0;
        _ownedLater[word] |= bit;
        return later;
    }

    [MethodImpl(Hot.Path)]
    private void Enter(int value, int at)
    {
        int slot = (int)((uint)value * 2_654_435_769u >> _shift);
        while (_index[slot] != 0)
        {
            slot = (slot + 1) & (_index.Length - 1);
        }

        _index[slot] = (ushort)(at + 1);
    }

    [MethodImpl(Hot.Path)]
    private void Grow()
    {
        if (_index.Length > ushort.MaxValue / 2)
        {
            throw new InvalidOperationException("More is known of one run than the analysis can hold.");
        }

        _index = new ushort[2 * _index.Length];
        _ownsIndex = true;
        _shift--;
        for (int i = 0; i < Count; i++)
        {
            Enter(ValueAt(i), i);
        }
    }

    private struct Entry
    {
        public Fact? Fact;
        public Term? Definition;
        public int Value;
    }
}
