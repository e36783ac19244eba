// case: jagged-timetable
// category: array-default
// rationale: the rows of a jagged timetable are created on demand; reading an untouched day hits a null row
// csc: none

namespace NullSafety.JaggedTimetable;

public sealed class Lesson
{
    public Lesson(string subject, string room)
    {
        Subject = subject;
        Room = room;
    }

    public string Subject { get; }

    public string Room { get; }
}

public sealed class Timetable
{
    private readonly Lesson[][] _days = new Lesson[5][];
    private readonly int[][] _absences = new int[5][];

    public Timetable()
    {
        for (int day = 0; day < _absences.Length; day++)
        {
            _absences[day] = new int[6];
        }
    }

    public void Plan(int day, int hour, Lesson lesson)
    {
        ref Lesson[] slots = ref _days[day];
        slots ??= new Lesson[6];
        slots[hour] = lesson;
    }

    public int HoursOn(int day)
    {
        var slots = _days[day];
        return slots.Length; // want: null-deref
    }

    public int PlannedOn(int day)
    {
        var slots = _days[day];
        if (slots == null)
        {
            return 0;
        }

        int n = 0;
        foreach (var lesson in slots)
        {
            n += lesson == null ? 0 : 1;
        }

        return n;
    }

    public string FirstRoom(int day)
    {
        Plan(day, 5, new Lesson("Study hall", "L1"));
        return _days[day][0].Room; // want: null-deref
    }

    public string LastRoom(int day)
    {
        Plan(day, 5, new Lesson("Study hall", "L1"));
        return _days[day][5].Room; // needless
    }

    public void Absent(int day, int hour) => _absences[day][hour]++;
}

public static class Case
{
    public static void DemoFreeDay() => new Timetable().HoursOn(2);

    public static void DemoPlanned()
    {
        var table = new Timetable();
        table.Plan(1, 0, new Lesson("Maths", "R2"));
        table.PlannedOn(1);
        table.PlannedOn(3);
        table.Absent(3, 1);
    }

    public static void DemoFirstRoom() => new Timetable().FirstRoom(0);

    public static void DemoLastRoom() => new Timetable().LastRoom(0);
}
