// case: element-seat-plan
// category: null element in collection
// rationale: unknown guests become null elements of the projected list; free seats are padded with null
// csc: none

namespace NullSafety.ElementSeatPlan;

public sealed record Guest(int Id, string Name, string Diet);

public sealed class GuestRegister
{
    private readonly List<Guest> _guests = new();

    public void Add(Guest guest) => _guests.Add(guest);

    public Guest? Find(int id)
    {
        foreach (Guest g in _guests)
        {
            if (g.Id == id)
            {
                return g;
            }
        }

        return null;
    }

    public List<Guest> Resolve(IEnumerable<int> ids) => ids.Select(id => Find(id)!).ToList();

    public List<Guest> ResolveKnown(IEnumerable<int> ids) => ids.Select(Find).OfType<Guest>().ToList();
}

public sealed class Table
{
    private readonly List<Guest> _seats = new();

    public Table(IEnumerable<Guest> guests, int size)
    {
        _seats.AddRange(guests);
        while (_seats.Count < size)
            _seats.Add(null!);
    }

    public string LastName()
    {
        Guest last = _seats[^1];
        return last.Name; // want: null-deref
    }

    public string LastSeatedName()
    {
        for (int i = _seats.Count - 1; i >= 0; i--)
        {
            if (_seats[i] is { } guest)
            {
                return guest.Name;
            }
        }

        return "(empty)";
    }
}

public sealed class Kitchen
{
    public Dictionary<string, int> Order(List<Guest> guests)
    {
        var plates = new Dictionary<string, int>();
        foreach (Guest guest in guests)
        {
            string diet = guest.Diet; // want: null-deref
            plates[diet] = plates.GetValueOrDefault(diet) + 1;
        }

        return plates;
    }

    public int Vegan(List<Guest> known) => known.Count(g => g.Diet == "vegan");
}

public static class Case
{
    private static GuestRegister Register()
    {
        var register = new GuestRegister();
        register.Add(new Guest(1, "Mara", "vegan"));
        register.Add(new Guest(2, "Otis", "any"));
        return register;
    }

    public static void DemoOrder() => new Kitchen().Order(Register().Resolve(new[] { 1, 7 }));

    public static void DemoVegan() => new Kitchen().Vegan(Register().ResolveKnown(new[] { 1, 7 }));

    public static void DemoLast() => new Table(Register().ResolveKnown(new[] { 1, 2 }), 4).LastName();

    public static void DemoLastSeated() => new Table(Register().ResolveKnown(new[] { 1, 2 }), 4).LastSeatedName();
}
