// case: neg-closure-import-batch
// category: negative-closures
// rationale: captured variables are cleared only after the lambda ran, or are filled before any lambda runs
// csc: silent

namespace NullSafety.Blind.B22.NegClosureImportBatch;

public sealed class Batch(string name)
{
    public string Name => name;

    public List<string> Rows { get; } = new();
}

public sealed class Worker
{
    private readonly List<Action> _pending = new();

    public void Post(Action action) => _pending.Add(action);

    public void Drain()
    {
        foreach (var action in _pending)
        {
            action();
        }

        _pending.Clear();
    }
}

public static class Import
{
    public static int ClearAfterDrain(Worker worker)
    {
        Batch? batch = new Batch("morning");
        int rows = 0;
        worker.Post(() => batch!.Rows.Add("a"));
        worker.Post(() => rows = batch!.Rows.Count);
        worker.Drain();
        batch = null;
        worker.Drain();
        return rows;
    }

    public static int FillBeforeDrain(Worker worker)
    {
        Batch batch = null!;
        int length = 0;
        worker.Post(() => length = batch.Name.Length);
        batch = new Batch("noon");
        worker.Drain();
        return length;
    }

    public static int Recursive(int depth)
    {
        Func<int, int> walk = null!;
        walk = n => n <= 0 ? 0 : 1 + walk(n - 1);
        return walk(depth);
    }

    public static int FirstSetByCallback(IEnumerable<string> rows)
    {
        Batch? current = null;
        int total = 0;
        foreach (var row in rows)
        {
            Start(row);
            total += current!.Rows.Count;
        }

        return total;

        void Start(string row)
        {
            current ??= new Batch("evening");
            current.Rows.Add(row);
        }
    }
}

public static class Case
{
    public static void DemoClearAfter() => Import.ClearAfterDrain(new Worker());

    public static void DemoFillBefore() => Import.FillBeforeDrain(new Worker());

    public static void DemoRecursive() => Import.Recursive(4);

    public static void DemoLocalFunction() => Import.FirstSetByCallback(["x", "y"]);
}
