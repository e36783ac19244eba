// case: banquet-seats
// category: array-default
// rationale: new or resized arrays of references hold null until somebody fills every element
// csc: none

namespace NullSafety.BanquetSeats;

public sealed class Table
{
    public int Number { get; init; }
    public List<string> Guests { get; } = new();
    public void Seat(string guest) => Guests.Add(guest);
}

public sealed class Hall
{
    private Table[] _tables;

    public Hall(int count)
    {
        _tables = new Table[count];
        for (int i = 0; i < _tables.Length; i++)
        {
            _tables[i] = new Table { Number = i + 1 };
        }
    }

    public int Size => _tables.Length;

    public void Extend(int extra) => Array.Resize(ref _tables, _tables.Length + extra);

    public void Seat(int index, string guest)
    {
        _tables[index].Seat(guest); // want: null-deref
    }
}

public sealed class Annex
{
    private Table[] _tables = Array.Empty<Table>();

    public void Extend(int extra)
    {
        int old = _tables.Length;
        Array.Resize(ref _tables, old + extra);
        for (int i = old; i < _tables.Length; i++)
        {
            _tables[i] = new Table { Number = i + 1 };
        }
    }

    public void Seat(int index, string guest) => _tables[index].Seat(guest);
}

public static class Menu
{
    public static int LongestCourse(int courses, string first)
    {
        var names = new string[courses];
        names[0] = first;
        int best = 0;
        foreach (var name in names)
        {
            best = Math.Max(best, name.Length); // want: null-deref
        }

        return best;
    }

    public static int LongestFilled(int courses, string prefix)
    {
        var names = new string[courses];
        for (int i = 0; i < courses; i++) names[i] = prefix + i;

        return names[courses - 1].Length;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var hall = new Hall(2);
        hall.Seat(1, "Ada");
        hall.Extend(2);
        hall.Seat(hall.Size - 1, "Max");
    }

    public static void Demo2() => Menu.LongestCourse(3, "soup");

    public static void Demo3()
    {
        Menu.LongestFilled(3, "course ");
        var annex = new Annex();
        annex.Extend(2);
        annex.Seat(1, "Eve");
    }
}
