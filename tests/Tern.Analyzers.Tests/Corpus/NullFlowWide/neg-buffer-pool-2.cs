// case: neg-buffer-pool
// category: negative-collections
// rationale: pool slots are null after Rent and in a fresh array, and every reader copes with that
// csc: silent

namespace NullSafety.Blind.NegBufferPool;

public interface IResettable
{
    void Reset();
}

public sealed class Packet : IResettable
{
    private readonly List<byte> _bytes = new();

    public int Length => _bytes.Count;

    public void Append(byte value) => _bytes.Add(value);

    public void Reset() => _bytes.Clear();
}

public sealed class Pool<T>(int size, Func<T> create)
    where T : class, IResettable
{
    private readonly T?[] _items = new T?[size];
    private T? _first;

    public T Rent()
    {
        var item = _first;
        if (item != null && Interlocked.CompareExchange(ref _first, null, item) == item)
        {
            return item;
        }

        for (int i = 0; i < _items.Length; i++)
        {
            item = _items[i];
            if (item != null)
            {
                _items[i] = null;
                return item;
            }
        }

        return create();
    }

    public void Return(T item)
    {
        item.Reset();
        if (_first == null)
        {
            _first = item;
            return;
        }

        int free = Array.IndexOf(_items, null);
        if (free >= 0)
        {
            _items[free] = item;
        }
    }

    public IEnumerable<T> Idle()
    {
        if (_first is { } first)
        {
            yield return first;
        }

        foreach (var item in _items)
        {
            if (item is not null)
            {
                yield return item;
            }
        }
    }
}

public static class Case
{
    private static readonly Pool<Packet> Packets = new(2, () => new Packet());

    public static void DemoRoundTrip()
    {
        var a = Packets.Rent();
        var b = Packets.Rent();
        a.Append(1);
        b.Append(2);
        Packets.Return(a);
        Packets.Return(b);
        Packets.Rent().Append(3);
    }

    public static void DemoIdle() => _ = Packets.Idle().Sum(p => p.Length);
}
