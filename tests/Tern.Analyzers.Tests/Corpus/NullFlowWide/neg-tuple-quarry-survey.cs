// case: neg-tuple-quarry-survey
// category: negative-tuple
// rationale: tuples carry a flag or position that tells whether the other item is set
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.QuarrySurvey;

public sealed record Layer(string Rock, int Depth, int Thickness);

public sealed class Borehole(string id, params Layer[] layers)
{
    public string Id { get; } = id;

    public (bool Found, Layer? Layer) At(int depth)
    {
        foreach (var layer in layers)
        {
            if (depth >= layer.Depth && depth < layer.Depth + layer.Thickness)
                return (true, layer);
        }
        return (false, null);
    }

    public (int Index, Layer? Layer) Thickest()
    {
        if (layers.Length == 0)
            return (-1, null);
        int best = 0;
        for (int i = 1; i < layers.Length; i++)
        {
            if (layers[i].Thickness > layers[best].Thickness)
                best = i;
        }
        return (best, layers[best]);
    }

    public (Layer? Value, string? Error) Require(string rock)
    {
        var hit = layers.FirstOrDefault(l => l.Rock == rock);
        return hit is null ? (null, $"{Id} has no {rock}") : (hit, null);
    }
}

public sealed class Survey(IReadOnlyList<Borehole> holes)
{
    public string Cut(int depth)
    {
        var parts = new List<string>();
        foreach (var hole in holes)
        {
            var result = hole.At(depth);
            if (result.Found)
                parts.Add(result.Layer.Rock); // csc-false
        }
        return string.Join('/', parts);
    }

    public int Yield(string rock)
    {
        int total = 0;
        foreach (var hole in holes)
        {
            var (layer, error) = hole.Require(rock);
            if (error is not null)
                total -= error.Length;
            else
                total += layer.Thickness; // csc-false
        }
        return total;
    }

    public string[] Summary() => holes
        .Select(h => (Hole: h, Top: h.Thickest()))
        .Where(x => x.Top.Index >= 0)
        .Select(x => x.Hole.Id + x.Top.Layer.Rock) // csc-false
        .ToArray();

    public int Overburden(string rock)
    {
        var first = holes.Select(h => h.Require(rock)).FirstOrDefault(r => r.Error is null, (null, "nowhere"));
        return first.Error != null ? -1 : first.Value.Depth; // csc-false
    }
}

public static class QuarryDemo
{
    private static readonly Survey Full = new(
    [
        new Borehole("B1", new Layer("clay", 0, 3), new Layer("slate", 3, 9)),
        new Borehole("B2"),
        new Borehole("B3", new Layer("slate", 0, 4), new Layer("chalk", 4, 1)),
    ]);

    public static string Demo1() =>
        string.Join(",", Enumerable.Range(-1, 15).Select(Full.Cut)) + string.Join(",", Full.Summary());

    public static int Demo2() =>
        Full.Yield("slate") + Full.Yield("gold") + Full.Overburden("slate") + Full.Overburden("chalk") + Full.Overburden("gold");

    public static string Demo3()
    {
        var none = new Survey([]);
        return none.Cut(1) + none.Yield("clay") + none.Overburden("clay") + none.Summary().Length;
    }
}
