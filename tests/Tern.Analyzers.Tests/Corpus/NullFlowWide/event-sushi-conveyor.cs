// case: event-sushi-conveyor
// category: events
// rationale: an event with no handler, a delegate emptied by removal, a handler that reads a captured local cleared later
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.EventSushiConveyor;

public delegate void PlateHandler(string plate);

public sealed class Conveyor
{
    private Action<int> _tick = null!;

    public event PlateHandler Passed = null!;

    public event PlateHandler Returned = delegate { };

    public void Pass(string plate) => Passed(plate); // want: null-deref

    public void Return(string plate) => Returned(plate);

    public void PassQuietly(string plate) => Passed?.Invoke(plate);

    public void Attach(Action<int> h) => _tick += h;

    public void Detach(Action<int> h) => _tick = (Action<int>)Delegate.Remove(_tick, h)!;

    public void Tick(int n) => _tick(n); // want: null-deref
}

public sealed class Guest
{
    private int _eaten;

    public void Eat(string plate) => _eaten += plate.Length;

    public void Count(int n) => _eaten -= n;
}

public static class Case
{
    private static int Visit(Conveyor belt)
    {
        var order = new List<string> { "eel" };
        int seen = 0;
        belt.Passed += plate => seen += order.Count + plate.Length; // want: null-deref
        belt.Pass("tuna");
        order = null!;
        belt.Pass("roe");
        return seen;
    }

    private static int VisitTwice(Conveyor belt)
    {
        var order = new List<string> { "eel" };
        int seen = 0;
        belt.Passed += plate => seen += order.Count + plate.Length;
        belt.Pass("tuna");
        order = ["roe", "clam"];
        belt.PassQuietly("roe");
        belt.Return("roe");
        return seen;
    }

    public static void Demo1() => new Conveyor().Pass("tuna");

    public static void Demo2() => new Conveyor().PassQuietly("tuna");

    public static void Demo3()
    {
        var (belt, guest) = (new Conveyor(), new Guest());
        belt.Attach(guest.Count);
        belt.Tick(1);
        belt.Detach(guest.Count);
        belt.Tick(2);
    }

    public static void Demo4() => Visit(new Conveyor());

    public static void Demo5() => VisitTwice(new Conveyor());
}
