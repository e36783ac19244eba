// case: neg-generic-pool
// category: silent
// rationale: generic slots start as default!, but each is either a value type, tested, or filled before it is handed out
// csc: silent

namespace NullSafety.NegGenericPool;

public sealed class Slot<T>
{
    public T Value { get; private set; } = default!;
    public bool Filled { get; private set; }

    public void Fill(T value)
    {
        Value = value;
        Filled = true;
    }

    public T OrElse(T fallback) => Filled ? Value : fallback;
}

public sealed class Pool<T>
    where T : class
{
    private readonly Func<T> _create;
    private readonly T[] _idle;
    private int _count;

    public Pool(int capacity, Func<T> create)
    {
        _idle = new T[capacity];
        _create = create;
    }

    public T Rent()
    {
        if (_count == 0)
        {
            return _create();
        }

        _count--;
        var item = _idle[_count];
        _idle[_count] = null!;
        return item;
    }

    public void Return(T item)
    {
        if (_count < _idle.Length)
        {
            _idle[_count++] = item;
        }
    }
}

public static class Workshop
{
    private static T Find<T>(IEnumerable<T> items, Predicate<T> match)
    {
        foreach (var item in items)
        {
            if (match(item))
            {
                return item;
            }
        }

        return default!;
    }

    public static void DemoSlots()
    {
        new Slot<int>().Value.ToString();
        new Slot<string>().OrElse("empty").Trim();
        var slot = new Slot<string>();
        slot.Fill("drill");
        slot.Value.Trim();
    }

    public static void DemoPool()
    {
        var pool = new Pool<List<int>>(2, () => new List<int>());
        var first = pool.Rent();
        first.Add(1);
        pool.Return(first);
        pool.Rent().Clear();
        pool.Rent().Clear();
    }

    public static void DemoFind()
    {
        Find(new[] { 1, 2 }, n => n > 5).CompareTo(0);
        var tool = Find(new[] { "saw", "file" }, t => t.Length > 9);
        int width = tool is null ? 0 : tool.Length;
        Math.Abs(width);
    }
}
