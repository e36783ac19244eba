// case: neg-lease-pool
// category: negative-late-init
// rationale: slots and fields start null, but every path fills them before use
// csc: silent

namespace NullSafety.NegLeasePool;

public sealed class Connection(int id)
{
    public int Id { get; } = id;
    public int Uses { get; private set; }
    public void Touch() => Uses++;
}

public sealed class Pool
{
    private Connection[] _slots = new Connection[2];
    private int _count;
    private string _name = null!;

    private Pool() { }

    public static Pool Create(string name, int warm)
    {
        var pool = new Pool();
        pool.Init(name);
        for (int i = 0; i < warm; i++)
            pool.Append();
        return pool;
    }

    private void Init(string name) => _name = name;

    private Connection Append()
    {
        if (_count == _slots.Length)
            Array.Resize(ref _slots, _slots.Length * 2);
        var c = new Connection(_count);
        _slots[_count++] = c;
        return c;
    }

    public Connection Rent()
    {
        Connection? best = null;
        for (int i = 0; i < _count; i++)
        {
            var c = _slots[i];
            if (best == null || c.Uses < best.Uses)
                best = c;
        }

        best ??= Append();
        best.Touch();
        return best;
    }

    public int TotalUses()
    {
        int n = 0;
        for (int i = 0; i < _count; i++)
            n += _slots[i].Uses;
        return n;
    }

    public string Title() => _name.ToUpperInvariant() + ":" + _count;
}

public sealed class Grid
{
    private readonly List<int>[] _cells;

    public Grid(int n)
    {
        _cells = new List<int>[n];
        for (int i = 0; i < n; i++)
            _cells[i] = [];
    }

    public int Sum() => _cells.Sum(c => c.Sum() + c.Count);
}

public static class Case
{
    public static void DemoCold() => Console.WriteLine(Pool.Create("db", 0).Rent().Id);

    public static void DemoGrown()
    {
        var pool = Pool.Create("db", 5);
        for (int i = 0; i < 7; i++)
            pool.Rent();
        Console.WriteLine(pool.TotalUses() + pool.Title());
    }

    public static void DemoGrid() => Console.WriteLine(new Grid(3).Sum());
}
