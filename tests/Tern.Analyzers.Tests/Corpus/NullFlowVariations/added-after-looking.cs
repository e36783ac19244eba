// What an object lacks when it is asked by a key, it has once something was added by that key.
using System.Collections.Generic;
using System.Linq;

namespace Variations.AddedAfterLooking;

public sealed record Berth(string Pier, Ship? Ship);

public sealed record Ship(string Name);

public sealed class Harbour
{
    private readonly List<Berth> _berths = new();
    private readonly Dictionary<string, Ship> _ships = new();

    public int Asked { get; private set; }

    public void Build(string pier, Ship? ship = null) => _berths.Add(new Berth(pier, ship));

    public void Add(Berth berth) => _berths.Add(berth);

    public void Count(string pier) => Asked += pier.Length;

    public Berth? Find(string pier) => _berths.FirstOrDefault(b => b.Pier == pier);

    public Ship? ShipOf(string name) => _ships.TryGetValue(name, out Ship? ship) ? ship : null;

    public bool HasShip(string name) => _ships.ContainsKey(name);

    public void Register(string name) => _ships[name] = new Ship(name);
}

public sealed class Pilot
{
    private readonly Harbour _harbour;

    public Pilot(Harbour harbour) => _harbour = harbour;

    public int WidthBuilt(string pier)
    {
        if (_harbour.Find(pier) == null)
        {
            _harbour.Build(pier, new Ship("tug"));
        }

        return _harbour.Find(pier)!.Pier.Length;
    }

    public int WidthAdded(string pier)
    {
        if (_harbour.Find(pier) is null)
        {
            _harbour.Add(new Berth(pier, null));
        }

        return _harbour.Find(pier)!.Pier.Length;
    }

    public int WidthCounted(string pier)
    {
        if (_harbour.Find(pier) is null)
        {
            _harbour.Count(pier);
        }

        return _harbour.Find(pier)!.Pier.Length; // want: null-deref
    }

    public int WidthOfOther(string pier, string other)
    {
        if (_harbour.Find(pier) is null)
        {
            _harbour.Build(other);
        }

        return _harbour.Find(pier)!.Pier.Length; // want: null-deref
    }

    public int WidthRegistered(string name)
    {
        if (!_harbour.HasShip(name))
        {
            _harbour.Register(name);
        }

        return _harbour.ShipOf(name)!.Name.Length;
    }
}

public static class Pilots
{
    private static Pilot One()
    {
        Harbour harbour = new();
        harbour.Build("north");
        harbour.Register("Ida");
        return new Pilot(harbour);
    }

    public static void Demo1() => One().WidthBuilt("east");

    public static void Demo2() => One().WidthAdded("east");

    public static void Demo3() => One().WidthCounted("east");

    public static void Demo4() => One().WidthOfOther("east", "west");

    public static void Demo5() => One().WidthRegistered("Bo");
}
