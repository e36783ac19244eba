// case: element-fencing-byes
// category: null element in collection
// rationale: a bye is put into the pool as a null fencer; a projection keeps the nulls of failed parses
// csc: none

namespace NullSafety.Fencing;

public sealed record Fencer(string Name, int Rank);

public sealed class Pool
{
    private readonly List<Fencer> _seats = new();

    public void Seat(Fencer fencer) => _seats.Add(fencer);

    // An odd pool gets a bye so that the pairing comes out even.
    public void Even()
    {
        if (_seats.Count % 2 == 1)
        {
            _seats.Add(null!);
        }
    }

    public IReadOnlyList<Fencer> Seats => _seats;

    public void StrikeByes() => _seats.RemoveAll(f => f is null);
}

public static class Entry
{
    private static Fencer Parse(string row)
    {
        var cells = row.Split(',');
        return cells.Length == 2 && int.TryParse(cells[1], out int rank) ? new Fencer(cells[0], rank) : null!;
    }

    public static List<Fencer> ReadAll(IEnumerable<string> rows) => rows.Select(Parse).ToList();

    public static List<Fencer> ReadValid(IEnumerable<string> rows) => rows.Select(Parse).Where(f => f is not null).ToList();
}

public static class Board
{
    public static List<string> Pairings(Pool pool)
    {
        var bouts = new List<string>();
        for (int i = 0; i + 1 < pool.Seats.Count; i += 2)
        {
            bouts.Add(pool.Seats[i].Name + " - " + pool.Seats[i + 1].Name); // want: null-deref
        }

        return bouts;
    }

    public static int Ranks(Pool pool)
    {
        pool.StrikeByes();
        return pool.Seats.Sum(fencer => fencer.Rank);
    }

    public static int Best(List<Fencer> entries)
    {
        int best = int.MaxValue;
        foreach (var entry in entries)
        {
            best = Math.Min(best, entry.Rank); // want: null-deref
        }

        return best;
    }

    public static int BestValid(IEnumerable<string> rows)
    {
        int best = int.MaxValue;
        foreach (var entry in Entry.ReadValid(rows))
        {
            best = Math.Min(best, entry.Rank);
        }

        return best;
    }
}

public static class Case
{
    private static readonly string[] Rows = { "Ana,4", "Bo", "Cy,2" };

    private static Pool Odd()
    {
        var pool = new Pool();
        pool.Seat(new Fencer("Ana", 4));
        pool.Even();
        return pool;
    }

    public static void DemoBye() => Board.Pairings(Odd());

    public static void DemoRanks() => Board.Ranks(Odd());

    public static void DemoBest() => Board.Best(Entry.ReadAll(Rows));

    public static void DemoBestValid() => Board.BestValid(Rows);
}
