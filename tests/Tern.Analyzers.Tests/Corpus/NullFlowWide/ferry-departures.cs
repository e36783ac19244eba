// case: ferry-departures
// category: null-forgiving
// rationale: the departure board asserts that there is always a next sailing and always a relief captain
// csc: none

namespace NullSafety.FerryDepartures;

public sealed record Captain(string Name, int Licence);

public sealed class Sailing
{
    public Sailing(TimeOnly at, string vessel, Captain? relief = null)
    {
        At = at;
        Vessel = vessel;
        Relief = relief;
    }

    public TimeOnly At { get; }
    public string Vessel { get; }
    public Captain? Relief { get; }
}

public sealed class Timetable
{
    private readonly List<Sailing> _sailings = new();

    public Timetable Add(Sailing sailing)
    {
        _sailings.Add(sailing);
        _sailings.Sort((a, b) => a.At.CompareTo(b.At));
        return this;
    }

    public Sailing? NextAfter(TimeOnly now) => _sailings.FirstOrDefault(s => s.At > now);

    public Sailing FirstOfDay() => _sailings[0];
}

public sealed class DepartureBoard
{
    private readonly Timetable _timetable;

    public DepartureBoard(Timetable timetable) => _timetable = timetable;

    public string Headline(TimeOnly now)
    {
        var next = _timetable.NextAfter(now)!;
        return $"{next.At:HH:mm} {next.Vessel}"; // want: null-deref
    }

    public string HeadlineWithRollover(TimeOnly now)
    {
        var next = _timetable.NextAfter(now) ?? _timetable.FirstOfDay();
        return $"{next.At:HH:mm} {next.Vessel}";
    }

    public int ReliefLicence(Sailing sailing) => sailing.Relief!.Licence; // missed: null-deref

    public int ReliefLicenceIfLate(Sailing sailing)
    {
        bool staffed = sailing.Relief is not null; // needless
        if (sailing.At.Hour < 20 || !staffed)
        {
            return 0;
        }

        return sailing.Relief!.Licence;
    }
}

public static class Case
{
    private static Timetable Winter() => new Timetable()
        .Add(new Sailing(new TimeOnly(7, 15), "Skua"))
        .Add(new Sailing(new TimeOnly(21, 40), "Gannet", new Captain("Ito", 4411)));

    public static void DemoAfterLast() => new DepartureBoard(Winter()).Headline(new TimeOnly(23, 0));

    public static void DemoRollover() => new DepartureBoard(Winter()).HeadlineWithRollover(new TimeOnly(23, 0));

    public static void DemoNoRelief()
    {
        var timetable = Winter();
        new DepartureBoard(timetable).ReliefLicence(timetable.FirstOfDay());
    }

    public static void DemoLateRelief()
    {
        var timetable = Winter();
        var board = new DepartureBoard(timetable);
        board.ReliefLicenceIfLate(timetable.FirstOfDay());
        board.ReliefLicenceIfLate(timetable.NextAfter(new TimeOnly(20, 0))!);
    }
}
