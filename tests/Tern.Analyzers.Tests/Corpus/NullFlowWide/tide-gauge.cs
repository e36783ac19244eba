// case: tide-gauge
// category: struct-default
// rationale: default values of structs with reference members reach the reports through an array and a dictionary miss
// csc: none

namespace NullSafety.TideGauge;

public readonly struct Station
{
    public Station(string code, string harbour)
    {
        Code = code;
        Harbour = harbour;
    }

    public string Code { get; }
    public string Harbour { get; }
    public bool IsKnown => Code is not null;
}

public readonly record struct Reading(Station Station, double Metres);

public sealed class StationIndex
{
    private readonly Dictionary<int, Station> _byChannel = new();

    public void Register(int channel, Station station) => _byChannel[channel] = station;

    public Station ForChannel(int channel)
    {
        _byChannel.TryGetValue(channel, out var station);
        return station;
    }
}

public sealed class Ring
{
    private readonly Reading[] _slots;
    private int _count;

    public Ring(int size) => _slots = new Reading[size];

    public void Push(Reading reading) => _slots[_count++ % _slots.Length] = reading;

    public Reading Newest() => _slots[(_count + _slots.Length - 1) % _slots.Length];

    public IEnumerable<Reading> Filled() => _slots.Take(Math.Min(_count, _slots.Length));
}

public sealed class TideReport
{
    private readonly StationIndex _index;

    public TideReport(StationIndex index) => _index = index;

    public string Title(int channel)
    {
        var station = _index.ForChannel(channel);
        return station.Harbour.ToUpperInvariant(); // want: null-deref
    }

    public string TitleOrChannel(int channel)
    {
        var station = _index.ForChannel(channel);
        return station.IsKnown ? station.Harbour.ToUpperInvariant() : $"channel {channel}";
    }

    public string Footer(Ring ring)
    {
        var newest = ring.Newest();
        return newest.Station.Code.PadLeft(6) + newest.Metres; // want: null-deref
    }

    public int WidestCode(Ring ring) => ring.Filled().Select(r => r.Station.Code.Length).DefaultIfEmpty(0).Max();
}

public static class Case
{
    private static TideReport Report()
    {
        var index = new StationIndex();
        index.Register(1, new Station("LHV", "Le Havre"));
        return new TideReport(index);
    }

    public static void DemoUnknownChannel() => Report().Title(9);

    public static void DemoUnknownChannelNamed() => Report().TitleOrChannel(9).Trim();

    public static void DemoEmptyRing() => Report().Footer(new Ring(4));

    public static void DemoWidest() => Report().WidestCode(new Ring(4));
}
