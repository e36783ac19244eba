// case: generic-ring-latest
// category: generic default result
// rationale: generic helpers answer default! when they have nothing; harmless for value types, null for classes
// csc: none

namespace NullSafety.Blind.Set21.GenericRingLatest;

public sealed class Ring<T>
{
    private readonly List<T> _items = new();
    private readonly int _limit;

    public Ring(int limit) => _limit = limit;

    public void Push(T item)
    {
        if (_items.Count == _limit)
        {
            _items.RemoveAt(0);
        }

        _items.Add(item);
    }

    public T Latest() => _items.Count == 0 ? default! : _items[^1];

    public T LatestOr(T fallback) => _items.Count == 0 ? fallback : _items[^1];
}

public static class Pick
{
    public static T MaxBy<T>(IEnumerable<T> source, Func<T, int> weight)
    {
        T best = default!;
        int bestWeight = int.MinValue;
        foreach (var item in source)
        {
            int w = weight(item);
            if (w > bestWeight)
            {
                best = item;
                bestWeight = w;
            }
        }

        return best;
    }
}

public sealed record Alarm(string Text, int Level);

public sealed class ControlRoom
{
    private readonly Ring<Alarm> _alarms = new(8);
    private readonly Ring<int> _pressures = new(8);

    public void Raise(string text, int level) => _alarms.Push(new Alarm(text, level));

    public string Banner() => _alarms.Latest().Text.ToUpperInvariant(); // want: null-deref

    public string BannerOrQuiet() => _alarms.LatestOr(new Alarm("quiet", 0)).Text.ToUpperInvariant();

    public string Pressure() => _pressures.Latest().ToString();

    public static int WorstLevel(IReadOnlyList<Alarm> alarms)
    {
        var worst = Pick.MaxBy(alarms, a => a.Level);
        return worst.Level; // want: null-deref
    }

    public static int WorstReading(IReadOnlyList<int> readings)
    {
        var worst = Pick.MaxBy(readings, r => r);
        return worst.CompareTo(100);
    }
}

public static class Plant
{
    public static void DemoBannerEmpty() => new ControlRoom().Banner();

    public static void DemoBannerQuiet() => new ControlRoom().BannerOrQuiet();

    public static void DemoPressureEmpty() => new ControlRoom().Pressure();

    public static void DemoWorstOfNone() => ControlRoom.WorstLevel(Array.Empty<Alarm>());

    public static void DemoWorstReadingOfNone() => ControlRoom.WorstReading(Array.Empty<int>());
}
