// case: dispose-cnc-spindle
// category: dispose
// rationale: parts of a milling machine are used after disposal, from finished closures or before homing
// csc: none

using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace NullSafety.Wide.DisposeCncSpindle;

internal sealed class Spindle : IDisposable
{
    public int Rpm { get; private set; } = 100;
    public void Dispose() => Rpm = 0;
}

internal sealed class Mill : IAsyncDisposable
{
    private Spindle _spindle = new();
    private int[] _origin = null!;
    private Action<int>? _feed;
    public bool Homed => _origin != null;

    public void Home() => _origin = [0, 0, 0];
    public int Speed() => _spindle.Rpm; // want: null-deref

    public int X() => _origin[0]; // want: null-deref
    public int XOrZero() => Homed ? _origin[0] : 0;

    public void Attach(Action<int> feed) => _feed = feed;

    public void Step(int by)
    {
        _feed?.Invoke(by);
    }

    public ValueTask DisposeAsync()
    {
        _spindle.Dispose();
        _spindle = null!;
        return ValueTask.CompletedTask;
    }
}

internal static class Shop
{
    public static async Task<int> Finish()
    {
        var mill = new Mill();
        int before = mill.Speed();
        await mill.DisposeAsync();
        return before + mill.Speed();
    }

    public static int Log(int steps)
    {
        var mill = new Mill();
        List<int>? path = new();
        mill.Attach(by => path.Add(by)); // want: null-deref
        mill.Step(1);
        int n = path.Count;
        if (steps > 1)
        {
            path = null;
            mill.Step(2);
        }

        return n;
    }
}

public static class Demos
{
    private static Mill Homed()
    {
        var mill = new Mill();
        mill.Home();
        return mill;
    }

    public static Task DemoFinish() => Shop.Finish();
    public static void DemoHomed() => Homed().X();
    public static void DemoNotHomed() => new Mill().X();
    public static void DemoNotHomedSafe() => new Mill().XOrZero();
    public static void DemoOneStep() => Shop.Log(1);
    public static void DemoTwoSteps() => Shop.Log(2);
}
