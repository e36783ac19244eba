using Microsoft.CodeAnalysis.Text;

namespace Tern.Analyzers.Calls;

/// <summary>
/// Finds names in text, so that code which mentions none of them need not be bound: binding is what analysis costs. What it finds may stand in a comment or mean something else; what is not found is not there.
/// Thread-safe.
/// </summary>
internal sealed class NameScan
{
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;

    // A text that is larger than this is rare, and its buffer is not kept.
    private const int KeptLength = 1 << 17;

    [ThreadStatic]
    private static char[]? t_buffer;

    private readonly string?[] _slots;
    private readonly bool[] _onlySet;
    private readonly bool _withImplicitNew;

    /// <param name="names">The names to find.</param>
    /// <param name="set">Names that count only where something is assigned to them.</param>
    /// <param name="withImplicitNew">Whether <c>new(</c> counts as well: it makes an object whose type is named elsewhere.</param>
    public NameScan(IReadOnlyCollection<string> names, IReadOnlyCollection<string>? set = null, bool withImplicitNew = false)
    {
        int count = names.Count + (set?.Count ?? 0);
        int size = 64;
        while (size < count * 4)
        {
            size *= 2;
        }

        _slots = new string?[size];
        _onlySet = new bool[size];
        _withImplicitNew = withImplicitNew;
        Add(names, onlySet: false);
        Add(set ?? [], onlySet: true);
        IsEmpty = count == 0 && !withImplicitNew;
    }

    /// <summary>Whether there is nothing to find.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether a text has any of the names.</summary>
    public bool IsIn(SourceText text) => Scan(text, null);

    /// <summary>Where the names are, from first to last.</summary>
    public List<int> Find(SourceText text)
    {
        List<int> found = [];
        Scan(text, found);
        return found;
    }

    private bool Scan(SourceText text, List<int>? found)
    {
        int length = text.Length;
        if (IsEmpty || length == 0)
        {
            return false;
        }

        char[] buffer = t_buffer is { } kept && kept.Length >= length ? kept : new char[Math.Max(length, 1 << 14)];
        if (buffer.Length <= KeptLength)
        {
            t_buffer = buffer;
        }

        text.CopyTo(0, buffer, 0, length);
        int i = 0;
        while (i < length)
        {
            char c = buffer[i];
            if (!IsPart(c))
            {
                i++;
                continue;
            }

            int start = i;
            uint hash = HashStart;
            do
            {
                hash = (hash ^ c) * HashFactor;
                i++;
            }
            while (i < length && IsPart(c = buffer[i]));

            if (Contains(buffer, start, i, length, hash) || (_withImplicitNew && IsImplicitNew(buffer, start, i, length)))
            {
                if (found is null)
                {
                    return true;
                }

                found.Add(start);
            }
        }

        return found is { Count: > 0 };
    }

    private static bool IsPart(char c) => (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || c == '_' || (c > 127 && char.IsLetterOrDigit(c));

    private static bool IsImplicitNew(char[] buffer, int start, int end, int length)
    {
        if (end - start != 3 || buffer[start] != 'n' || buffer[start + 1] != 'e' || buffer[start + 2] != 'w')
        {
            return false;
        }

        while (end < length && char.IsWhiteSpace(buffer[end]))
        {
            end++;
        }

        return end < length && buffer[end] == '(';
    }

    private int Slot(uint hash) => (int)(hash ^ (hash >> 15)) & (_slots.Length - 1);

    private void Add(IReadOnlyCollection<string> names, bool onlySet)
    {
        foreach (string name in names)
        {
            uint hash = HashStart;
            foreach (char c in name)
            {
                hash = (hash ^ c) * HashFactor;
            }

            int slot = Slot(hash);
            while (_slots[slot] is { } other && other != name)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _onlySet[slot] = onlySet && (_slots[slot] is null || _onlySet[slot]);
            _slots[slot] = name;
        }
    }

    private bool Contains(char[] buffer, int start, int end, int length, uint hash)
    {
        for (int slot = Slot(hash); _slots[slot] is { } name; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (name.Length == end - start && IsSame(name, buffer, start))
            {
                return !_onlySet[slot] || IsSet(buffer, end, length);
            }
        }

        return false;
    }

    private static bool IsSet(char[] buffer, int end, int length)
    {
        while (end < length && char.IsWhiteSpace(buffer[end]))
        {
            end++;
        }

        return end + 1 < length && buffer[end] == '=' && buffer[end + 1] is not ('=' or '>');
    }

    private static bool IsSame(string name, char[] buffer, int start)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != buffer[start + i])
            {
                return false;
            }
        }

        return true;
    }
}
