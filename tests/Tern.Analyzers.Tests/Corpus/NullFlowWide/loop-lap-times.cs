// case: loop-lap-times
// category: loop-carried
// rationale: the previous element is null in the first round, and a search leaves its variable null
// csc: none

namespace NullSafety.LoopLapTimes;

public sealed record Lap(string Rider, double Seconds, bool Pit);

public sealed class Session
{
    private readonly List<Lap> _laps = new();

    public Session Add(string rider, double seconds, bool pit = false)
    {
        _laps.Add(new Lap(rider, seconds, pit));
        return this;
    }

    public double LargestGain()
    {
        double gain = 0;
        Lap previous = null!;
        foreach (Lap lap in _laps)
        {
            gain = Math.Max(gain, previous.Seconds - lap.Seconds); // want: null-deref
            previous = lap;
        }

        return gain;
    }

    public double LargestLoss()
    {
        double loss = 0;
        Lap? previous = null;
        foreach (Lap lap in _laps)
        {
            if (previous != null)
            {
                loss = Math.Max(loss, lap.Seconds - previous.Seconds);
            }

            previous = lap;
        }

        return loss;
    }

    public string FastestClean(double limit)
    {
        Lap best = null!;
        for (int i = 0; i < _laps.Count; i++)
        {
            Lap lap = _laps[i];
            if (!lap.Pit && lap.Seconds < limit)
            {
                best = lap;
                limit = lap.Seconds;
            }
        }

        return best.Rider; // want: null-deref
    }

    public string Fastest()
    {
        if (_laps.Count == 0) return "nobody";
        Lap best = _laps[0];
        foreach (Lap lap in _laps)
        {
            if (lap.Seconds < best.Seconds) best = lap;
        }

        return best.Rider;
    }
}

public static class Case
{
    private static Session Friday() => new Session().Add("Kim", 91.2).Add("Lee", 90.4, pit: true).Add("Kim", 90.9);

    public static void DemoGain() => Friday().LargestGain();
    public static void DemoLoss() => Friday().LargestLoss();
    public static void DemoNoCleanLap() => Friday().FastestClean(80);
    public static void DemoFastest() => Friday().Fastest();
}
