// case: neg-ferry-contracts
// category: negative-guards
// rationale: null-in null-out helpers only get values, a fallback closes each chain, an interface implementation that gives null is only used by a testing caller
// csc: silent

namespace NullSafety.NegFerryContracts;

public sealed record Berth(string Harbour, int Number);

public interface IBerthPlan
{
    Berth Find(string ship);
}

public sealed class FixedPlan(Berth only) : IBerthPlan
{
    public Berth Find(string ship) => only;
}

public sealed class SeasonPlan(params string[] ships) : IBerthPlan
{
    public Berth Find(string ship)
    {
        int at = Array.IndexOf(ships, ship);
        return at < 0 ? null! : new Berth("North", at + 1);
    }
}

public sealed class FallbackPlan(IBerthPlan first, Berth otherwise) : IBerthPlan
{
    public Berth Find(string ship) => first.Find(ship) ?? otherwise;
}

#nullable disable
public static class Names
{
    public static string Trimmed(string name) => name == null ? null : name.Trim();

    public static string Either(string a, string b)
    {
        return a ?? b;
    }
}
#nullable restore

public sealed class Pilot
{
    private Action<string>? _radio;
    private readonly FallbackPlan _plan = new(new SeasonPlan("Aurora"), new Berth("South", 9));

    public void Listen(Action<string> radio) => _radio += radio;

    public void Mute(Action<string> radio) => _radio -= radio;

    public int Guide(string ship)
    {
        string name = Names.Trimmed(ship);
        var berth = _plan.Find(name);
        _radio?.Invoke(berth.Harbour);
        return berth.Number + name.Length;
    }

    public int Nickname(string? nick) => Names.Either(Names.Trimmed(nick!), "ship").Length;
}

public static class Case
{
    public static void Demo1()
    {
        var pilot = new Pilot();
        Action<string> print = Console.WriteLine;
        pilot.Listen(print);
        int n = pilot.Guide(" Aurora ");
        pilot.Mute(print);
        Console.WriteLine(n + pilot.Guide("Boreas") + pilot.Nickname(null) + pilot.Nickname(" Bo "));
    }

    public static void Demo2() => Console.WriteLine(new FixedPlan(new Berth("East", 1)).Find("Aurora").Number);
}
