// case: ctorleak-ski-lift
// category: constructor-leak
// rationale: a base constructor polls an override; a control room calls back into a lift that is still being built
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.CtorleakSkiLift;

public abstract class Lift
{
    protected Lift(int seats)
    {
        Seats = seats;
        Capacity = seats * Cabins();
    }

    public int Seats { get; }

    public int Capacity { get; }

    protected abstract int Cabins();
}

public sealed class Gondola : Lift
{
    private readonly List<int> _cabins;

    public Gondola(int seats, IEnumerable<int> cabins) : base(seats) => _cabins = cabins.ToList();

    protected override int Cabins() => _cabins.Count; // want: null-deref
}

public sealed class ChairLift(int chairs) : Lift(4)
{
    private readonly List<int> _chairs = Enumerable.Range(0, chairs).ToList();

    protected override int Cabins() => _chairs.Count;
}

public interface IStationed
{
    void OnAttached(ControlRoom room);
}

public sealed class ControlRoom
{
    private readonly List<IStationed> _all = [];

    public string Title => "valley";

    public void Attach(IStationed s)
    {
        _all.Add(s);
        s.OnAttached(this);
    }
}

public sealed class DragLift : IStationed
{
    private readonly string _slope;
    private readonly string _sign;

    public DragLift(ControlRoom room, string slope)
    {
        _sign = "T";
        room.Attach(this);
        _slope = slope;
    }

    public int Width { get; private set; }

    public void OnAttached(ControlRoom room)
    {
        Width = room.Title.Length + _sign.Length;
        Width += _slope.Length; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => _ = new Gondola(8, [1, 2]);
    public static void Demo2() => _ = new ChairLift(3);
    public static void Demo3() => _ = new DragLift(new ControlRoom(), "blue");
}
