// case: primary-piano-tuner
// category: primary constructor capture
// rationale: captured primary-constructor parameters arrive as null from a factory or are cleared later by a method
// csc: none

namespace NullSafety.PianoTuner;

public sealed class Fork(string pitch, double hertz)
{
    public string Pitch { get; } = pitch;

    public double Hertz { get; } = hertz;
}

public sealed class Tuner(string name, Fork fork)
{
    public string Name => name;

    public double Beat(double heard)
    {
        return Math.Abs(heard - fork.Hertz); // want: null-deref
    }
}

public sealed class CheckedTuner(string name, Fork? fork)
{
    private readonly Fork _fork = fork ?? new Fork("A4", 440);

    public string Name => name;

    public double Beat(double heard) => Math.Abs(heard - _fork.Hertz);
}

public sealed class Session(string piano, List<string> log)
{
    public bool Open => log is not null;

    public void Note(string text)
    {
        log.Add(piano + ": " + text); // want: null-deref
    }

    public bool TryNote(string text)
    {
        if (!Open)
        {
            return false;
        }

        log.Add(piano + ": " + text);
        return true;
    }

    public List<string> Finish()
    {
        var result = log;
        log = null!;
        return result;
    }
}

public static class Guild
{
    private static readonly Dictionary<string, Fork> Forks = new() { ["A4"] = new Fork("A4", 440) };

    public static Tuner Hire(string name, string pitch)
    {
        Forks.TryGetValue(pitch, out var fork);
        return new Tuner(name, fork!);
    }

    public static CheckedTuner HireChecked(string name, string pitch)
    {
        Forks.TryGetValue(pitch, out var fork);
        return new CheckedTuner(name, fork);
    }
}

public static class Case
{
    public static void DemoWithoutFork() => Guild.Hire("Ida", "C5").Beat(523.4);

    public static void DemoChecked() => Guild.HireChecked("Ida", "C5").Beat(523.4);

    public static void DemoAfterFinish()
    {
        var session = new Session("Upright", new List<string>());
        session.Finish();
        session.Note("late string");
    }

    public static void DemoTryAfterFinish()
    {
        var session = new Session("Grand", new List<string>());
        session.TryNote("a4");
        session.Finish();
        session.TryNote("late string");
    }
}
