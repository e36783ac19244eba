// case: element-flight-manifest
// category: collections
// rationale: a projection through a failing lookup fills a list with nulls, and a gap in the standby list is a null entry
// csc: none

namespace NullSafety.Blind.B22.FlightManifest;

public sealed record Passenger(int Id, string Name, int BagKilos);

public sealed class Registry
{
    private readonly List<Passenger> _known = new();

    public void Add(Passenger passenger) => _known.Add(passenger);

    public Passenger? Find(int id) => _known.FirstOrDefault(p => p.Id == id);
}

public sealed class Manifest(Registry registry)
{
    public List<Passenger> Boarded(IEnumerable<int> scans)
    {
        return scans.Select(id => registry.Find(id)!).ToList();
    }

    public int BagWeight(IEnumerable<int> scans)
    {
        int kilos = 0;
        foreach (var passenger in Boarded(scans))
        {
            kilos += passenger.BagKilos; // want: null-deref
        }

        return kilos;
    }

    public int KnownBagWeight(IEnumerable<int> scans)
    {
        int kilos = 0;
        foreach (var passenger in Boarded(scans).Where(p => p is not null))
        {
            kilos += passenger.BagKilos;
        }

        return kilos;
    }
}

public sealed class Standby
{
    private readonly List<Passenger> _queue = new();

    public void Join(Passenger passenger) => _queue.Add(passenger);

    // keeps the positions that were already announced
    public void Leave(int position) => _queue[position] = null!;

    public void Compact() => _queue.RemoveAll(p => p is null);

    public string Announce(int position)
    {
        return "Now boarding: " + _queue[position].Name; // want: null-deref
    }

    public string AnnounceIfPresent(int position)
    {
        var passenger = _queue[position];
        return passenger == null ? "" : "Now boarding: " + passenger.Name;
    }
}

public static class Case
{
    private static Manifest Flight()
    {
        var registry = new Registry();
        registry.Add(new Passenger(1, "Noor", 18));
        return new Manifest(registry);
    }

    private static Standby Line()
    {
        var line = new Standby();
        line.Join(new Passenger(7, "Ivo", 9));
        line.Leave(0);
        return line;
    }

    public static void DemoWeight() => Flight().BagWeight([1, 2]);

    public static void DemoKnownWeight() => Flight().KnownBagWeight([1, 2]);

    public static void DemoAnnounce() => Line().Announce(0);

    public static void DemoAnnounceIfPresent() => Line().AnnounceIfPresent(0);
}
