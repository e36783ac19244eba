// case: ctorleak-choir-seating
// category: constructor-leak
// rationale: a base constructor calls an override and another constructor publishes itself before its fields are set
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.CtorleakChoirSeating;

public abstract class Layout
{
    public int Seats { get; }

    protected Layout(int rows)
    {
        Seats = Measure(rows);
    }

    protected abstract int Measure(int rows);
}

public sealed class Semicircle : Layout
{
    private readonly int[] _radii;

    public Semicircle(int rows)
        : base(rows) => _radii = Enumerable.Range(2, rows).ToArray();

    protected override int Measure(int rows)
    {
        return rows * _radii.Length; // want: null-deref
    }
}

public sealed class Bench : Layout
{
    private readonly List<int> _widths = [4, 4, 6];

    public Bench(int rows)
        : base(rows)
    {
    }

    protected override int Measure(int rows) => rows * _widths.Count;
}

public interface ISinger
{
    int Range();
}

public sealed class Roster
{
    private readonly List<ISinger> _all = [];

    public int Total { get; private set; }

    public void Enrol(ISinger singer)
    {
        _all.Add(singer);
        Total += singer.Range();
    }
}

public sealed class Alto : ISinger
{
    private readonly string _lowest;
    private readonly string _highest;

    public Alto(Roster roster, string lowest, string highest)
    {
        _lowest = lowest;
        roster.Enrol(this);
        _highest = highest;
    }

    public int Range() => _lowest.Length + _highest.Length; // want: null-deref
}

public static class Demos
{
    public static void Demo1() => Console.Write(new Semicircle(3).Seats);
    public static void Demo2() => Console.Write(new Bench(3).Seats);
    public static void Demo3() => new Alto(new Roster(), "F3", "E5");
}
