// A loop that ends before the array does by as much as something says leaves the rest of it out.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.FilledButForSome;

public sealed class Hangar
{
    private readonly string[] _bays;
    private readonly string[] _doors;
    private readonly string[] _lamps;

    public Hangar(int bays, int closed)
    {
        _bays = new string[bays];
        for (int b = 0; b < bays - closed; b++)
        {
            _bays[b] = "bay";
        }

        _doors = new string[bays];
        for (int d = 0; d < bays - closed; d++)
        {
            _doors[d] = "open";
        }

        for (int d = bays - closed; d < bays; d++)
        {
            _doors[d] = "shut";
        }

        _lamps = new string[bays - closed];
        for (int l = 0; l < bays - closed; l++)
        {
            _lamps[l] = "lamp";
        }
    }

    public int Bay(int bay) => _bays[bay].Length; // want: null-deref

    public int Bays() => _bays.Sum(b => b.Length); // want: null-deref

    public int Doors() => _doors.Sum(d => d.Length);

    public int Door(int door) => _doors[door].Length;

    public int Lamps() => _lamps.Sum(l => l.Length);
}

public static class D
{
    public static void Demo1() => new Hangar(3, 1).Bay(0);

    public static void Demo2() => new Hangar(3, 1).Bay(2);

    public static void Demo3() => new Hangar(3, 1).Bays();

    public static int Demo4() => new Hangar(3, 1).Doors() + new Hangar(3, 1).Door(2) + new Hangar(3, 1).Lamps();
}
