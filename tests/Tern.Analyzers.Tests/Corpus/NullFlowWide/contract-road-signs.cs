// case: contract-road-signs
// category: contract
// rationale: helpers of a sign catalogue give null for some constant arguments, tests go stale by a callback
// csc: none

using System;
using System.Linq;

namespace NullSafety.Wide.ContractRoadSigns;

internal enum Family { Warning, Ban, Info }

internal sealed class Sign(string code)
{
    public string Code { get; } = code;
}

internal sealed class Catalogue
{
    private readonly Sign _warning = new("W1");
    private readonly Sign _ban = new("B7");
    private Sign? _selected;
    public event Action? Selecting;

    public Sign Default(Family family, bool temporary = false) => family switch
    {
        Family.Warning => _warning,
        Family.Ban when !temporary => _ban,
        _ => null!,
    };

    private static Sign? Prefer(Sign? first, Sign? second) => first ?? second;
    private Sign? ByCode(string code) => code == _ban.Code ? _ban : null;

    public int Defaults()
    {
        int n = Default(Family.Warning, temporary: true).Code.Length + Default(Family.Ban).Code.Length;
        return n + Default(Family.Ban, temporary: true).Code.Length; // want: null-deref
    }

    public int Preferred(string a, string b)
    {
        int n = Prefer(ByCode(a), _warning)!.Code.Length;
        var sign = Prefer(ByCode(a), ByCode(b))!;
        return n + sign.Code.Length; // want: null-deref
    }

    public void Select(string code) => _selected = ByCode(code);
    public void Clear() => _selected = null;

    public int Show()
    {
        if (_selected == null)
        {
            return 0;
        }

        Selecting?.Invoke();
        return _selected.Code.Length; // want: null-deref
    }

    public int ShowCopy()
    {
        var selected = _selected;
        if (selected == null)
        {
            return 0;
        }

        Selecting?.Invoke();
        return selected.Code.Length;
    }
}

public static class Demos
{
    private static Catalogue Selected()
    {
        var catalogue = new Catalogue();
        catalogue.Select("B7");
        catalogue.Selecting += () => catalogue.Clear();
        return catalogue;
    }

    public static void DemoDefaults() => new Catalogue().Defaults();
    public static void DemoPreferred() => new Catalogue().Preferred("B7", "x");
    public static void DemoPreferredNone() => new Catalogue().Preferred("x", "y");
    public static void DemoShow() => Selected().Show();
    public static void DemoShowCopy() => Selected().ShowCopy();
}
