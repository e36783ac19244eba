// case: neg-orchard-index
// category: negative-collections
// rationale: maps are read only after the key was added or tested, stored nulls are removed, queues are read behind their result
// csc: silent

namespace NullSafety.NegOrchardIndex;

public sealed class Tree
{
    public Tree(string variety, int row) => (Variety, Row) = (variety, row);

    public string Variety { get; }
    public int Row { get; }
    public bool Felled { get; set; }
}

public sealed class Orchard
{
    private readonly Dictionary<string, List<Tree>> _byVariety = new();
    private readonly Dictionary<int, Tree> _marked = new();
    private readonly Queue<Tree> _toPrune = new();

    public void Plant(Tree tree)
    {
        var list = _byVariety.GetValueOrDefault(tree.Variety)!;
        if (list is null)
        {
            _byVariety[tree.Variety] = list = new List<Tree>();
        }

        list.Add(tree);
        _toPrune.Enqueue(tree);
    }

    public void Mark(Tree tree) => _marked[tree.Row] = tree;

    public void Unmark(int row)
    {
        if (_marked.ContainsKey(row))
        {
            _marked[row] = null!;
        }

        Sweep();
    }

    private void Sweep()
    {
        foreach (int row in _marked.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            _marked.Remove(row);
        }
    }

    public string MarkedVariety(int row) =>
        _marked.TryGetValue(row, out var tree) ? tree.Variety : "none";

    public int CountOf(string variety)
    {
        return _byVariety.ContainsKey(variety) ? _byVariety.GetValueOrDefault(variety)!.Count : 0;
    }

    public int PruneAll()
    {
        int rows = 0;
        while (_toPrune.TryDequeue(out var tree))
        {
            rows += tree.Felled ? 0 : tree.Row;
        }

        return rows;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var orchard = new Orchard();
        orchard.Plant(new Tree("Boskoop", 1));
        orchard.Plant(new Tree("Boskoop", 2));
        orchard.CountOf("Boskoop");
        orchard.CountOf("Elstar");
        orchard.PruneAll();
        orchard.PruneAll();
    }

    public static void Demo2()
    {
        var orchard = new Orchard();
        orchard.Mark(new Tree("Elstar", 4));
        orchard.MarkedVariety(4);
        orchard.Unmark(4);
        orchard.MarkedVariety(4);
    }
}
