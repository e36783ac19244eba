// case: ferry-berth
// category: null-forgiving
// rationale: the author silences the compiler because "every ship has a berth"; ships at sea and unknown ships have none
// csc: none

namespace NullSafety.FerryBerth;

public sealed record Berth(string Pier, int Depth);

public sealed class Ship(string name, int draught)
{
    public string Name { get; } = name;

    public int Draught { get; } = draught;

    public Berth? Berth { get; private set; }

    public void Moor(Berth berth) => Berth = berth;

    public void CastOff() => Berth = null;
}

public sealed class Harbour
{
    private readonly List<Ship> _ships = new();

    public Ship Register(string name, int draught)
    {
        var ship = new Ship(name, draught);
        _ships.Add(ship);
        return ship;
    }

    public Ship? Find(string name) => _ships.Find(s => s.Name == name);
}

public sealed class PilotDesk(Harbour harbour)
{
    public int Clearance(string name)
    {
        var ship = harbour.Find(name)!;
        return 20 - ship.Draught; // want: null-deref
    }

    public int ClearanceOrZero(string name)
    {
        var ship = harbour.Find(name);
        return ship is null ? 0 : 20 - ship.Draught;
    }

    public string Announce(Ship ship)
    {
        string pier = ship.Berth!.Pier; // want: null-deref
        return $"{ship.Name} lies at {pier}";
    }

    public string AnnounceMoored(Ship ship)
    {
        if (ship.Berth == null)
        {
            return $"{ship.Name} is at sea";
        }

        string pier = ship.Berth!.Pier;
        return $"{ship.Name} lies at {pier}";
    }
}

public static class Demos
{
    private static Harbour Port()
    {
        var harbour = new Harbour();
        harbour.Register("Nordlys", 6).Moor(new Berth("A", 9));
        return harbour;
    }

    public static void DemoUnknownShip() => new PilotDesk(Port()).Clearance("Havblik");

    public static void DemoUnknownShipChecked() => new PilotDesk(Port()).ClearanceOrZero("Havblik");

    public static void DemoAfterDeparture()
    {
        var ship = new Ship("Solveig", 5);
        ship.Moor(new Berth("B", 7));
        ship.CastOff();
        new PilotDesk(Port()).Announce(ship);
    }

    public static void DemoAtSeaChecked() => new PilotDesk(Port()).AnnounceMoored(new Ship("Solveig", 5));
}
