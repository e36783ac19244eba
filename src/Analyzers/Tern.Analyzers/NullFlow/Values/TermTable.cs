using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Values of terms, in the order in which they were asked for.</summary>
internal sealed class TermTable
{
    /// <summary>Terms up to which all are looked at.</summary>
    private const int Large = 32;

    private Entry[] _entries;
    private HashSet<int>? _callOwners;

    public TermTable() => _entries = new Entry[8];

    private TermTable(int size) => _entries = new Entry[size];

    public int Count { get; private set; }

    public Term TermAt(int position) => _entries[position].Term;

    public int ValueAt(int position) => _entries[position].Value;

    public TermTable Copy()
    {
        TermTable copy = new(Count + (Count >> 2) + 4) { Count = Count };
        Array.Copy(_entries, copy._entries, Count);
        return copy;
    }

    /// <summary>Whether there may be calls on an object. Of a large table that is looked up first: it holds the keys of a map, and is asked for each thing in the map.</summary>
    public bool MayHaveCallsOn(int owner)
    {
        if (Count <= Large)
        {
            return Count > 0;
        }

        if (_callOwners is null)
        {
            _callOwners = [];
            for (int i = 0; i < Count; i++)
            {
                if (_entries[i].Term.Op == Term.Call)
                {
                    _callOwners.Add(_entries[i].Term.A);
                }
            }
        }

        return _callOwners.Contains(owner);
    }

    /// <summary>Position of a term, or -1.</summary>
    [MethodImpl(Hot.Path)]
    public int Find(Term term)
    {
        Entry[] entries = _entries;
        int hash = term.Hash;
        for (int i = Count - 1; i >= 0; i--)
        {
            if (entries[i].Hash == hash && entries[i].Term.Equals(term))
            {
                return i;
            }
        }

        return -1;
    }

    [MethodImpl(Hot.Path)]
    public void Set(Term term, int value)
    {
        int at = Find(term);
        if (at >= 0)
        {
            _entries[at].Value = value;
            return;
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        ref Entry entry = ref _entries[Count++];
        entry.Hash = term.Hash;
        entry.Term = term;
        entry.Value = value;
        _callOwners = null;
    }

    public void RemoveAt(int at)
    {
        Count--;
        Array.Copy(_entries, at + 1, _entries, at, Count - at);
        _entries[Count] = default;
    }

    /// <summary>Those of live values.</summary>
    [MethodImpl(Hot.Path)]
    public TermTable Keep(Marks live)
    {
        TermTable result = new(Count + 4);
        for (int i = 0; i < Count; i++)
        {
            ref Entry entry = ref _entries[i];
            if (live.Contains(entry.Value) && entry.Term.Within(live))
            {
                result._entries[result.Count++] = entry;
            }
        }

        return result.Count == Count ? this : result;
    }

    private struct Entry
    {
        public Term Term;
        public int Hash;
        public int Value;
    }
}
