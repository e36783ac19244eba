// case: neg-lookup-counter
// category: negative
// rationale: GetValueOrDefault! and stored nulls, each guarded by a test that really holds
// csc: silent

namespace NullSafety.NegLookupCounter;

public sealed class Shelf(string name)
{
    public string Name { get; } = name;

    public int Items { get; set; }
}

public sealed class Storage
{
    private readonly Dictionary<string, Shelf> _shelves = new();
    private readonly Dictionary<string, Shelf?> _aliases = new();

    public Shelf GetOrAdd(string name)
    {
        if (!_shelves.ContainsKey(name))
        {
            _shelves[name] = new Shelf(name);
        }

        return _shelves.GetValueOrDefault(name)!;
    }

    public void Alias(string alias, string target)
    {
        _aliases[alias] = _shelves.GetValueOrDefault(target);
    }

    public int ItemsOfAlias(string alias)
    {
        return _aliases.TryGetValue(alias, out Shelf? shelf) && shelf != null ? shelf.Items : 0;
    }

    public int Total()
    {
        int total = 0;
        foreach (string key in _shelves.Keys)
        {
            total += _shelves.GetValueOrDefault(key)!.Items;
        }

        return total;
    }

    public Shelf Fullest()
    {
        Shelf best = null!;
        foreach (Shelf shelf in _shelves.Values)
        {
            if (best == null || shelf.Items > best.Items)
            {
                best = shelf;
            }
        }

        return best ?? new Shelf("none");
    }
}

public static class Case
{
    public static void DemoStore()
    {
        var storage = new Storage();
        storage.GetOrAdd("nails").Items += 40;
        storage.GetOrAdd("nails").Items += 2;
        storage.Total();
        _ = storage.Fullest().Name.Length;
    }

    public static void DemoAlias()
    {
        var storage = new Storage();
        storage.Alias("pins", "nails");
        storage.ItemsOfAlias("pins");
        storage.ItemsOfAlias("bolts");
        _ = storage.Fullest().Name.Length;
    }
}
