// case: neg-catering-menu-builder
// category: negative-builder
// rationale: a builder whose Validate throws, parts created together, a copy that keeps what is set
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegCateringMenuBuilder;

public sealed class Dish(string name)
{
    public string Name { get; } = name;
}

public sealed record Menu(Dish Main, Dish? Starter, IReadOnlyList<string> Wines)
{
    public int Letters => Main.Name.Length + (Starter?.Name.Length ?? 0) + Wines.Count;
}

public sealed class MenuBuilder
{
    private Dish? _main;
    private Dish? _starter;
    private List<string>? _wines;
    private string? _wineNote;

    public MenuBuilder Main(string name)
    {
        _main = new Dish(name);
        return this;
    }

    public MenuBuilder Starter(string name)
    {
        _starter = new Dish(name);
        return this;
    }

    public MenuBuilder Wine(string wine)
    {
        if (_wines == null)
        {
            _wines = [];
            _wineNote = "with " + wine;
        }

        _wines.Add(wine);
        return this;
    }

    private void Validate()
    {
        List<string> errors = [];
        if (_main == null)
        {
            errors.Add("main");
        }

        if (errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join(",", errors));
        }
    }

    public Menu Build()
    {
        Validate();
        return new Menu(_main, _starter, _wines ?? []); // csc-false
    }

    public string Note()
    {
        bool dry = _wines is null;
        return dry ? "water" : _wines.Count + _wineNote.Trim(); // csc-false
    }
}

public static class Case
{
    public static void Demo1()
    {
        var b = new MenuBuilder().Main("carp").Wine("rioja");
        _ = b.Build().Letters + b.Starter("soup").Build().Letters;
        b.Note();
        new MenuBuilder().Note();
        _ = (b.Build() with { Starter = null }).Letters;
    }
}
