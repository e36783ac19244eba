// case: package-solver
// category: field-late-init
// rationale: the solver's working state is declared null! and only exists after Load; a second constructor forgets the log
// csc: none

namespace NullSafety.Blind.PackageSolver;

public sealed record Package(string Id, int Major, params string[] Needs);

public sealed class SolveLog
{
    private readonly List<string> _lines = new();

    public void Write(string line) => _lines.Add(line);
}

public sealed class Solver
{
    private readonly SolveLog _log = null!;
    private Dictionary<string, Package> _index = null!;

    public Solver(SolveLog log)
    {
        _log = log;
    }

    public Solver(IEnumerable<Package> feed)
    {
        Load(feed);
    }

    public Solver(IEnumerable<Package> feed, SolveLog log)
        : this(log)
    {
        Load(feed);
    }

    public void Load(IEnumerable<Package> feed)
    {
        _index = feed.ToDictionary(p => p.Id);
    }

    public int CountKnown()
    {
        return _index.Count; // want: null-deref
    }

    public List<string> Closure(string root)
    {
        var order = new List<string>();
        var pending = new Stack<string>();
        pending.Push(root);
        while (pending.TryPop(out var id))
        {
            if (order.Contains(id) || !_index.TryGetValue(id, out var package))
            {
                continue;
            }

            order.Add(id);
            foreach (var need in package.Needs)
            {
                pending.Push(need);
            }
        }

        return order;
    }

    public void Report(string root)
    {
        int size = Closure(root).Count;
        _log.Write($"{root}: {size} packages"); // want: null-deref
    }
}

public static class Case
{
    private static readonly Package[] Feed = [new("web", 3, "json", "net"), new("json", 1), new("net", 2, "json")];

    public static void DemoNotLoaded() => new Solver(new SolveLog()).CountKnown();

    public static void DemoNoLog() => new Solver(Feed).Report("web");

    public static void DemoLoaded()
    {
        var solver = new Solver(new SolveLog());
        solver.Load(Feed);
        solver.CountKnown();
        solver.Report("web");
    }

    public static void DemoBoth() => new Solver(Feed, new SolveLog()).Report("net");
}
