// case: neg-object-pool
// category: negative-generic-default
// rationale: a pool leaves default! in its free slots and never hands one out; value types in the same pool are harmless
// csc: silent

namespace NullSafety.Blind22a.NegObjectPool;

public interface IResettable
{
    void Reset();
}

public sealed class Particle : IResettable
{
    public string Sprite { get; private set; } = "dot";

    public void Use(string sprite) => Sprite = sprite;

    public void Reset() => Sprite = "dot";
}

public sealed class Pool<T>(int capacity)
    where T : class, IResettable, new()
{
    private readonly T[] _free = new T[capacity];
    private int _count;

    public T Rent()
    {
        if (_count == 0)
        {
            return new T();
        }

        var item = _free[--_count];
        _free[_count] = default!;
        return item;
    }

    public bool Return(T item)
    {
        item.Reset();
        if (_count == _free.Length)
        {
            return false;
        }

        _free[_count++] = item;
        return true;
    }
}

public sealed class Ring<T>(int size)
    where T : struct
{
    private readonly T[] _items = new T[size];
    private int _next;

    public T Oldest => _items[_next % _items.Length];

    public void Push(T item) => _items[_next++ % _items.Length] = item;
}

public static class Case
{
    public static void DemoRentReturn()
    {
        var pool = new Pool<Particle>(2);
        var first = pool.Rent();
        first.Use("spark");
        pool.Return(first);
        var again = pool.Rent();
        _ = again.Sprite.Length + pool.Rent().Sprite.Length;
    }

    public static void DemoFullPool()
    {
        var pool = new Pool<Particle>(1);
        pool.Return(new Particle());
        pool.Return(new Particle());
        _ = pool.Rent().Sprite.Length;
    }

    public static void DemoRing()
    {
        var ring = new Ring<DateTime>(3);
        ring.Push(new DateTime(2024, 1, 2));
        _ = ring.Oldest.ToString("O").Length;
    }
}
