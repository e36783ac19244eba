// case: loop-session-log
// category: loop-carried
// rationale: the open session is reset when it ends, and the search for the longest finds none in an empty log
// csc: none

namespace NullSafety.SessionLogs;

public enum EventKind
{
    Begin,
    Click,
    End,
}

public sealed record LogEvent(EventKind Kind, string User, int Second);

public sealed class Session
{
    public Session(string user, int start)
    {
        User = user;
        Start = start;
    }

    public string User { get; }

    public int Start { get; }

    public int Clicks { get; set; }

    public int End { get; set; }
}

public static class Sessionizer
{
    public static List<Session> Split(IReadOnlyList<LogEvent> events)
    {
        var done = new List<Session>();
        Session open = null!;
        foreach (var e in events)
        {
            switch (e.Kind)
            {
                case EventKind.Begin:
                    open = new Session(e.User, e.Second);
                    break;
                case EventKind.Click:
                    open.Clicks++; // want: null-deref
                    break;
                case EventKind.End when open != null:
                    open.End = e.Second;
                    done.Add(open);
                    open = null!;
                    break;
            }
        }

        return done;
    }

    public static string LongestUser(List<Session> sessions)
    {
        Session longest = null!;
        foreach (var s in sessions)
        {
            if (longest == null || s.End - s.Start > longest.End - longest.Start)
            {
                longest = s;
            }
        }

        return longest.User; // want: null-deref
    }

    public static string LongestUserOrNone(List<Session> sessions)
    {
        Session? longest = null;
        foreach (var s in sessions)
        {
            longest = longest is null || s.Clicks > longest.Clicks ? s : longest;
        }

        return longest is null ? "none" : longest.User;
    }
}

public static class Case
{
    private static readonly LogEvent[] Clean = { new(EventKind.Begin, "ada", 1), new(EventKind.Click, "ada", 2), new(EventKind.End, "ada", 3) };

    public static void DemoLateClick() => Sessionizer.Split(Clean.Append(new LogEvent(EventKind.Click, "ada", 4)).ToList());
    public static void DemoLongest() => Sessionizer.LongestUser(Sessionizer.Split(Clean));
    public static void DemoLongestEmpty() => Sessionizer.LongestUser(Sessionizer.Split(Array.Empty<LogEvent>()));
    public static void DemoNone() => Sessionizer.LongestUserOrNone(new List<Session>());
}
