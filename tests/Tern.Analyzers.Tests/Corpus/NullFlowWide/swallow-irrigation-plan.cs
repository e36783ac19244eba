// case: swallow-irrigation-plan
// category: exceptions
// rationale: a parse failure is logged and swallowed, and the variable or field that the try should have set stays null
// csc: none

namespace NullSafety.Blind.B22.IrrigationPlan;

public sealed record Plan(string Field, int[] Minutes)
{
    public static Plan Parse(string line)
    {
        var parts = line.Split(';');
        if (parts.Length < 2)
        {
            throw new FormatException("no minutes in '" + line + "'");
        }

        return new Plan(parts[0], parts[1].Split(',').Select(int.Parse).ToArray());
    }
}

public sealed class Journal
{
    public List<string> Entries { get; } = new();

    public void Warn(Exception error) => Entries.Add(error.Message);
}

public sealed class Controller
{
    private readonly Journal _journal;
    private readonly Plan _fallback = new("all", [10]);
    private readonly Plan _active = null!;

    public Controller(Journal journal, string line)
    {
        _journal = journal;
        try
        {
            _active = Plan.Parse(line);
        }
        catch (FormatException e)
        {
            _journal.Warn(e);
        }
    }

    public string ActiveField => _active.Field; // want: null-deref

    public int TotalMinutes(string line)
    {
        Plan plan = null!;
        try
        {
            plan = Plan.Parse(line);
        }
        catch (FormatException e)
        {
            _journal.Warn(e);
        }

        return plan.Minutes.Sum(); // want: null-deref
    }

    public int TotalMinutesOrFallback(string line)
    {
        Plan plan;
        try
        {
            plan = Plan.Parse(line);
        }
        catch (FormatException e)
        {
            _journal.Warn(e);
            plan = _fallback;
        }

        return plan.Minutes.Sum();
    }
}

public static class Case
{
    private static Controller Healthy() => new(new Journal(), "north;5,5");

    public static void DemoActive() => _ = Healthy().ActiveField;

    public static void DemoBroken() => _ = new Controller(new Journal(), "north").ActiveField;

    public static void DemoTotal() => Healthy().TotalMinutes("south");

    public static void DemoFallback() => Healthy().TotalMinutesOrFallback("south");
}
