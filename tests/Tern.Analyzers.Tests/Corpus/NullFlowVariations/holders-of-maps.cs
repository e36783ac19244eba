// Objects that are given what holds a map, or what is cast: which keys it has, and of which type it is, those know who made it.
using System.Collections.Generic;

namespace Variations.HoldersOfMaps;

public sealed class Fare
{
    public Fare(string code) => Code = code;

    public string Code { get; }
}

public interface IFares
{
    Fare For(string zone);
}

public sealed class Fares : IFares
{
    private readonly Dictionary<string, Fare> _byZone = new();

    public void Publish(string zone, Fare fare) => _byZone[zone] = fare;

    public void Withdraw(string zone)
    {
        if (_byZone.ContainsKey(zone))
        {
            _byZone[zone] = null!;
        }
    }

    public bool Lists(string zone) => _byZone.ContainsKey(zone);

    public Fare For(string zone) => _byZone.GetValueOrDefault(zone)!;
}

public sealed class Clerk
{
    private readonly Fares _fares;

    public Clerk(Fares fares) => _fares = fares;

    public int Quote(string zone)
    {
        var fare = _fares.For(zone);
        return fare.Code.Length; // want: null-deref
    }

    public int Known(string zone) => _fares.For(zone).Code.Length;

    public string Label(string zone) => _fares.Lists(zone) ? _fares.For(zone).Code : "none"; // want: null-deref

    public string LabelOf(string zone) => _fares.Lists(zone) ? _fares.For(zone).Code : "none";
}

public sealed class Booth(IFares fares)
{
    public int Quote(string zone) => fares.For(zone).Code.Length; // want: null-deref

    public int Known(string zone) => fares.For(zone).Code.Length;
}

public sealed class Desk
{
    public Clerk Clerk { get; set; } = null!;

    public int Quote(string zone) => Clerk.Quote(zone);
}

public static class Case
{
    private static Fares Made()
    {
        var fares = new Fares();
        fares.Publish("north", new Fare("N"));
        fares.Publish("south", new Fare("S"));
        return fares;
    }

    public static void Demo1() => new Clerk(Made()).Quote("west");

    public static void Demo2() => new Clerk(Made()).Known("south");

    public static void Demo3()
    {
        var fares = Made();
        fares.Withdraw("south");
        new Clerk(fares).Label("south");
    }

    public static void Demo4() => new Clerk(Made()).LabelOf("south");

    public static void Demo5() => new Booth(Made()).Quote("west");

    public static void Demo6() => new Booth(Made()).Known("north");

    public static void Demo7() => new Desk { Clerk = new Clerk(Made()) }.Quote("east");
}
