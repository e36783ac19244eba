// case: train-stop
// category: default-struct
// rationale: FirstOrDefault and GetValueOrDefault of a struct give default(S), whose reference members are null
// csc: none

namespace NullSafety.TrainStop;

public readonly record struct Stop(string Station, int Minute, IReadOnlyList<string> Platforms);

public readonly struct Fare
{
    public Fare(string zone, decimal price)
    {
        Zone = zone;
        Price = price;
    }

    public string Zone { get; }

    public decimal Price { get; }
}

public sealed class Line
{
    private readonly List<Stop> _stops = new()
    {
        new Stop("Lund", 0, new[] { "1", "2" }),
        new Stop("Eslov", 11, new[] { "1" }),
    };

    public int Platforms(string station)
    {
        var stop = _stops.FirstOrDefault(s => s.Station == station);
        return stop.Platforms.Count; // want: null-deref
    }

    public int PlatformsChecked(string station)
    {
        var stop = _stops.FirstOrDefault(s => s.Station == station);
        return stop == default ? 0 : stop.Platforms.Count;
    }

    public int Minute(string station) => _stops.FirstOrDefault(s => s.Station == station).Minute;
}

public sealed class Tariff
{
    private readonly Dictionary<string, Fare> _fares = new();

    public void Set(string ticket, Fare fare) => _fares[ticket] = fare;

    public string ZoneCode(string ticket)
    {
        Fare fare = _fares.GetValueOrDefault(ticket);
        return fare.Zone.ToUpperInvariant(); // want: null-deref
    }

    public string ZoneCodeOr(string ticket, string fallback)
    {
        return _fares.TryGetValue(ticket, out var fare) ? fare.Zone.ToUpperInvariant() : fallback;
    }

    public decimal Price(string ticket) => _fares.GetValueOrDefault(ticket).Price;
}

public static class Demos
{
    public static void DemoKnownStation() => new Line().Platforms("Lund");

    public static void DemoPassedStation() => new Line().Platforms("Hor");

    public static void DemoSafeStation()
    {
        new Line().PlatformsChecked("Hor");
        new Line().Minute("Hor");
    }

    public static void DemoUnknownTicket() => new Tariff().ZoneCode("week");

    public static void DemoKnownTicket()
    {
        var tariff = new Tariff();
        tariff.Set("day", new Fare("b", 90m));
        tariff.ZoneCode("day");
        tariff.ZoneCodeOr("week", "A");
        tariff.Price("week");
    }
}
