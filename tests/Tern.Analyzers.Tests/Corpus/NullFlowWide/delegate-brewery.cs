// case: delegate-brewery
// category: delegates
// rationale: Lazy around a failing lookup, a recipe factory table with a null-returning entry, a selector handed through a field
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.DelegateBrewery;

public sealed class Yeast
{
    public string Strain { get; init; } = "US-05";
}

public sealed class Brewery
{
    private readonly Dictionary<string, Yeast> _cellar = new() { ["ale"] = new Yeast() };
    private readonly Lazy<Yeast> _house;
    private readonly Lazy<Yeast> _backup;
    private readonly Dictionary<string, Func<Yeast>> _factories;
    private Func<string, string?> _labeller = s => s.Length > 3 ? s : null;

    public Brewery(string house)
    {
        _house = new Lazy<Yeast>(() => Lookup(house)!);
        _backup = new Lazy<Yeast>(() => Lookup(house) ?? new Yeast());
        _factories = new()
        {
            ["ale"] = () => new Yeast(),
            ["wild"] = () => null!,
        };
    }

    private Yeast? Lookup(string style) => _cellar.TryGetValue(style, out var y) ? y : null;

    public void Relabel(Func<string, string> labeller) => _labeller = labeller;

    public int HouseStrain() => _house.Value.Strain.Length; // want: null-deref

    public int BackupStrain() => _backup.Value.Strain.Length;

    public string Pitch(string style)
    {
        Yeast y = _factories.TryGetValue(style, out var make) ? make() : new Yeast();
        return y.Strain.Trim(); // want: null-deref
    }

    public string Label(string beer)
    {
        string label = _labeller(beer)!;
        return label.ToUpperInvariant(); // want: null-deref
    }

    public string LabelOrName(string beer) => (_labeller(beer) ?? beer).ToUpperInvariant();
}

public static class Case
{
    public static void Demo1() => new Brewery("lager").HouseStrain();

    public static void Demo2() => new Brewery("ale").Pitch("wild");

    public static void Demo3() => new Brewery("ale").Label("IPA");

    public static void Demo4()
    {
        var b = new Brewery("lager");
        b.BackupStrain();
        b.LabelOrName("IPA");
        b.Pitch("stout");
        b.Relabel(s => s + "!");
        b.Label("IPA");
    }
}
