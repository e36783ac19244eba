// case: dispose-glass-furnace
// category: dispose
// rationale: member read after Dispose through using, after an async dispose, and by a timer callback that outlives its owner
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DisposeGlassFurnace;

public sealed class Burner(string fuel)
{
    public string Fuel { get; } = fuel;
}

public sealed class Furnace(Burner pilot) : IDisposable, IAsyncDisposable
{
    private Burner _main = new(pilot.Fuel + "+");
    private List<string> _pots = ["clear"];

    public int Melt() => _main.Fuel.Length; // want: null-deref

    public int Pilot() => pilot.Fuel.Length;

    public int Pots() => _pots.Count; // want: null-deref

    public int PotsIfOpen() => _pots is { } pots ? pots.Count : 0;

    public void Dispose() => _main = null!;

    public ValueTask DisposeAsync() => new(Task.Run(() => _pots = null!));
}

public sealed class Kiln : IDisposable
{
    private readonly List<Func<int>> _callbacks = [];
    private int _ticks;

    public Kiln(string glaze)
    {
        string? current = glaze;
        _callbacks.Add(() => _ticks + current.Length); // want: null-deref
        _callbacks.Add(() => current?.Length ?? 0);
        Closing = () => current = null;
    }

    private Action Closing { get; }

    public int Fire(int which)
    {
        _ticks++;
        return _callbacks[which]();
    }

    public void Dispose() => Closing();
}

public static class Case
{
    private static Furnace Opened(Burner b)
    {
        using var f = new Furnace(b);
        f.Melt();
        return f;
    }

    private static async Task<Furnace> Cooled(Burner b)
    {
        await using var f = new Furnace(b);
        return f;
    }

    private static int After(int which)
    {
        var kiln = new Kiln("celadon");
        using (kiln)
            kiln.Fire(0);
        return kiln.Fire(which);
    }

    public static void Demo1() => Opened(new Burner("gas")).Melt();
    public static void Demo2() => Opened(new Burner("gas")).Pilot();
    public static async Task Demo3() => (await Cooled(new Burner("gas"))).Pots();
    public static async Task Demo4() => (await Cooled(new Burner("gas"))).PotsIfOpen();
    public static void Demo5() => After(0);
    public static void Demo6() => After(1);
}
