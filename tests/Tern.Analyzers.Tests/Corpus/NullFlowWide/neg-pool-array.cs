// case: neg-pool-array
// category: negative-initialisation
// rationale: fresh, grown and cleared arrays whose elements are filled, created on demand or tested before use
// csc: silent

namespace NullSafety.NegPoolArray;

public sealed class Connection
{
    public Connection(int slot) => Slot = slot;

    public int Slot { get; }

    public int Uses { get; private set; }

    public void Use() => Uses++;
}

public sealed class Pool
{
    private Connection[] _slots;

    public Pool(int size)
    {
        _slots = new Connection[size];
        Populate(_slots, 0);
    }

    private static void Populate(Connection[] slots, int from)
    {
        for (int i = from; i < slots.Length; i++)
        {
            slots[i] = new Connection(i);
        }
    }

    public void Grow()
    {
        int old = _slots.Length;
        Array.Resize(ref _slots, old * 2);
        Populate(_slots, old);
    }

    public int UseAll()
    {
        int total = 0;
        foreach (var connection in _slots)
        {
            connection.Use();
            total += connection.Uses;
        }

        return total;
    }
}

public sealed class SparsePool
{
    private readonly Connection[] _slots = new Connection[8];
    private readonly List<int>[] _history = Enumerable.Range(0, 8).Select(_ => new List<int>()).ToArray();
    private readonly string[] _labels = new string[8];

    public SparsePool() => Array.Fill(_labels, "free");

    public Connection Rent(int slot)
    {
        _history[slot].Add(1);
        return _slots[slot] ??= new Connection(slot);
    }

    public void Drop(int slot) => _slots[slot] = null!;

    public int Uses() => _slots.Where(c => c != null).Sum(c => c.Uses);

    public int LabelWidth(int slot) => _labels[slot].Length + (_slots[slot]?.Slot ?? 0);
}

public static class Case
{
    public static void DemoPool()
    {
        var pool = new Pool(2);
        pool.UseAll();
        pool.Grow();
        pool.UseAll();
    }

    public static void DemoSparse()
    {
        var pool = new SparsePool();
        pool.Rent(3).Use();
        pool.Drop(3);
        pool.Rent(3).Use();
        pool.Uses();
        pool.LabelWidth(1);
    }
}
