// case: extension-duty-roster
// category: receivers
// rationale: an extension method accepts the null that an instance call would refuse; one dereferences it, one passes it on
// csc: none

namespace NullSafety.Blind.B22.DutyRoster;

public sealed record Nurse(string Name, int Grade);

public sealed class Roster
{
    private readonly Nurse?[] _byHour = new Nurse?[24];

    public void Assign(int from, int to, Nurse nurse)
    {
        for (int hour = from; hour < to; hour++)
        {
            _byHour[hour] = nurse;
        }
    }

    public Nurse? OnDuty(int hour) => _byHour[hour];
}

public static class NurseExtensions
{
    public static string Badge(this Nurse nurse)
    {
        string grade = new string('*', nurse.Grade); // want: null-deref
        return nurse.Name + " " + grade;
    }

    public static string BadgeOrVacant(this Nurse? nurse)
    {
        return nurse is null ? "(vacant)" : nurse.Name + " " + nurse.Grade;
    }

    public static Nurse Promoted(this Nurse nurse)
    {
        if (nurse == null)
        {
            return null!;
        }

        return nurse with { Grade = nurse.Grade + 1 };
    }
}

public sealed class Board(Roster roster)
{
    public string Line(int hour)
    {
        return $"{hour:00}h " + roster.OnDuty(hour)!.Badge();
    }

    public string SafeLine(int hour)
    {
        return $"{hour:00}h " + roster.OnDuty(hour).BadgeOrVacant();
    }

    public string Congratulate(int hour)
    {
        var promoted = roster.OnDuty(hour)!.Promoted();
        return "Congratulations, " + promoted.Name; // want: null-deref
    }

    public string Welcome(string name)
    {
        var promoted = new Nurse(name, 1).Promoted();
        return "Welcome, " + promoted.Name;
    }
}

public static class Case
{
    private static Board Ward()
    {
        var roster = new Roster();
        roster.Assign(6, 14, new Nurse("Mira", 2));
        return new Board(roster);
    }

    public static void DemoDay() => Ward().Line(8);

    public static void DemoNight() => Ward().Line(2);

    public static void DemoSafeNight() => Ward().SafeLine(2);

    public static void DemoCongratulate() => Ward().Congratulate(22);

    public static void DemoWelcome() => Ward().Welcome("Jon");
}
