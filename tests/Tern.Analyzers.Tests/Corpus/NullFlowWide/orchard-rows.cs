// case: orchard-rows
// category: array-jagged
// rationale: the outer array of a jagged plan is allocated, the rows only for planted terraces
// csc: none

namespace NullSafety.OrchardRows;

public sealed record Tree(string Variety, int Year);

public sealed class Terrace(int index, int places, bool planted)
{
    public int Index { get; } = index;

    public int Places { get; } = places;

    public bool Planted { get; } = planted;
}

public sealed class Plan
{
    private readonly Tree[][] _rows;

    public Plan(IReadOnlyList<Terrace> terraces)
    {
        _rows = new Tree[terraces.Count][];
        foreach (var terrace in terraces)
        {
            if (terrace.Planted)
            {
                _rows[terrace.Index] = Plant(terrace.Places);
            }
        }
    }

    public int Capacity(int row) => _rows[row].Length; // want: null-deref

    public int CapacityOrNone(int row) => _rows[row] is { } trees ? trees.Length : 0;

    private static Tree[] Plant(int places)
    {
        var trees = new Tree[places];
        Array.Fill(trees, new Tree("Gravenstein", 2021));
        return trees;
    }
}

public static class Harvest
{
    public static int[][] Ledger(int rows) => new int[rows][];

    public static int[][] LedgerFor(int rows, int days)
    {
        var ledger = new int[rows][];
        for (int r = 0; r < ledger.Length; r++)
        {
            ledger[r] = new int[days];
        }

        return ledger;
    }

    public static void Book(int[][] ledger, int row, int day, int kilos)
    {
        ref int[] slot = ref ledger[row];
        slot[day] += kilos; // want: null-deref
    }

    public static int Total(int[][] ledger) => ledger.Sum(days => days?.Sum() ?? 0);
}

public static class Demos
{
    private static Plan Farm() => new(new[] { new Terrace(0, 8, true), new Terrace(1, 5, false) });

    public static void DemoPlanted() => Farm().Capacity(0);

    public static void DemoFallow() => Farm().Capacity(1);

    public static void DemoFallowChecked() => Farm().CapacityOrNone(1);

    public static void DemoBare() => Harvest.Book(Harvest.Ledger(3), 1, 0, 40);

    public static void DemoBooked()
    {
        var ledger = Harvest.LedgerFor(3, 7);
        Harvest.Book(ledger, 1, 0, 40);
        Harvest.Total(ledger);
        Harvest.Total(Harvest.Ledger(2));
    }
}
