// case: regatta-scores
// category: loop-carried
// rationale: the previous boat is null in the first round, the best boat stays null when no boat qualifies
// csc: none

namespace NullSafety.RegattaScores;

public sealed record Boat(string Sail, int Seconds, bool Finished);

public sealed class Heat
{
    public List<Boat> Boats { get; } = new();

    public Heat With(string sail, int seconds, bool finished = true)
    {
        Boats.Add(new Boat(sail, seconds, finished));
        return this;
    }
}

public sealed class Jury
{
    public List<int> Gaps(Heat heat)
    {
        var gaps = new List<int>();
        Boat previous = null!;
        foreach (var boat in heat.Boats)
        {
            gaps.Add(boat.Seconds - previous.Seconds); // want: null-deref
            previous = boat;
        }

        return gaps;
    }

    public List<int> GapsAfterFirst(Heat heat)
    {
        var gaps = new List<int>();
        Boat previous = null!;
        foreach (var boat in heat.Boats)
        {
            if (previous != null)
            {
                gaps.Add(boat.Seconds - previous.Seconds);
            }

            previous = boat;
        }

        return gaps;
    }

    public string Winner(Heat heat)
    {
        Boat best = null!;
        foreach (var boat in heat.Boats)
        {
            if (boat.Finished && (best is null || boat.Seconds < best.Seconds))
            {
                best = boat;
            }
        }

        return best.Sail; // want: null-deref
    }

    public string Leader(Heat heat)
    {
        Boat best = new Boat("none", int.MaxValue, false);
        foreach (var boat in heat.Boats)
        {
            best = boat.Seconds < best.Seconds ? boat : best;
        }

        return best.Sail;
    }
}

public static class Demos
{
    private static Heat Two() => new Heat().With("DEN 1", 610).With("NOR 7", 655);

    public static void DemoGaps() => new Jury().Gaps(Two());

    public static void DemoGapsAfterFirst() => new Jury().GapsAfterFirst(Two());

    public static void DemoWinner() => new Jury().Winner(Two());

    public static void DemoNobodyFinished() => new Jury().Winner(new Heat().With("SWE 3", 900, false));

    public static void DemoLeader() { new Jury().Leader(Two()); new Jury().Leader(new Heat()); }
}
