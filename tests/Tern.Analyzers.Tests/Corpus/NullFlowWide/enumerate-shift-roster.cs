// case: enumerate-shift-roster
// category: enumeration of null
// rationale: days without shifts have no list at all, and an imported employee has no skills array; both are enumerated
// csc: none

#nullable enable
namespace NullSafety.ShiftRoster;

public sealed record Shift(string Employee, int StartHour, int EndHour)
{
    public int Hours => EndHour - StartHour;
}

public sealed class Employee
{
    public string Name { get; init; } = "";

    public string[] Skills { get; init; } = null!;
}

public sealed class Roster
{
    private readonly Dictionary<DayOfWeek, List<Shift>> _days = new();

    public void Plan(DayOfWeek day, Shift shift)
    {
        if (!_days.TryGetValue(day, out var list))
        {
            _days[day] = list = new List<Shift>();
        }

        list.Add(shift);
    }

    public IReadOnlyList<Shift> On(DayOfWeek day)
    {
        return _days.GetValueOrDefault(day)!;
    }
}

public sealed class Payroll
{
    private readonly Roster _roster;

    public Payroll(Roster roster) => _roster = roster;

    public int HoursOn(DayOfWeek day)
    {
        int total = 0;
        foreach (var shift in _roster.On(day)) // want: null-deref
        {
            total += shift.Hours;
        }

        return total;
    }

    public int SafeHoursOn(DayOfWeek day)
    {
        int total = 0;
        foreach (var shift in _roster.On(day) ?? Array.Empty<Shift>())
        {
            total += shift.Hours;
        }

        return total;
    }
}

public static class Importer
{
    public static Employee Parse(string line)
    {
        var parts = line.Split(';');
        return parts.Length > 1 ? new Employee { Name = parts[0], Skills = parts[1].Split(',') } : new Employee { Name = parts[0] };
    }

    public static int SkillCount(Employee e) => e.Skills is { } skills ? skills.Count(s => s.Trim() != "") : 0;

    public static HashSet<string> SkillSet(IEnumerable<Employee> staff)
    {
        var all = new HashSet<string>();
        foreach (var e in staff)
        {
            foreach (var skill in e.Skills) // want: null-deref
            {
                all.Add(skill.Trim());
            }
        }
        return all;
    }
}

public static class Case
{
    public static void DemoFreeDay() => new Payroll(new Roster()).HoursOn(DayOfWeek.Sunday);
    public static void DemoFreeDaySafe() => new Payroll(new Roster()).SafeHoursOn(DayOfWeek.Sunday);
    public static void DemoNoSkillsSafe() => Importer.SkillCount(Importer.Parse("Jon"));
    public static void DemoNoSkills() => Importer.SkillSet(new[] { Importer.Parse("Mira;till,stock"), Importer.Parse("Jon") });
}
