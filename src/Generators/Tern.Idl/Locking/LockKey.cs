using System.Globalization;

namespace Tern.Idl.Locking;

/// <summary>Keys of parts of a lock: the words of a line that say what it is about.</summary>
internal static class LockKey
{
    private const string All = " *";

    /// <summary>A part with whatever lies inside of it.</summary>
    public static string Whole(string key) => key + All;

    /// <summary>The part itself.</summary>
    public static string Bare(string key) => key.EndsWith(All, StringComparison.Ordinal) ? key.Substring(0, key.Length - All.Length) : key;

    /// <summary>Whether a key, which may be a whole one, stands for a part.</summary>
    public static bool Contains(string outer, string key)
    {
        string bare = Bare(outer);
        return key.StartsWith(bare, StringComparison.Ordinal) && (key.Length == bare.Length || (bare.Length < outer.Length && key[bare.Length] == ' '));
    }

    /// <summary>The message, enum or service that a part belongs to.</summary>
    public static string OwnerOf(string key)
    {
        string[] words = key.Split(' ');
        return words[0] + " " + words[1];
    }

    /// <summary>Whether a part is a reservation that holds the number of another part: <c>message shop.Item reserved 3..5</c> and <c>message shop.Item 4</c>.</summary>
    public static bool Reserves(string reservation, string part)
    {
        string[] words = reservation.Split(' ');
        string[] others = part.Split(' ');
        if (words.Length != 4 || words[2] != "reserved" || others.Length < 3 || words[0] != others[0] || words[1] != others[1] || !TryParse(others[2], out int number))
        {
            return false;
        }

        int dots = words[3].IndexOf("..", StringComparison.Ordinal);
        return TryParse(dots < 0 ? words[3] : words[3].Substring(0, dots), out int first)
            && TryParse(dots < 0 ? words[3] : words[3].Substring(dots + 2), out int last)
            && number >= first
            && number <= last;
    }

    private static bool TryParse(string word, out int number) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}

/// <summary>Keys that something is said about already.</summary>
internal sealed class KeyOwners
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Notes a key.</summary>
    public void Add(string key) => _keys.Add(key);

    /// <summary>Whether a key, or the whole of one around it, is noted.</summary>
    public bool Owns(string key)
    {
        if (_keys.Contains(key))
        {
            return true;
        }

        for (string around = key; around.Length > 0; around = around.Substring(0, Math.Max(around.LastIndexOf(' '), 0)))
        {
            if (_keys.Contains(LockKey.Whole(around)))
            {
                return true;
            }
        }

        return false;
    }
}
