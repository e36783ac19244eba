// case: swallow-config-probe
// category: swallowed-exception
// rationale: the catch block logs and goes on, the variable keeps its null
// csc: none

namespace NullSafety.ConfigProbe;

public sealed class Limits
{
    public Limits(int max) => Max = max;

    public int Max { get; }

    public static Limits Parse(string text)
    {
        if (!int.TryParse(text, out int max))
        {
            throw new FormatException("not a number: " + text);
        }

        return new Limits(max);
    }
}

public sealed class Probe
{
    private readonly List<string> _warnings = new();
    private Limits _current = null!;

    public int Warnings => _warnings.Count;

    public int Read(string text)
    {
        Limits limits = null!;
        try
        {
            limits = Limits.Parse(text);
        }
        catch (FormatException e)
        {
            _warnings.Add(e.Message);
        }

        return limits.Max; // want: null-deref
    }

    public int ReadOrDefault(string text)
    {
        Limits limits;
        try
        {
            limits = Limits.Parse(text);
        }
        catch (FormatException e)
        {
            _warnings.Add(e.Message);
            limits = new Limits(10);
        }

        return limits.Max;
    }

    private bool Reload(string text)
    {
        try
        {
            _current = Limits.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public bool Admits(string text, int load)
    {
        Reload(text);
        return load <= _current.Max; // want: null-deref
    }

    public bool AdmitsChecked(string text, int load)
        => Reload(text) && load <= _current.Max;
}

public static class Case
{
    public static void DemoBadText() => new Probe().Read("ten");

    public static void DemoReloadFails() => new Probe().Admits("", 4);

    public static void DemoSafe()
    {
        var probe = new Probe();
        probe.Read("25");
        probe.ReadOrDefault("ten");
        probe.AdmitsChecked("x", 4);
        probe.Admits("30", 4);
    }
}
