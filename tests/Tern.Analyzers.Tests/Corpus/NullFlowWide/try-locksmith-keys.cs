// case: try-locksmith-keys
// category: try-pattern
// rationale: the Try result is ignored, widened by an or, or true although the key is null
// csc: none

using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Wide9.LocksmithKeys;

public sealed class KeyBlank
{
    public KeyBlank(string profile, int pins)
    {
        Profile = profile;
        Pins = pins;
    }

    public string Profile { get; }
    public int Pins { get; }
}

public sealed class KeyCabinet
{
    private readonly Dictionary<string, KeyBlank?> _hooks = new();

    public void Hang(string code, KeyBlank blank) => _hooks[code] = blank;

    public void Reserve(string code) => _hooks[code] = null;

    public bool TryTake(string code, [NotNullWhen(true)] out KeyBlank? blank)
    {
        bool known = _hooks.TryGetValue(code, out blank);
        _hooks.Remove(code);
#pragma warning disable CS8762
        return known;
#pragma warning restore CS8762
    }

    public bool TryPeek(string code, [NotNullWhen(true)] out KeyBlank? blank)
    {
        return _hooks.TryGetValue(code, out blank) && blank is not null;
    }
}

public sealed class Workshop
{
    private readonly KeyCabinet _cabinet;

    public Workshop(KeyCabinet cabinet) => _cabinet = cabinet;

    public int Cut(string code)
    {
        if (!_cabinet.TryTake(code, out var blank))
        {
            return 0;
        }

        return blank.Pins; // want: null-deref
    }

    public string Quote(string code, bool trade)
    {
        if (_cabinet.TryPeek(code, out var blank) || trade)
        {
            return blank!.Profile + (trade ? " -10%" : ""); // want: null-deref
        }

        return "ask";
    }

    public int Recut(string code)
    {
        _cabinet.TryPeek(code, out var blank);
        int pins = blank!.Pins; // want: null-deref
        return pins - 1;
    }

    public int Compare(string a, string b)
    {
        return _cabinet.TryPeek(a, out var x) && _cabinet.TryPeek(b, out var y) ? x.Pins - y.Pins : -1;
    }
}

public static class Shop
{
    private static Workshop Open()
    {
        var cabinet = new KeyCabinet();
        cabinet.Hang("Y1", new KeyBlank("Yale", 5));
        cabinet.Reserve("C2");
        return new Workshop(cabinet);
    }

    public static int Demo1() => Open().Cut("C2");
    public static string Demo2() => Open().Quote("Z9", true);
    public static int Demo3() => Open().Recut("C2");
    public static int Demo4() => Open().Cut("Y1") + Open().Cut("Z9") + Open().Compare("Y1", "C2");
    public static string Demo5() => Open().Quote("Y1", true) + Open().Quote("Z9", false) + Open().Recut("Y1");
}
