// case: neg-interface-pottery-kiln
// category: negative-interface
// rationale: every implementation returns a value although the interface allows null
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.PotteryKiln;

internal interface IGlaze
{
    string? Name { get; }
    Recipe? RecipeFor(int degrees);
}

internal sealed record Recipe(string Text, int Minutes);

internal sealed class Celadon : IGlaze
{
    public string? Name => "celadon";
    public Recipe? RecipeFor(int degrees) => new("iron 2%", degrees / 10);
}

internal sealed class Raku(string clay) : IGlaze
{
    private readonly Recipe _quick = new("copper on " + clay, 40);
    public string? Name { get; } = "raku " + clay;
    public Recipe? RecipeFor(int degrees) => degrees > 1000 ? new Recipe("too hot", 0) : _quick;
}

internal abstract class Layered : IGlaze
{
    public string? Name => string.Join("/", Layers().Select(g => g.Name));
    protected abstract IReadOnlyList<IGlaze> Layers();

    public Recipe? RecipeFor(int degrees)
    {
        var recipes = Layers().Select(g => g.RecipeFor(degrees));
        return recipes.Aggregate(new Recipe("", 0), (sum, r) => new Recipe(sum.Text + r.Text, sum.Minutes + r.Minutes)); // csc-false
    }
}

internal sealed class DoubleDip(IGlaze inner, IGlaze outer) : Layered
{
    protected override IReadOnlyList<IGlaze> Layers() => [inner, outer];
}

internal sealed class Kiln
{
    private readonly List<IGlaze> _load = [];
    private IGlaze? _first;

    public void Add(IGlaze glaze)
    {
        _first ??= glaze;
        _load.Add(glaze);
    }

    public int Minutes(int degrees)
    {
        int minutes = 0;
        foreach (var glaze in _load)
        {
            Recipe? recipe = glaze.RecipeFor(degrees);
            minutes += recipe.Minutes; // csc-false
        }
        return minutes;
    }

    public string Card(int degrees)
    {
        if (_load.Count == 0)
            return "cold";
        string lead = _first.RecipeFor(degrees).Text; // csc-false
        return lead + ":" + string.Join(",", _load.Select(g => g.Name.ToUpperInvariant())); // csc-false
    }
}

public static class KilnDemo
{
    public static string Demo1()
    {
        var kiln = new Kiln();
        string cold = kiln.Card(900) + kiln.Minutes(900);
        kiln.Add(new Raku("stoneware"));
        kiln.Add(new Celadon());
        return cold + kiln.Card(900) + kiln.Minutes(900) + kiln.Card(1280) + kiln.Minutes(1280);
    }

    public static string Demo2()
    {
        var kiln = new Kiln();
        var dip = new DoubleDip(new Celadon(), new Raku("porcelain"));
        kiln.Add(new DoubleDip(dip, new Celadon()));
        kiln.Add(dip);
        return kiln.Card(1000) + kiln.Minutes(1001);
    }
}
