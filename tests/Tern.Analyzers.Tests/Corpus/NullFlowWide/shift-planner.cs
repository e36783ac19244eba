// case: shift-planner
// category: loop-carried
// rationale: the previous element is null in the first round, the searched one after a loop without a hit
// csc: none

namespace NullSafety.ShiftPlanner;

public sealed record Shift(string Worker, int From, int To)
{
    public int Hours => To - From;
}

public sealed class Plan
{
    private readonly List<Shift> _shifts = [];

    public Plan Add(string worker, int from, int to)
    {
        _shifts.Add(new Shift(worker, from, to));
        return this;
    }

    public int Gaps()
    {
        int gaps = 0;
        Shift previous = null!;
        foreach (var shift in _shifts.OrderBy(s => s.From))
        {
            if (shift.From > previous.To) // want: null-deref
                gaps += shift.From - previous.To;
            previous = shift;
        }

        return gaps;
    }

    public int GapsFromFirst()
    {
        int gaps = 0;
        Shift previous = null!;
        bool first = true;
        foreach (var shift in _shifts.OrderBy(s => s.From))
        {
            if (!first && shift.From > previous.To)
                gaps += shift.From - previous.To;
            previous = shift;
            first = false;
        }

        return gaps;
    }

    public string Longest(int atLeast)
    {
        Shift best = null!;
        for (int i = 0; i < _shifts.Count; i++)
        {
            var s = _shifts[i];
            if (s.Hours < atLeast)
                continue;
            if (best is null || s.Hours > best.Hours)
                best = s;
        }

        return best.Worker; // want: null-deref
    }

    public string LongestOfAll()
    {
        if (_shifts.Count == 0)
            return "nobody";
        Shift best = _shifts[0];
        for (int i = 1; i < _shifts.Count; i++)
        {
            if (_shifts[i].Hours > best.Hours)
                best = _shifts[i];
        }

        return best.Worker;
    }
}

public static class Case
{
    private static Plan Monday() => new Plan().Add("ann", 6, 12).Add("bob", 14, 22);

    public static void DemoGaps() => Monday().Gaps();
    public static void DemoGapsFirst() => Console.WriteLine(Monday().GapsFromFirst() + new Plan().Gaps());
    public static void DemoLongest() => Monday().Longest(10);
    public static void DemoLongestHit() => Monday().Longest(7);
    public static void DemoAll() => Console.WriteLine(Monday().LongestOfAll() + new Plan().LongestOfAll());
}
