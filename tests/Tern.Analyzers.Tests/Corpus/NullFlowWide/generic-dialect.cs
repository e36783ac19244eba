// case: generic-dialect
// category: generic default result
// rationale: a generic helper ends with default, harmless for the number it was written for and null for the entry types
// csc: none

namespace NullSafety.Dialect;

public sealed record Entry(string Word, string Region, int Attested);

public static class Pick
{
    public static T Earliest<T>(IEnumerable<T> items, Func<T, int> year)
    {
        T best = default!;
        int bestYear = int.MaxValue;
        foreach (var item in items)
        {
            if (year(item) < bestYear)
            {
                best = item;
                bestYear = year(item);
            }
        }

        return best;
    }

    public static T EarliestOr<T>(IEnumerable<T> items, Func<T, int> year, T fallback)
    {
        var list = items.ToList();
        return list.Count == 0 ? fallback : Earliest(list, year);
    }
}

public sealed class Memo<TKey, TValue>(Func<TKey, TValue> load)
    where TKey : notnull
{
    private TValue _value = default!;
    private bool _loaded;

    public TValue Peek() => _value;

    public TValue Get(TKey key)
    {
        if (!_loaded)
        {
            _value = load(key);
            _loaded = true;
        }

        return _value;
    }
}

public static class Atlas
{
    private static readonly Entry[] s_entries = [new("ginnel", "Yorkshire", 1613), new("twitten", "Sussex", 1801)];

    private static IEnumerable<Entry> In(string region) => s_entries.Where(e => e.Region == region);

    private static string OldestWord(string region)
    {
        var entry = Pick.Earliest(In(region), e => e.Attested);
        return entry.Word.ToUpperInvariant(); // want: null-deref
    }

    private static string OldestWordOr(string region)
    {
        var entry = Pick.EarliestOr(In(region), e => e.Attested, s_entries[0]);
        return entry.Word.ToUpperInvariant();
    }

    private static string OldestYear(string region) => Pick.Earliest(In(region).Select(e => e.Attested), y => y).ToString("0000");

    private static int RegionWidth(Memo<string, Entry> memo) => memo.Peek().Region.Length; // want: null-deref

    private static int RegionWidthOf(Memo<string, Entry> memo, string word) => memo.Get(word).Region.Length;

    private static Memo<string, Entry> Lookup() => new(word => s_entries.First(e => e.Word == word));

    public static void DemoEmptyRegion() => OldestWord("Kent");

    public static void DemoFilledRegion() => OldestWord("Sussex");

    public static void DemoEmptyRegionFallback() => OldestWordOr("Kent");

    public static void DemoEmptyRegionYear() => OldestYear("Kent");

    public static void DemoPeekFirst() => RegionWidth(Lookup());

    public static void DemoGet() => RegionWidthOf(Lookup(), "twitten");
}
