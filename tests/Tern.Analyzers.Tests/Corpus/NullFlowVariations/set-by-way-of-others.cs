// A method that sets nothing itself decides whether another one does: what it asks, others have set.
namespace Variations.SetByWayOfOthers;

public sealed class Valve
{
    private string? _label;
    private int _leaks;

    public void Fit(string label) => _label = label;

    public void Count(bool leaks) => _leaks += leaks ? 1 : 0;

    public void Reset() => _leaks = 0;

    public int Turn()
    {
        if (_label == null)
        {
            return 0;
        }

        Check();
        return _label.Length; // want: null-deref
    }

    public int TurnOnce()
    {
        if (_label == null)
        {
            return 0;
        }

        Inspect();
        return _label.Length;
    }

    private void Check()
    {
        if (++_leaks >= 2)
        {
            Remove();
        }
    }

    private void Inspect()
    {
        if (_leaks < 0)
        {
            Remove();
        }
    }

    private void Remove() => _label = null;
}

public static class Valves
{
    private static Valve Fitted()
    {
        Valve valve = new();
        valve.Fit("main");
        return valve;
    }

    public static void Demo1()
    {
        Valve valve = Fitted();
        valve.Count(true);
        valve.Turn();
    }

    public static void Demo2()
    {
        Valve valve = Fitted();
        valve.Reset();
        valve.TurnOnce();
    }
}
