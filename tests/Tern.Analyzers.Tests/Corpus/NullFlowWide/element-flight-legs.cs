// case: element-flight-legs
// category: null element in collection
// rationale: unparsable lines become null list elements, and a seat row is padded with null passengers
// csc: none

#nullable enable
namespace NullSafety.FlightLegs;

public sealed record Leg(string From, string To, int Minutes);

public sealed record Passenger(string Name, bool Vegetarian);

public static class LegParser
{
    public static Leg? Parse(string line)
    {
        var p = line.Split('-');
        return p.Length == 3 && int.TryParse(p[2], out int minutes) ? new Leg(p[0], p[1], minutes) : null;
    }
}

public sealed class Itinerary
{
    private readonly List<Leg> _legs;

    public Itinerary(IEnumerable<string> lines) => _legs = lines.Select(l => LegParser.Parse(l)!).ToList();

    public int Count => _legs.Count;

    public int TotalMinutes()
    {
        int sum = 0;
        foreach (var leg in _legs)
        {
            sum += leg.Minutes; // want: null-deref
        }

        return sum;
    }

    public int ValidMinutes() => _legs.Where(l => l is not null).Sum(l => l.Minutes);
}

public sealed class SeatRow
{
    private readonly List<Passenger> _seats = new();

    public void Seat(Passenger p) => _seats.Add(p);

    public void CloseRow(int width)
    {
        while (_seats.Count < width)
        {
            _seats.Add(null!);
        }
    }

    public int VegetarianMeals() => _seats.Count(s => s.Vegetarian); // want: null-deref

    public int MealsAfterCleanup()
    {
        var present = new List<Passenger>(_seats);
        present.RemoveAll(s => s is null);
        int n = 0;
        foreach (var p in present)
        {
            n += p.Vegetarian ? 1 : 0;
        }

        return n;
    }
}

public static class Case
{
    private static SeatRow Row()
    {
        var row = new SeatRow();
        row.Seat(new Passenger("Ada", true));
        row.CloseRow(3);
        return row;
    }

    public static void DemoBadLine() => new Itinerary(new[] { "LIS-FRA-170", "FRA-OSL" }).TotalMinutes();

    public static void DemoEmptySeat() => Row().VegetarianMeals();

    public static void DemoSafe()
    {
        new Itinerary(new[] { "LIS-FRA-170", "FRA-OSL" }).ValidMinutes();
        Row().MealsAfterCleanup();
    }
}
