// case: neg-batch-pump
// category: negative-loops
// rationale: a current batch starts as null and is set back to null in a loop; each use is behind a test, a ??= or a first-round flag
// csc: silent

namespace NullSafety.NegBatchPump;

public sealed class Batch
{
    private readonly List<string> _rows = new();

    public Batch(string key) => Key = key;

    public string Key { get; }

    public int Count => _rows.Count;

    public void Add(string row) => _rows.Add(row);
}

public static class Pump
{
    private static string KeyOf(string row) => row.Split('/')[0];

    public static List<Batch> Group(IEnumerable<string> rows)
    {
        var done = new List<Batch>();
        Batch? current = null;
        foreach (string row in rows)
        {
            if (current != null && current.Key != KeyOf(row))
            {
                done.Add(current);
                current = null;
            }

            current ??= new Batch(KeyOf(row));
            current.Add(row);
            if (current.Count == 2)
            {
                done.Add(current);
                current = null;
            }
        }

        if (current != null)
        {
            done.Add(current);
        }

        return done;
    }

    public static string Join(string[] rows)
    {
        string last = null!;
        bool first = true;
        int repeats = 0;
        foreach (string row in rows)
        {
            if (!first && last.Length == row.Length)
            {
                repeats++;
            }

            last = row;
            first = false;
        }

        return first ? "" : last.Trim() + repeats;
    }

    public static string Pick(string[] rows, string key)
    {
        string? found = null;
        for (int i = 0; i < rows.Length && found is null; i++)
        {
            found = KeyOf(rows[i]) == key ? rows[i] : null;
        }

        return (found ?? key).ToUpperInvariant();
    }
}

public static class Case
{
    private static readonly string[] Rows = { "a/1", "a/2", "a/3", "b/1", "b/2", "c/10" };

    public static void DemoGroup() => Pump.Group(Rows).ForEach(b => b.Key.Trim());

    public static string DemoJoin() => Pump.Join(Rows) + Pump.Join(Array.Empty<string>());

    public static void DemoPick()
    {
        Pump.Pick(Rows, "b");
        Pump.Pick(Rows, "z");
    }
}
