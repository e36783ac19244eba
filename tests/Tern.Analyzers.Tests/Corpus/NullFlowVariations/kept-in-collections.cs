// case: kept-in-collections
// category: object-state
// rationale: an object in a list or a map of another, which a third was given when it was made, holds a null
// csc: none

namespace NullSafety.KeptInCollections;

public sealed record Berth(string Quay, string? Pilot);

public sealed class Harbour
{
    private readonly Dictionary<string, Berth> _byShip = new();
    private readonly List<Berth> _free = new();

    public Berth this[string ship] => _byShip[ship];

    public void Moor(string ship, Berth berth) => _byShip[ship] = berth;

    public void Free(Berth berth) => _free.Add(berth);

    public Berth Next() => _free[0];
}

public sealed class Office
{
    private readonly Harbour _harbour;

    public Office(Harbour harbour) => _harbour = harbour;

    public int QuayOf(string ship) => _harbour[ship].Quay.Length;

    public int PilotOf(string ship) => _harbour[ship].Pilot!.Length; // want: null-deref

    public int NextPilot() => _harbour.Next().Pilot!.Length; // want: null-deref

    public int NextQuay() => _harbour.Next().Quay.Length;
}

public sealed class Night(Harbour harbour)
{
    public int PilotOf(string ship) => harbour[ship].Pilot!.Length;
}

public static class Case
{
    private static Office Made()
    {
        Harbour harbour = new();
        harbour.Moor("Emma", new Berth("east", null));
        harbour.Free(new Berth("west", null));
        return new Office(harbour);
    }

    private static Night Dark()
    {
        Harbour harbour = new();
        harbour.Moor("Emma", new Berth("east", "Ole"));
        return new Night(harbour);
    }

    public static void DemoQuay() => Made().QuayOf("Emma");
    public static void DemoPilot() => Made().PilotOf("Emma");
    public static void DemoNext() => Made().NextPilot();
    public static void DemoNextQuay() => Made().NextQuay();
    public static void DemoNight() => Dark().PilotOf("Emma");
}
