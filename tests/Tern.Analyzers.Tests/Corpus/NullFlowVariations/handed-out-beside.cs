// What was looked up last is given back beside a flag: it is null only for a key that is null.
namespace Variations.HandedOutBeside;

public sealed record Row(string Key);

public sealed class Cache
{
    private Row _last = null!;

    public (Row Row, bool Again) Ask(string key) => _last?.Key == key ? (_last!, true) : (new Row(key), false);

    public bool TryAsk(string key, out Row row)
    {
        if (_last?.Key == key)
        {
            row = _last!;
            return true;
        }

        row = new Row(key);
        return false;
    }

    public void Keep(Row row) => _last = row;
}

public static class Reader
{
    public static int Again(Cache cache, string key)
    {
        (Row row, bool again) = cache.Ask(key);
        return again ? row.Key.Length : 0;
    }

    public static int AgainByReference(Cache cache, string key) => cache.TryAsk(key, out Row row) ? row.Key.Length : 0;

    public static int AgainOfNone(Cache cache, string key)
    {
        (Row row, bool again) = cache.Ask(key);
        return again ? row.Key.Length : 0; // want: null-deref
    }
}

public static class Case
{
    public static void DemoAgain() => Reader.Again(new Cache(), "a");

    public static void DemoAgainByReference() => Reader.AgainByReference(new Cache(), "a");

    public static void DemoAgainOfNone() => Reader.AgainOfNone(new Cache(), null!);
}
