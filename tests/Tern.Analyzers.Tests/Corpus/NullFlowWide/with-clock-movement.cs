// case: with-clock-movement
// category: record with
// rationale: a `with` copy strips a member for transport, and another overrides it with a lookup that may miss
// csc: none

namespace NullSafety.WithClockMovement;

public sealed record Escapement(string Kind, int Teeth);

public sealed record Strike(int Hammers, string Gong);

public sealed record Movement(string Maker, Escapement Escapement, Strike Strike)
{
    public Movement ForShipping() => this with { Escapement = null!, Maker = Maker + " (crated)" };

    public Movement Silenced() => this with { Strike = new Strike(0, "none") };
}

public sealed class PartsDrawer
{
    private readonly Dictionary<int, Strike> _strikes = new();

    public void Put(Strike strike) => _strikes[strike.Hammers] = strike;

    public Strike? Take(int hammers) => _strikes.Remove(hammers, out var s) ? s : null;
}

public static class Bench
{
    public static int BeatsPerHour(Movement movement) => 3600 * movement.Escapement.Teeth / 30; // want: null-deref

    public static int BeatsPerHourChecked(Movement movement) =>
        movement.Escapement is { Teeth: > 0 } e ? 3600 * e.Teeth / 30 : 0;

    public static Movement Refit(Movement movement, PartsDrawer drawer, int hammers) =>
        movement with { Strike = drawer.Take(hammers)! };

    public static Movement RefitOrKeep(Movement movement, PartsDrawer drawer, int hammers) =>
        movement with { Strike = drawer.Take(hammers) ?? movement.Strike };

    public static string GongOf(Movement movement, PartsDrawer drawer)
    {
        var refitted = Refit(movement, drawer, 4);
        return refitted.Strike.Gong.ToUpperInvariant(); // missed: null-deref
    }

    public static string GongKept(Movement movement, PartsDrawer drawer)
    {
        var refitted = RefitOrKeep(movement, drawer, 4);
        return refitted.Strike.Gong.ToUpperInvariant();
    }

    public static string GongSilenced(Movement movement) => movement.Silenced().Strike.Gong.ToUpperInvariant();
}

public static class Case
{
    private static Movement Longcase() =>
        new("Harker, Whitby", new Escapement("anchor", 30), new Strike(1, "bell"));

    private static PartsDrawer Drawer()
    {
        var drawer = new PartsDrawer();
        drawer.Put(new Strike(2, "coil"));
        return drawer;
    }

    public static void DemoBeats() => Bench.BeatsPerHour(Longcase().ForShipping());

    public static void DemoGong() => Bench.GongOf(Longcase(), Drawer());

    public static void DemoSafe()
    {
        Bench.BeatsPerHour(Longcase());
        Bench.BeatsPerHourChecked(Longcase().ForShipping());
        Bench.GongKept(Longcase(), Drawer());
        Bench.GongSilenced(Longcase());
    }
}
