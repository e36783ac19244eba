// case: generic-slot-memo
// category: generics
// rationale: a generic memo cell starts as `default!`; reading it before the first Set gives null for reference types
// csc: none

namespace NullSafety.GenericSlotMemo;

public sealed class Memo<T>
{
    public T Last { get; private set; } = default!;

    public int Version { get; private set; }

    public void Set(T value)
    {
        Last = value;
        Version++;
    }
}

public sealed class Window<T>
{
    private readonly int _size;
    private readonly Queue<T> _items = new();
    private T _evicted = default!;

    public Window(int size) => _size = size;

    public T Evicted => _evicted;

    public void Push(T item)
    {
        _items.Enqueue(item);
        if (_items.Count > _size)
        {
            _evicted = _items.Dequeue();
        }
    }
}

public sealed record Quote(string Symbol, decimal Price);

public sealed class Ticker
{
    private readonly Memo<Quote> _quote = new();
    private readonly Memo<int> _volume = new();
    private readonly Window<Quote> _window = new(2);

    public void Feed(Quote quote, int volume)
    {
        _quote.Set(quote);
        _volume.Set(volume);
        _window.Push(quote);
    }

    public decimal Price() => _quote.Last.Price; // want: null-deref

    public string Volume() => _volume.Last.ToString();

    public decimal PriceOr(decimal fallback) => _quote.Last is { } quote ? quote.Price : fallback;

    public string Dropped()
    {
        var dropped = _window.Evicted;
        return dropped.Symbol; // want: null-deref
    }

    public string DroppedOrNone() => _window.Evicted?.Symbol ?? "-";
}

public static class Case
{
    public static void DemoPriceTooEarly() => new Ticker().Price();

    public static void DemoValueSlot() => new Ticker().Volume();

    public static void DemoPriceOr() => new Ticker().PriceOr(1m);

    public static void DemoPriceAfterFeed()
    {
        var ticker = new Ticker();
        ticker.Feed(new Quote("ABC", 3m), 10);
        ticker.Price();
        ticker.DroppedOrNone();
    }

    public static void DemoNothingDropped()
    {
        var ticker = new Ticker();
        ticker.Feed(new Quote("ABC", 3m), 10);
        ticker.Dropped();
    }
}
