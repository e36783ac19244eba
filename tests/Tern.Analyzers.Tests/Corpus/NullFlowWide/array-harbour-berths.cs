// case: array-harbour-berths
// category: array-element
// rationale: berths are null until a ship moors; a ref slot and a jagged container yard share the trouble
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ArrayHarbourBerths;

public sealed class Ship(string name)
{
    public string Name { get; } = name;
}

public sealed class Harbour
{
    private readonly Ship[] _berths;
    private readonly string[][] _yard = new string[3][];
    private readonly Ship[] _tugs;

    public Harbour(int size)
    {
        _berths = new Ship[size];
        _tugs = new Ship[2];
        for (int i = 0; i < _tugs.Length; i++)
        {
            _tugs[i] = new Ship("tug" + i);
        }
    }

    public int Size => _berths.Length;

    public void Moor(int at, Ship ship) => _berths[at] = ship;

    public void Stack(int row, params string[] boxes) => _yard[row] = boxes;

    private ref Ship Slot(int at) => ref _berths[at];

    public int FirstLetter(int at)
    {
        var ship = _berths[at];
        return ship.Name[0]; // want: null-deref
    }

    public string Swap(int at, Ship next)
    {
        ref Ship slot = ref Slot(at);
        string left = slot.Name; // want: null-deref
        slot = next;
        return left + slot.Name;
    }

    public int TopRow()
    {
        int n = 0;
        foreach (var row in _yard)
        {
            n += row.Length; // want: null-deref
        }

        return n;
    }

    public int Boxes() => _yard.Sum(r => r?.Length ?? 0);

    public int TugNames() => _tugs[0].Name.Length + _tugs[^1].Name.Length;
}

public static class Case
{
    public static void Demo1() => new Harbour(2).FirstLetter(1);

    public static void Demo2() => new Harbour(2).Swap(0, new Ship("b"));

    public static void Demo3()
    {
        var h = new Harbour(1);
        h.Stack(0, "x", "y");
        h.TopRow();
    }

    public static void Demo4() => _ = new Harbour(1).Boxes() + new Harbour(1).TugNames();
}
