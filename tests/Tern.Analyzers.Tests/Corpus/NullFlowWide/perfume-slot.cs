// case: perfume-slot
// category: generics
// rationale: a generic container hands out default! for reference types when it is empty
// csc: none

namespace NullSafety.PerfumeSlot;

public sealed record Essence(string Plant, int Drops);

public sealed class Ring<T>
{
    private readonly T[] _items;
    private int _next;

    public Ring(int size) => _items = new T[size];

    public int Count { get; private set; }
    public bool IsEmpty => Count == 0;

    public void Push(T item)
    {
        _items[_next] = item;
        _next = (_next + 1) % _items.Length;
        Count = Math.Min(Count + 1, _items.Length);
    }

    public T Latest() => Count == 0 ? default! : _items[(_next + _items.Length - 1) % _items.Length];
}

public sealed class Cell<T>
{
    public T Value { get; set; } = default!;
}

public sealed class Blend
{
    private readonly Ring<Essence> _added = new(4);
    private readonly Ring<int> _temps = new(4);
    private readonly Cell<string> _label = new();
    private readonly Cell<int> _price = new();

    public void Add(Essence e, int temp)
    {
        _added.Push(e);
        _temps.Push(temp);
    }

    public void Name(string label) => _label.Value = label;

    public int LastDrops()
    {
        var last = _added.Latest();
        return last.Drops; // want: null-deref
    }

    public int LastDropsOrZero()
    {
        if (_added.IsEmpty)
        {
            return 0;
        }

        return _added.Latest().Plant.Length;
    }

    public string Tag()
    {
        return _label.Value.ToUpperInvariant(); // want: null-deref
    }

    public string Price() => _price.Value.ToString() + _temps.Latest().ToString();
}

public static class Case
{
    public static void Demo1() => new Blend().LastDrops();

    public static void Demo2() => new Blend().Tag();

    public static void Demo3()
    {
        var blend = new Blend();
        blend.Price();
        blend.LastDropsOrZero();
        blend.Add(new Essence("iris", 3), 20);
        blend.Name("No. 8");
        blend.LastDrops();
        blend.LastDropsOrZero();
        blend.Tag();
    }
}
