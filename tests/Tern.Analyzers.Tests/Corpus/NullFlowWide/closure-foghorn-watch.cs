// case: closure-foghorn-watch
// category: closures
// rationale: a deferred lambda reads a local the body releases; a callback lambda clears the local the body still reads
// csc: none

namespace NullSafety.ClosureFoghornWatch;

public sealed class Foghorn
{
    public Foghorn(string station) => Station = station;

    public string Station { get; }

    public int Blasts { get; private set; }

    public void Sound() => Blasts++;
}

public sealed class WatchBell
{
    private readonly List<Action> _atChange = new();

    public void AtChange(Action action) => _atChange.Add(action);

    public void Ring()
    {
        foreach (var action in _atChange)
        {
            action();
        }
    }
}

public static class Keeper
{
    public static void EndOfFog(WatchBell bell)
    {
        var horn = new Foghorn("Muckle");
        bell.AtChange(() => horn.Sound()); // want: null-deref
        horn.Sound();
        horn = null!;
        bell.Ring();
    }

    public static int EndOfFogWithCopy(WatchBell bell)
    {
        var horn = new Foghorn("Muckle");
        var forBell = horn;
        bell.AtChange(() => forBell.Sound());
        horn.Sound();
        horn = null!;
        bell.Ring();
        return forBell.Blasts;
    }

    public static string Relief(WatchBell bell)
    {
        var onDuty = new Foghorn("Start Point");
        bell.AtChange(() => onDuty = null!);
        onDuty.Sound();
        bell.Ring();
        return onDuty.Station.Trim(); // want: null-deref
    }

    public static string ReliefReplaced(WatchBell bell)
    {
        var onDuty = new Foghorn("Start Point");
        bell.AtChange(() => onDuty = new Foghorn("Lizard"));
        bell.Ring();
        return onDuty.Station.Trim();
    }

    public static string ReliefTested(WatchBell bell)
    {
        Foghorn? onDuty = new("Start Point");
        bell.AtChange(() => onDuty = null);
        bell.Ring();
        return onDuty?.Station.Trim() ?? "nobody";
    }
}

public static class Case
{
    public static void DemoEndOfFog() => Keeper.EndOfFog(new WatchBell());

    public static void DemoRelief() => Keeper.Relief(new WatchBell());

    public static void DemoSafe()
    {
        Keeper.EndOfFogWithCopy(new WatchBell());
        Keeper.ReliefReplaced(new WatchBell());
        Keeper.ReliefTested(new WatchBell());
    }
}
