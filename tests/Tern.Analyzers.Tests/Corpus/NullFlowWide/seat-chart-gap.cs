// case: seat-chart-gap
// category: collections
// rationale: a seat chart has no entry for an unsold seat, and keeps a null under a seat whose booking was cancelled
// csc: none

namespace NullSafety.Blind.SeatChartGap;

public sealed class Passenger(string name, int bags)
{
    public string Name { get; } = name;
    public int Bags { get; } = bags;
}

public sealed class SeatChart
{
    private readonly Dictionary<string, Passenger> _seats = new();

    public void Board(string seat, Passenger p) => _seats[seat] = p;

    // The seat stays on the chart so that the gate does not sell it again.
    public void Cancel(string seat) => _seats[seat] = null!;

    public bool Knows(string seat) => _seats.ContainsKey(seat);

    public Passenger At(string seat) => _seats[seat];

    public Passenger Lookup(string seat)
    {
        _seats.TryGetValue(seat, out var p);
        return p!;
    }

    public int BagsAboard()
    {
        int total = 0;
        foreach (var p in _seats.Values.OfType<Passenger>())
        {
            total += p.Bags;
        }

        return total;
    }
}

public sealed class Gate(SeatChart chart)
{
    public string Call(string seat)
    {
        var p = chart.Lookup(seat);
        return p.Name.ToUpperInvariant(); // want: null-deref
    }

    public string CallIfSold(string seat)
    {
        var p = chart.Lookup(seat);
        return p is null ? "seat " + seat + " is free" : p.Name.ToUpperInvariant();
    }

    public int Offload(string seat)
    {
        if (!chart.Knows(seat))
        {
            return 0;
        }

        return chart.At(seat).Bags; // want: null-deref
    }
}

public static class Case
{
    private static SeatChart Flight()
    {
        var chart = new SeatChart();
        chart.Board("4A", new Passenger("Ines", 2));
        chart.Board("4B", new Passenger("Otto", 1));
        return chart;
    }

    public static void Demo1() => new Gate(Flight()).Call("9F");

    public static void Demo2() => new Gate(Flight()).CallIfSold("9F");

    public static void Demo3()
    {
        var chart = Flight();
        chart.Cancel("4B");
        new Gate(chart).Offload("4B");
    }

    public static void Demo4()
    {
        var chart = Flight();
        chart.Cancel("4A");
        Console.WriteLine(chart.BagsAboard());
    }
}
