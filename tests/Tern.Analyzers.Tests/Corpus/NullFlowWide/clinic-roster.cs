// case: clinic-roster
// category: task-result-null
// rationale: async look-ups promise a non-null result and return null! for nobody on duty, also when awaited in bulk
// csc: none

namespace NullSafety.ClinicRoster;

public sealed record Doctor(string Name, string Pager);

public interface IRoster
{
    Task<Doctor> OnDutyAsync(DayOfWeek day);
}

public sealed class PaperRoster : IRoster
{
    private readonly Dictionary<DayOfWeek, Doctor> _plan = new();

    public void Assign(DayOfWeek day, Doctor doctor) => _plan[day] = doctor;

    public async Task<Doctor> OnDutyAsync(DayOfWeek day)
    {
        await Task.Yield();
        if (_plan.TryGetValue(day, out var doctor))
        {
            return doctor;
        }

        return null!;
    }
}

public sealed class SubstituteRoster(IRoster inner, Doctor substitute) : IRoster
{
    public async Task<Doctor> OnDutyAsync(DayOfWeek day) => await inner.OnDutyAsync(day) ?? substitute;
}

public sealed class Ward(PaperRoster roster)
{
    private static readonly Doctor Stand = new("Stand-in", "000");

    public async Task<string> CallAsync(DayOfWeek day)
    {
        var doctor = await roster.OnDutyAsync(day).ConfigureAwait(false);
        return doctor.Pager; // want: null-deref
    }

    public async Task<string> CallSafelyAsync(DayOfWeek day)
    {
        var doctor = await new SubstituteRoster(roster, Stand).OnDutyAsync(day);
        return doctor.Pager;
    }

    public async Task<int> BoardAsync(params DayOfWeek[] days)
    {
        Doctor[] doctors = await Task.WhenAll(days.Select(roster.OnDutyAsync));
        int width = 0;
        foreach (var doctor in doctors)
        {
            width = Math.Max(width, doctor.Name.Length); // want: null-deref
        }

        return width;
    }

    public async Task<int> BoardOfPresentAsync(params DayOfWeek[] days)
    {
        Doctor[] doctors = await Task.WhenAll(days.Select(roster.OnDutyAsync));
        return doctors.Where(d => d is not null).Sum(d => d.Name.Length);
    }
}

public static class Demos
{
    private static Ward Open()
    {
        var roster = new PaperRoster();
        roster.Assign(DayOfWeek.Monday, new Doctor("Holm", "112"));
        return new Ward(roster);
    }

    public static Task DemoMonday() => Open().CallAsync(DayOfWeek.Monday);

    public static Task DemoSunday() => Open().CallAsync(DayOfWeek.Sunday);

    public static Task DemoSubstitute() => Open().CallSafelyAsync(DayOfWeek.Sunday);

    public static Task DemoBoard() => Open().BoardAsync(DayOfWeek.Monday, DayOfWeek.Friday);

    public static Task DemoPresent() => Open().BoardOfPresentAsync(DayOfWeek.Monday, DayOfWeek.Friday);
}
