// case: swallow-ferry-tariff
// category: swallowed-exception
// rationale: a catch that only notes the failure lets execution run on with nothing loaded
// csc: none

using System;
using System.Collections.Generic;
using System.Globalization;

namespace NullSafety.Wide9.FerryTariff;

public sealed class Tariff
{
    public Tariff(decimal foot, decimal car)
    {
        Foot = foot;
        Car = car;
    }

    public decimal Foot { get; }
    public decimal Car { get; }

    public static Tariff Parse(string text)
    {
        string[] parts = text.Split(';');
        if (parts.Length != 2)
            throw new FormatException("two prices expected");

        return new Tariff(decimal.Parse(parts[0], CultureInfo.InvariantCulture), decimal.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}

public sealed class Terminal
{
    private readonly List<string> _log = new();
    private Tariff? _lastGood;

    public decimal FootPrice(string text)
    {
        Tariff tariff = null!;
        try
        {
            tariff = Tariff.Parse(text);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
        }

        return tariff.Foot; // want: null-deref
    }

    private Tariff LoadOrLog(string text)
    {
        try
        {
            return _lastGood = Tariff.Parse(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            _log.Add("tariff: " + e.Message);
            return _lastGood!;
        }
    }

    public decimal CarPrice(string text)
    {
        var tariff = LoadOrLog(text);
        return tariff.Car; // want: null-deref
    }

    public decimal RetriedPrice(params string[] sources)
    {
        Tariff? tariff = null;
        for (int i = 0; i < sources.Length && tariff is null; i++)
        {
            try { tariff = Tariff.Parse(sources[i]); }
            catch (FormatException) { _log.Add("source " + i); }
        }

        return tariff!.Foot; // want: null-deref
    }

    public decimal FootPriceOr(string text, Tariff standard)
    {
        Tariff tariff;
        try { tariff = Tariff.Parse(text); }
        catch (FormatException) { tariff = standard; }
        return tariff.Foot;
    }
}

public static class Quay
{
    public static decimal Demo1() => new Terminal().FootPrice("4.50");
    public static decimal Demo2() => new Terminal().CarPrice("x;y");
    public static decimal Demo3() => new Terminal().RetriedPrice("", "?");
    public static decimal Demo4() { var t = new Terminal(); return t.CarPrice("4;30") + t.CarPrice("broken"); }
    public static decimal Demo5() => new Terminal().RetriedPrice("?", "3;20") + new Terminal().FootPrice("3;20") + new Terminal().FootPriceOr("", new Tariff(1, 2));
}
