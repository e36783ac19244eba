// A filter for nulls that finds none says that there are none; who takes out what it finds leaves none behind.
using System.Collections.Generic;
using System.Linq;

namespace Variations.NullsTakenOut;

public sealed class Berth
{
    public string Ship { get; init; } = "";
}

public sealed class Harbour
{
    private readonly Dictionary<string, Berth> _berths = new();

    public void Moor(string place, string ship) => _berths[place] = new Berth { Ship = ship };

    public void Leave(string place)
    {
        _berths[place] = null!;
        Clean();
    }

    private void Clean()
    {
        foreach (string place in _berths.Where(b => b.Value == null).Select(b => b.Key).ToArray())
        {
            _berths.Remove(place);
        }
    }

    public string At(string place) => _berths.TryGetValue(place, out Berth? berth) ? berth.Ship : "";
}

public sealed class Roads
{
    private readonly Dictionary<string, Berth> _berths = new();

    public void Moor(string place, string ship) => _berths[place] = new Berth { Ship = ship };

    public void Leave(string place)
    {
        _berths[place] = null!;
        Clean();
    }

    private void Clean()
    {
        foreach (string place in _berths.Where(b => b.Value?.Ship == "").Select(b => b.Key).ToArray())
        {
            _berths.Remove(place);
        }
    }

    public string At(string place) => _berths.TryGetValue(place, out Berth? berth) ? berth.Ship : ""; // want: null-deref
}

public static class Case
{
    public static void DemoHarbour()
    {
        Harbour harbour = new();
        harbour.Moor("a", "Argo");
        harbour.Leave("a");
        harbour.At("a");
    }

    public static void DemoRoads()
    {
        Roads roads = new();
        roads.Moor("a", "Argo");
        roads.Leave("a");
        roads.At("a");
    }
}
