// case: small-alias
// category: several small cases of one topic
using System.Runtime.InteropServices;

namespace Rows.Alias;

public sealed class Ticket
{
    public List<string> Notes { get; set; } = new();
}

public static class Desk
{
    public static int Move(Ticket from, Ticket to)
    {
        to.Notes = from.Notes;
        from.Notes = null!;
        return to.Notes.Count; // want: null-deref
    }

    public static void Rotate()
    {
        var tickets = new[] { new Ticket(), new Ticket(), new Ticket() };
        for (int i = 0; i < tickets.Length; i++)
        {
            Move(tickets[i], tickets[tickets.Length - 1]);
        }
    }
}

public sealed class Vessel
{
    public string Cargo { get; set; } = "tea";
}

public static class Port
{
    public static int Transfer(Vessel from, Vessel to)
    {
        if (ReferenceEquals(from, to))
        {
            return 0;
        }

        to.Cargo = from.Cargo;
        from.Cargo = null!;
        int size = to.Cargo.Length;
        from.Cargo = "";
        return size;
    }
}

public static class Rosters
{
    public static int Trim(string[] names)
    {
        Span<string> window = names.AsSpan(1, 2);
        window.Clear();
        int total = 0;
        foreach (string name in names)
        {
            total += name.Length; // missed: null-deref
        }

        return total;
    }

    public static int Preview(string[] names)
    {
        var window = names[1..3];
        Array.Clear(window);
        int total = window.Length;
        foreach (string name in names)
        {
            total += name.Length;
        }

        return total;
    }
}

public static class Index
{
    public static int Put(Dictionary<string, List<int>> map, string word, int page)
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(map, word, out _);
        bucket ??= new List<int>();
        bucket.Add(page);
        return map[word].Count;
    }
}

public sealed class Ledger
{
    private readonly Dictionary<string, List<int>> _pages = new();

    public bool Reserve(string word)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_pages, word, out bool exists);
        return !exists;
    }

    public void Add(string word, int page)
    {
        if (!_pages.ContainsKey(word))
        {
            _pages[word] = new List<int>();
        }

        _pages[word].Add(page); // missed: null-deref
    }
}

public sealed class Address
{
    public string City { get; set; } = "";
}

public sealed record Profile(string Name, Address Address);

public static class Profiles
{
    public static int Shared(Profile original)
    {
        var copy = original with { Name = "copy" };
        copy.Address.City = null!;
        return original.Address.City.Length; // want: null-deref
    }

    public static int Separate(string city)
    {
        var original = new Profile("Ann", new Address { City = city });
        var copy = original with { Address = new Address() };
        copy.Address.City = null!;
        return original.Address.City.Length;
    }
}

public sealed class Member
{
    public required int Id { get; init; }

    public required string Nick { get; init; }

    public string Team { get; set; } = "red";
}

public sealed class Club
{
    private readonly Dictionary<int, Member> _byId;
    private readonly ILookup<string, Member> _byNick;

    public Club(params Member[] members)
    {
        _byId = members.ToDictionary(m => m.Id);
        _byNick = members.ToLookup(m => m.Nick);
    }

    public void Expel(string nick)
    {
        foreach (var member in _byNick[nick])
        {
            member.Team = null!;
        }
    }

    public string Badge(int id)
    {
        return id + _byId[id].Team.ToUpperInvariant(); // want: null-deref
    }
}

public struct Cell
{
    public string Text;
}

public static class Grid
{
    public static int Erase(int width)
    {
        var row = new Cell[width];
        Array.Fill(row, new Cell { Text = "x" });
        foreach (ref var cell in row.AsSpan(0, width / 2))
        {
            cell.Text = null!;
        }

        return row.Sum(c => c.Text.Length); // missed: null-deref
    }

    public static int Ghost(int width)
    {
        var cell = new Cell { Text = new string('x', width) };
        var ghost = cell;
        ghost.Text = null!;
        return cell.Text.Length;
    }
}

public sealed class Stop(string name)
{
    public string Name { get; } = name;

    public Stop Next { get; set; } = null!;

    public Stop Previous { get; set; } = null!;

    public Stop Link(Stop next)
    {
        Next = next;
        next.Previous = this;
        return this;
    }

    public string Cut()
    {
        var after = Next;
        after.Previous.Next = null!;
        return Next.Name + after.Name; // want: null-deref
    }
}

public static class Demos
{
    public static void DemoRotate() => Desk.Rotate();

    public static void DemoTransfer()
    {
        var ship = new Vessel();
        Port.Transfer(ship, ship);
        Port.Transfer(ship, new Vessel());
        Port.Transfer(ship, ship);
    }

    public static void DemoTrim() => Rosters.Trim(["a", "b", "c"]);

    public static void DemoPreview() => Rosters.Preview(["a", "b", "c"]);

    public static void DemoPut()
    {
        var map = new Dictionary<string, List<int>>();
        Index.Put(map, "x", 1);
        Index.Put(map, "x", 2);
    }

    public static void DemoReserve()
    {
        var ledger = new Ledger();
        ledger.Add("free", 1);
        if (ledger.Reserve("held"))
        {
            ledger.Add("held", 2);
        }
    }

    public static void DemoShared() => Profiles.Shared(new Profile("Ann", new Address { City = "Bern" }));

    public static void DemoSeparate() => Profiles.Separate("Bern");

    public static void DemoClub()
    {
        var club = new Club(new Member { Id = 1, Nick = "bo" }, new Member { Id = 2, Nick = "cy" });
        club.Expel("cy");
        club.Badge(1);
        club.Badge(2);
    }

    public static void DemoErase() => Grid.Erase(4);

    public static void DemoGhost() => Grid.Ghost(0);

    public static void DemoCut() => new Stop("a").Link(new Stop("b")).Cut();
}
