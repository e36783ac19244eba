// case: stale-brewery-tank
// category: stale-test
// rationale: a tank field is tested, then a call or callback empties it before the use
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.BreweryTank;

public sealed class Batch
{
    public Batch(string style, int litres)
    {
        Style = style;
        Litres = litres;
    }

    public string Style { get; }
    public int Litres { get; set; }
}

public sealed class Tank
{
    private readonly Queue<Batch> _waiting = new();
    private Batch? _batch;

    public Batch? Batch => _batch;

    public void Fill(Batch batch) => _batch = batch;
    public void Plan(Batch batch) => _waiting.Enqueue(batch);
    private void Advance() => _batch = _waiting.Count > 0 ? _waiting.Dequeue() : null;

    private void Draw(int litres)
    {
        if (_batch != null && (_batch.Litres -= litres) <= 0)
            Advance();
    }

    public int Tap(int litres)
    {
        if (_batch == null)
            return 0;

        Draw(litres);
        return _batch.Litres; // want: null-deref
    }

    public int TapAndRecheck(int litres)
    {
        Draw(litres);
        return _batch?.Litres ?? 0;
    }

    public string Inspect(Action<Tank> taste)
    {
        if (_batch is not null)
        {
            taste(this);
            return _batch.Style.ToUpperInvariant(); // missed: null-deref
        }

        return "";
    }

    public string InspectHeld(Action<Tank> taste)
    {
        var held = _batch;
        if (held is null)
            return "";

        taste(this);
        return held.Style.ToUpperInvariant();
    }
}

public static class Cellar
{
    private static string Label(Tank tank)
    {
        if (tank.Batch == null) return "empty";
        int left = tank.Tap(1);
        return left + "l " + tank.Batch.Style;
    }

    private static string Transfer(Tank from, Tank to)
    {
        if (from.Batch == null) return "nothing";
        to.Fill(from.Batch);
        from.Fill(null!);
        return from.Batch.Style + " moved"; // want: null-deref
    }

    private static Tank Filled(int litres) { var t = new Tank(); t.Fill(new Batch("Kölsch", litres)); return t; }

    public static int Demo1() => Filled(20).Tap(20);
    public static string Demo2() => Filled(9).Inspect(t => t.TapAndRecheck(9));
    public static string Demo3() => Transfer(Filled(5), new Tank());
    public static string Demo4() => Label(Filled(3)) + Filled(3).InspectHeld(t => t.TapAndRecheck(3)) + Filled(8).Inspect(t => t.Tap(1));
}
