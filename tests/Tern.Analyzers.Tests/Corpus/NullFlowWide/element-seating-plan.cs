// case: element-seating-plan
// category: collections
// rationale: a parser yields null for lines it does not understand and a table is padded with null places; both end up as elements
// csc: none

namespace NullSafety.ElementSeatingPlan;

public sealed record Guest(string Name, bool Vegetarian)
{
    public static Guest? FromLine(string line)
    {
        int comma = line.IndexOf(',');
        return comma < 0 ? null : new Guest(line[..comma], line[(comma + 1)..] == "v");
    }
}

public sealed class GuestList
{
    public List<Guest> All { get; } = new();

    public List<Guest> Known { get; } = new();

    public static GuestList Load(IEnumerable<string> lines)
    {
        var list = new GuestList();
        foreach (string line in lines)
        {
            Guest guest = Guest.FromLine(line)!;
            list.All.Add(guest);
            if (guest is not null) list.Known.Add(guest);
        }

        return list;
    }
}

public sealed class Table
{
    private readonly List<Guest> _places;

    public Table(int size, List<Guest> guests)
    {
        _places = new List<Guest>(guests.Take(size));
        while (_places.Count < size)
        {
            _places.Add(null!);
        }
    }

    public string NameAt(int place) => _places[place].Name; // want: null-deref

    public string CardAt(int place)
    {
        Guest guest = _places[place];
        return guest is null ? "(free)" : guest.Name;
    }
}

public static class Kitchen
{
    public static int CountVegetarian(GuestList list)
    {
        int n = 0;
        foreach (Guest g in list.All)
        {
            n += g.Vegetarian ? 1 : 0; // want: null-deref
        }

        return n;
    }

    public static int CountKnown(GuestList list)
    {
        int n = 0;
        foreach (Guest g in list.Known)
        {
            n += g.Vegetarian ? 1 : 0;
        }

        return n + list.All.Where(g => g != null).Count(g => g.Name.Length > 2);
    }
}

public static class Case
{
    private static GuestList Load() => GuestList.Load(new[] { "Ines,v", "# late answers", "Tom,m" });

    public static void Demo1() => Kitchen.CountVegetarian(Load());

    public static void Demo2() => new Table(4, Load().Known).NameAt(3);

    public static void Demo3()
    {
        var list = Load();
        var table = new Table(4, list.Known);
        Console.WriteLine(table.NameAt(0) + table.CardAt(3) + Kitchen.CountKnown(list));
    }
}
