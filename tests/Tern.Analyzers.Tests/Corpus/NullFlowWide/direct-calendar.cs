// case: direct-calendar
// category: direct
// rationale: a nullable result and a failed lookup used directly, where csc warns as well, and a bang argument where it does not
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.DirectCalendar;

public sealed record Event(string Title, string? Place)
{
    public Event? Next { get; init; }
}

public static class Calendar
{
    private static Event? Find(IEnumerable<Event> all, string title) => all.FirstOrDefault(e => e.Title == title);

    public static int Place(IEnumerable<Event> all, string title)
    {
        var found = Find(all, title);
        return found.Title.Length; // want: null-deref
    }

    public static string Directions(Event e) => "to " + e.Place.Trim(); // want: null-deref

    public static string Follow(Event e)
    {
        var after = e.Next?.Next;
        return Heading(after!);
    }

    private static string Heading(Event e) => e.Title.ToUpperInvariant(); // want: null-deref

    public static string FollowSafe(Event e) => e.Next?.Next is { } n ? n.Title.Trim() : e.Title;

    public static int PlaceSafe(IEnumerable<Event> all, string title) => Find(all, title)?.Place?.Length ?? -1;
}

public static class Case
{
    private static readonly Event Lunch = new("lunch", null);

    public static void Demo1() => Calendar.Place([Lunch], "dinner");

    public static void Demo2() => Calendar.Directions(Lunch);

    public static void Demo3() => Calendar.Follow(Lunch);

    public static void Demo4() => _ = Calendar.FollowSafe(Lunch).Length + Calendar.PlaceSafe([Lunch], "lunch") + Calendar.Place([Lunch], "lunch");
}
