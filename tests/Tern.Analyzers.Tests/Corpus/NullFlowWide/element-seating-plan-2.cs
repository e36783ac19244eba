// case: element-seating-plan
// category: collections
// rationale: a list keeps null for free places and for failed parses; only some readers filter them
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.ElementSeatingPlan;

public sealed class Guest
{
    public Guest(string name, bool vegetarian) => (Name, Vegetarian) = (name, vegetarian);

    public string Name { get; }

    public bool Vegetarian { get; }

    public static Guest? Parse(string line)
    {
        var parts = line.Split(';');
        return parts.Length == 2 ? new Guest(parts[0], parts[1] == "v") : null;
    }
}

public sealed class Table
{
    private readonly List<Guest> _seats = new();

    public void Seat(Guest guest) => _seats.Add(guest);

    public void Leave(int seat) => _seats[seat] = null!;

    public int Vegetarians()
    {
        int n = 0;
        for (int i = 0; i < _seats.Count; i++)
        {
            if (_seats[i].Vegetarian) // want: null-deref
            {
                n++;
            }
        }

        return n;
    }

    public int VegetariansPresent()
    {
        int n = 0;
        foreach (var guest in _seats)
        {
            n += guest is { Vegetarian: true } ? 1 : 0;
        }

        return n;
    }
}

public static class GuestList
{
    public static List<string> Names(IEnumerable<string> lines)
    {
        var guests = lines.Select(line => Guest.Parse(line)!).ToList();
        var names = new List<string>();
        foreach (var guest in guests)
        {
            names.Add(guest.Name.ToUpperInvariant()); // want: null-deref
        }

        return names;
    }

    public static List<string> ValidNames(IEnumerable<string> lines)
    {
        var guests = lines.Select(line => Guest.Parse(line)!).ToList();
        guests.RemoveAll(g => g is null);
        return guests.Select(g => g.Name).ToList();
    }
}

public static class Case
{
    private static Table Half()
    {
        var t = new Table();
        t.Seat(new Guest("Ida", true));
        t.Seat(new Guest("Olaf", false));
        t.Leave(1);
        return t;
    }

    public static void DemoEmptySeat() => Half().Vegetarians();

    public static void DemoEmptySeatSkipped() => Half().VegetariansPresent();

    public static void DemoBrokenLine() => GuestList.Names(new[] { "Ida;v", "garbage" });

    public static void DemoBrokenLineRemoved() => GuestList.ValidNames(new[] { "Ida;v", "garbage" });
}
