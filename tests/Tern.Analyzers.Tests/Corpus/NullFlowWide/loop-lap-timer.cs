// case: loop-lap-timer
// category: loop-carried
// rationale: the previous lap is null in the first round, the best lap when none is valid
// csc: none

namespace NullSafety.LoopLapTimer;

public sealed class Lap
{
    public Lap(string driver, int millis, bool valid = true)
    {
        Driver = driver;
        Millis = millis;
        Valid = valid;
    }

    public string Driver { get; }
    public int Millis { get; }
    public bool Valid { get; }
}

public static class Timing
{
    public static int LargestGap(IReadOnlyList<Lap> laps)
    {
        int gap = 0;
        Lap previous = null!;
        for (int i = 0; i < laps.Count; i++)
        {
            var lap = laps[i];
            gap = Math.Max(gap, lap.Millis - previous.Millis); // want: null-deref
            previous = lap;
        }

        return gap;
    }

    public static int LargestGapFromSecond(IReadOnlyList<Lap> laps)
    {
        int gap = 0;
        Lap previous = laps[0];
        for (int i = 1; i < laps.Count; i++)
        {
            gap = Math.Max(gap, laps[i].Millis - previous.Millis);
            previous = laps[i];
        }

        return gap;
    }

    public static string Winner(IEnumerable<Lap> laps)
    {
        Lap best = null!;
        foreach (var lap in laps)
        {
            if (lap.Valid && (best is null || lap.Millis < best.Millis))
            {
                best = lap;
            }
        }

        return best.Driver; // want: null-deref
    }

    public static string WinnerOrNone(IEnumerable<Lap> laps)
    {
        Lap? best = null;
        foreach (var lap in laps)
        {
            if (lap.Valid && (best is null || lap.Millis < best.Millis))
            {
                best = lap;
            }
        }

        return best?.Driver ?? "none";
    }
}

public static class Race
{
    private static List<Lap> Laps(bool valid) => new() { new Lap("Ik", 900, valid), new Lap("Jo", 960, valid) };

    public static void DemoGap() => Timing.LargestGap(Laps(true));

    public static void DemoGapFromSecond() => Timing.LargestGapFromSecond(Laps(true));

    public static void DemoWinner() => Timing.Winner(Laps(false));

    public static void DemoWinnerOrNone() => Timing.WinnerOrNone(Laps(false)).Trim();
}
