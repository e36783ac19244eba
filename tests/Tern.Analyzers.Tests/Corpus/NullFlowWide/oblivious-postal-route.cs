// case: oblivious-postal-route
// category: oblivious
// rationale: old unannotated route helpers lose a postcode and pass the null on through several hops
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide9.PostalRoute;

#nullable disable
public class Depot
{
    public string Name;
    public Depot Parent;
    public List<string> Rounds;
}

public static class LegacyRouting
{
    private static readonly Dictionary<string, Depot> Depots = Build();

    private static Dictionary<string, Depot> Build()
    {
        var hub = new Depot { Name = "Hub", Rounds = new List<string> { "H1" } };
        return new Dictionary<string, Depot> { ["1"] = hub, ["2"] = new Depot { Name = "West", Parent = hub } };
    }

    private static string Zone(string postcode)
    {
        if (string.IsNullOrEmpty(postcode)) return null;
        return postcode.Substring(0, 1);
    }

    private static Depot Lookup(string zone)
    {
        if (zone == null) return null;
        Depots.TryGetValue(zone, out var depot);
        return depot;
    }

    public static Depot DepotFor(string postcode) => Lookup(Zone(postcode));

    public static Depot HeadOffice(string postcode)
    {
        var depot = DepotFor(postcode) ?? Depots["2"];
        return depot.Parent;
    }

    public static int Rounds(Depot depot)
    {
        return depot.Rounds.Count; // want: null-deref
    }

    public static int RoundsOrNone(Depot depot) => depot?.Rounds == null ? 0 : depot.Rounds.Count;

    public static string Stamp(string postcode) => "Z" + (Zone(postcode) ?? "0");

    public static string LongestRound(Depot depot)
    {
        var round = depot.Rounds.FirstOrDefault(r => r.Length > 5); // needless
        return round.ToLowerInvariant(); // want: null-deref
    }
}

#nullable enable
public static class Sorting
{
    private static string Label(string postcode)
    {
        var depot = LegacyRouting.DepotFor(postcode);
        return depot.Name; // want: null-deref
    }

    private static string Escalate(string postcode)
    {
        return LegacyRouting.HeadOffice(postcode).Name; // want: null-deref
    }

    private static string EscalateSafely(string postcode) => LegacyRouting.HeadOffice(postcode)?.Name ?? "self";

    public static string Demo1() => Label("9999");

    public static string Demo2() => Escalate("1000");

    public static int Demo3() => LegacyRouting.Rounds(LegacyRouting.DepotFor("2000"));

    public static string Demo4() => LegacyRouting.LongestRound(LegacyRouting.DepotFor("1000"));

    public static string Demo5() => Label("2100") + Escalate("2100") + EscalateSafely("1000") + LegacyRouting.Stamp("").Length;

    public static int Demo6() => LegacyRouting.RoundsOrNone(null!) + LegacyRouting.Rounds(LegacyRouting.DepotFor("1"));
}
