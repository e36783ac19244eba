// case: neg-kite-festival
// category: negative-lifecycle
// rationale: defaults, no-op handlers, checked builders, disposal flags and carried loop values that are always set
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.KiteFestival;

public sealed record Kite(string Shape, string? Sponsor);

public sealed class KiteBuilder
{
    private string? _shape;

    public KiteBuilder Shape(string shape)
    {
        _shape = shape;
        return this;
    }

    public Kite Build() => new(_shape ?? throw new InvalidOperationException("shape missing"), null);
}

public sealed class Line : IDisposable
{
    private Kite? _kite;
    private bool _cut;

    public event Action<Kite> Launched = delegate { };

    public Line(Kite kite) => _kite = kite;

    public int Launch()
    {
        if (_cut)
        {
            return 0;
        }

        Launched(_kite!);
        return _kite!.Shape.Length;
    }

    public void Dispose()
    {
        _cut = true;
        _kite = null;
    }
}

public sealed class Field
{
    private readonly Lazy<Kite> _mascot = new(() => new KiteBuilder().Shape("dragon").Build());

    public string Mascot => _mascot.Value.Shape;

    public static string Longest(IReadOnlyList<Kite> kites)
    {
        Kite? longest = null;
        foreach (var kite in kites)
        {
            if (longest == null || kite.Shape.Length > longest.Shape.Length)
            {
                longest = kite;
            }
        }

        return kites.Count > 0 ? longest!.Shape : "none";
    }

    public static int SponsorLength(Kite kite)
    {
        var sponsored = kite.Sponsor is null ? kite with { Sponsor = "town" } : kite;
        return sponsored.Sponsor!.Length;
    }
}

public static class Festival
{
    public static int Demo1()
    {
        string seen = "";
        using var line = new Line(new KiteBuilder().Shape("delta").Build());
        line.Launched += kite => seen += kite.Shape;
        return line.Launch() + seen.Length;
    }

    public static int Demo2()
    {
        var line = new Line(new Kite("box", null));
        line.Dispose();
        return line.Launch();
    }

    public static string Demo3() => Field.Longest(Array.Empty<Kite>()) + Field.Longest(new[] { new Kite("box", null), new Kite("delta", "bank") });

    public static int Demo4() => new Field().Mascot.Length + Field.SponsorLength(new Kite("box", null)) + Field.SponsorLength(new Kite("box", "bank"));
}
