// case: array-seat-map
// category: arrays
// rationale: fresh elements of a seat array, a grown wait list, and cabin rows that were never laid out
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ArraySeatMap;

public sealed class Passenger(string name)
{
    public string Name { get; } = name;
}

public sealed class SeatMap
{
    private readonly Passenger[] _seats;
    private readonly string[][] _cabins = new string[3][];
    private Passenger[] _waiting = [new Passenger("w0")];

    public SeatMap(int seats)
    {
        _seats = new Passenger[seats];
        _cabins[0] = ["1A", "1B"];
        _cabins[1] = ["9A"];
    }

    public void Board(int seat, string name) => _seats[seat] = new Passenger(name);

    public int LongestName()
    {
        int max = 0;
        for (int i = 0; i < _seats.Length; i++)
        {
            ref Passenger seat = ref _seats[i];
            max = Math.Max(max, seat.Name.Length); // want: null-deref
        }

        return max;
    }

    public int Occupied() => _seats.Count(p => p != null && p.Name.Length > 0);

    public int SeatsInCabin(int cabin) => _cabins[cabin].Length; // want: null-deref

    public int FirstClass() => _cabins[0].Length;

    public string LastWaiting()
    {
        Array.Resize(ref _waiting, _waiting.Length + 4);
        var last = _waiting[^1];
        return last.Name; // want: null-deref
    }

    public static int Numbered(int n)
    {
        var crew = new Passenger[n];
        for (int i = 0; i < crew.Length; i++)
        {
            crew[i] = new Passenger("crew " + i);
        }

        return crew.Sum(c => c.Name.Length);
    }
}

public static class Case
{
    public static void Demo1()
    {
        var map = new SeatMap(2);
        map.Board(0, "Ada");
        map.Occupied();
        map.FirstClass();
        map.LongestName();
    }

    public static void Demo2() => new SeatMap(1).SeatsInCabin(2);

    public static void Demo3() => new SeatMap(1).LastWaiting();

    public static void Demo4() => SeatMap.Numbered(3);
}
