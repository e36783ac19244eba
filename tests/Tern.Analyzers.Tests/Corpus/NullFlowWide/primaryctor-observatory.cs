// case: primaryctor-observatory
// category: primary-constructor
// rationale: captured constructor parameters carry null from a factory into methods
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.PrimaryctorObservatory;

public sealed record Dome(string Site);

#nullable disable
public static class Inventory
{
    private static readonly List<Dome> Domes = new() { new Dome("ridge") };

    public static Dome At(string site) => Domes.SingleOrDefault(d => d.Site == site);

    public static string Label(string pointing) => pointing ?? "park";

    public static string Pointing(string star) => star == "Vega" ? "18h36" : null;
}
#nullable restore

public sealed class Telescope(Dome dome, string pointing)
{
    private readonly string _label = Inventory.Label(pointing);

    public string Pointing { get; private set; } = pointing;

    public int SiteWidth() => dome.Site.Length; // want: null-deref

    public int LabelWidth() => _label.Length;

    public int Target()
    {
        string target = Pointing;
        return target.IndexOf('h'); // want: null-deref
    }

    public void Point(string to) => Pointing = to;
}

public class Session(Telescope scope, Action<string>? log = null)
{
    protected void Say(string text) => log!(text); // want: null-deref

    public int Quiet() => scope.LabelWidth();

    public int Observe()
    {
        Say("observing");
        return scope.LabelWidth();
    }
}

public sealed class LoggedSession(Telescope scope) : Session(scope, t => _ = t.Length)
{
    public int Width() { Say("width"); return Quiet(); }
}

public static class Case
{
    private static readonly Dome Ridge = new("ridge");

    public static void Demo1() => new Telescope(Inventory.At("valley"), "1h").SiteWidth();

    public static void Demo2() => new Telescope(Ridge, Inventory.Pointing("Sol")).Target();

    public static void Demo3() => new Session(new Telescope(Ridge, "1h")).Observe();

    public static void Demo4()
    {
        var t = new Telescope(Inventory.At("ridge"), Inventory.Pointing("Sol"));
        t.Point("2h");
        _ = t.Target() + t.SiteWidth() + t.LabelWidth() + new LoggedSession(t).Width() + new Session(t).Quiet();
    }
}
