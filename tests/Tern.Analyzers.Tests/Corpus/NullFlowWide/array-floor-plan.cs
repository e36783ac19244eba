// case: array-floor-plan
// category: array-element
// rationale: Array.Resize leaves a tail of null elements; a label array is only filled for the keys that occur
// csc: none

namespace NullSafety.FloorPlans;

public sealed class Table
{
    public Table(int number, int seats)
    {
        Number = number;
        Seats = seats;
    }

    public int Number { get; }
    public int Seats { get; }
}

public sealed class FloorPlan
{
    private Table[] _tables = new Table[2];
    private int _count;

    public void Add(Table table)
    {
        if (_count == _tables.Length) Array.Resize(ref _tables, _count * 2);
        _tables[_count++] = table;
    }

    public int Capacity()
    {
        int seats = 0;
        foreach (var table in _tables)
        {
            seats += table.Seats; // want: null-deref
        }

        return seats;
    }

    public int LargestNumber()
    {
        int best = 0;
        foreach (var table in _tables)
        {
            if (table is null) break;
            best = Math.Max(best, table.Number);
        }

        return best;
    }
}

public static class WeekBoard
{
    private static string[] Collect(IEnumerable<(DayOfWeek Day, string Shift)> shifts, string? closed)
    {
        var labels = new string[7];
        if (closed != null)
        {
            Array.Fill(labels, closed);
        }

        foreach (var (day, shift) in shifts)
        {
            labels[(int)day] = shift;
        }

        return labels;
    }

    public static int SundayWidth(IEnumerable<(DayOfWeek Day, string Shift)> shifts)
    {
        var labels = Collect(shifts, null);
        return labels[(int)DayOfWeek.Sunday].Length; // want: null-deref
    }

    public static int SundayWidthPadded(IEnumerable<(DayOfWeek Day, string Shift)> shifts)
    {
        var labels = Collect(shifts, "closed");
        return labels[(int)DayOfWeek.Sunday].Length;
    }
}

public static class Case
{
    private static FloorPlan Terrace()
    {
        var plan = new FloorPlan();
        for (int i = 1; i <= 3; i++) plan.Add(new Table(i, 4));
        return plan;
    }

    public static void DemoCapacity() => Terrace().Capacity();
    public static void DemoLargest() => Terrace().LargestNumber();
    public static void DemoWidth() => WeekBoard.SundayWidth(new[] { (DayOfWeek.Monday, "early") });
    public static void DemoPadded() => WeekBoard.SundayWidthPadded(new[] { (DayOfWeek.Monday, "early") });
}
