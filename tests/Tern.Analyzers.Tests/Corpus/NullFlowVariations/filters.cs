// What filters ask of elements.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.Filters;

public sealed class Guest
{
    public string Name { get; init; } = "";
    public string? Room { get; init; }
    public Guest? Host { get; init; }
    public int Nights { get; init; }
}

public static class Desk
{
    public static int Rooms(IEnumerable<Guest> all) => all.Where(g => g.Room != null).Sum(g => g.Room!.Length);

    public static int RoomsWrong(IEnumerable<Guest> all) => all.Where(g => g.Room == null).Sum(g => g.Room!.Length); // want: null-deref

    public static int RoomsOther(IEnumerable<Guest> all) => all.Where(g => g.Host != null).Sum(g => g.Room!.Length); // want: null-deref

    public static int Hosts(IEnumerable<Guest> all) => all.Where(g => g.Host is { Room: not null }).Sum(g => g.Host!.Room!.Length);

    public static int AllHoused(IReadOnlyList<Guest> all)
    {
        if (!all.All(g => g.Room is { Length: > 0 }))
        {
            return -1;
        }

        int n = 0;
        foreach (Guest g in all)
        {
            n += g.Room!.Length;
        }

        return n;
    }

    public static int NotAllHoused(IReadOnlyList<Guest> all)
    {
        if (all.All(g => g.Room is { Length: > 0 }))
        {
            return -1;
        }

        int n = 0;
        foreach (Guest g in all)
        {
            n += g.Room!.Length; // want: null-deref
        }

        return n;
    }

    public static int Cleaned(List<Guest> all)
    {
        all.RemoveAll(g => g.Room is null);
        int n = 0;
        foreach (Guest g in all)
        {
            n += g.Room!.Length;
        }

        return n;
    }

    public static int FirstHoused(List<Guest> all) => all.First(g => g.Room is not null).Room!.Length;

    public static int FirstLong(List<Guest> all) => all.First(g => g.Nights > 3).Room!.Length; // want: null-deref

    public static int Words(IEnumerable<string?> words)
    {
        int n = 0;
        foreach (string? w in words.Where(w => !string.IsNullOrEmpty(w)))
        {
            n += w!.Length;
        }

        return n;
    }
}

public static class Case
{
    private static List<Guest> Make()
    {
        var host = new Guest { Name = "h" };
        return [host, new Guest { Name = "a", Host = host, Room = "7" }, new Guest { Name = "b", Host = host, Nights = 4 }];
    }

    public static int Demo() => Desk.Rooms(Make()) + Desk.RoomsWrong(Make()) + Desk.RoomsOther(Make()) + Desk.Hosts(Make())
        + Desk.AllHoused(Make()) + Desk.NotAllHoused(Make()) + Desk.Cleaned(Make()) + Desk.FirstHoused(Make()) + Desk.FirstLong(Make()) + Desk.Words(["a", null]);
}
