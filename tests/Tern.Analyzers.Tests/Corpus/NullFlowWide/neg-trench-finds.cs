// case: neg-trench-finds
// category: negative-sentinel
// rationale: sentinel nodes, null objects behind an interface, defaults that replace null at the border
// csc: silent

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.NegTrenchFinds;

public interface IFind
{
    string Label { get; }
    IFind? Context { get; }
}

public sealed class NoFind : IFind
{
    public static readonly IFind Instance = new NoFind();
    public string Label => string.Empty;
    public IFind? Context => null;
}

public sealed record Sherd(string Label, IFind? Context) : IFind;

public sealed class Layer
{
    public Layer Above;
    public Layer Below;
    public IFind Best = NoFind.Instance;
    public Layer() => Above = Below = this;

    public void Under(Layer top)
    {
        Above = top;
        Below = top.Below;
        top.Below.Above = this;
        top.Below = this;
    }

    public void Remove() => (Above.Below, Below.Above) = (Below, Above);
}

public sealed class Trench
{
    private readonly Layer _surface = new();
    private readonly Dictionary<string, IFind> _register = [];

    public Layer Dig()
    {
        var layer = new Layer();
        layer.Under(_surface);
        return layer;
    }

    public void Note(Layer layer, string? label)
    {
        layer.Best = label is null ? NoFind.Instance : new Sherd(label, layer.Above.Best);
        _register[layer.Best.Label] = layer.Best;
    }

    public IFind Lookup(string label) => _register.GetValueOrDefault(label, NoFind.Instance);

    public int Letters()
    {
        int n = 0;
        for (var l = _surface.Below; l != _surface; l = l.Below)
        {
            n += l.Best.Label.Length;
            for (IFind? f = l.Best; f is not null; f = f.Context)
                n += f.Label.Length;
        }

        return n;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var t = new Trench();
        var top = t.Dig();
        t.Note(top, "bowl");
        t.Note(t.Dig(), null);
        t.Letters();
        top.Remove();
        _ = t.Letters() + t.Lookup("bowl").Label.Length + t.Lookup("coin").Label.Length;
    }
}
