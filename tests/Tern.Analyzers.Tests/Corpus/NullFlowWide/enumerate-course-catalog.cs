// case: enumerate-course-catalog
// category: enumeration
// rationale: lists that "are always there" are absent for a course without sessions and a draft without keywords
// csc: none

namespace NullSafety.Blind.B22.CourseCatalog;

public sealed record Session(DateOnly Day, int Seats);

public sealed class Course
{
    public required string Code { get; init; }

    public string[] Keywords { get; init; } = null!;

    public string[] Teachers { get; init; } = [];
}

public sealed class Timetable
{
    private readonly Dictionary<string, List<Session>> _sessions = new();

    public void Plan(string code, Session session)
    {
        if (!_sessions.TryGetValue(code, out var list))
        {
            _sessions[code] = list = new List<Session>();
        }

        list.Add(session);
    }

    public IEnumerable<Session> SessionsOf(string code)
    {
        return _sessions.TryGetValue(code, out var list) ? list : null!;
    }

    public IEnumerable<Session> SessionsOrNone(string code)
    {
        return _sessions.TryGetValue(code, out var list) ? list : Enumerable.Empty<Session>();
    }
}

public sealed class CatalogPage(Timetable timetable)
{
    public int Seats(Course course)
    {
        int seats = 0;
        foreach (var session in timetable.SessionsOf(course.Code)) // want: null-deref
        {
            seats += session.Seats;
        }

        return seats;
    }

    public int SeatsOrZero(Course course)
    {
        int seats = 0;
        foreach (var session in timetable.SessionsOrNone(course.Code))
        {
            seats += session.Seats;
        }

        return seats;
    }

    public List<string> IndexTerms(Course course)
    {
        var terms = new List<string> { course.Code };
        foreach (var teacher in course.Teachers)
        {
            terms.Add(teacher);
        }

        foreach (var keyword in course.Keywords) // want: null-deref
        {
            terms.Add(keyword.ToLowerInvariant());
        }

        return terms;
    }
}

public static class Case
{
    private static readonly Course s_draft = new() { Code = "CS-101" };
    private static readonly Course s_listed = new() { Code = "CS-102", Keywords = ["Graphs"] };

    public static void DemoSeats() => new CatalogPage(new Timetable()).Seats(s_draft);

    public static void DemoSeatsOrZero() => new CatalogPage(new Timetable()).SeatsOrZero(s_draft);

    public static void DemoDraftTerms() => new CatalogPage(new Timetable()).IndexTerms(s_draft);

    public static void DemoListedTerms() => new CatalogPage(new Timetable()).IndexTerms(s_listed);
}
