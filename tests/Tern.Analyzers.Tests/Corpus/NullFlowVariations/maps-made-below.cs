// The map is made by a method that is given the key, or by a function that runs when the map is asked for first: who passes a key that none of its entries has knows that it is missing.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.MapsMadeBelow;

public sealed class Tariff
{
    public Tariff(string name) => Name = name;

    public string Name { get; }
}

public sealed class Tariffs
{
    private readonly Dictionary<string, Tariff> _all = new() { ["day"] = new Tariff("day") };

    public Tariff Find(string key) => _all.GetValueOrDefault(key)!;
}

public abstract class Order
{
    public abstract Tariff Run(Tariffs tariffs);
}

public sealed class Lookup(string key) : Order
{
    public override Tariff Run(Tariffs tariffs) => tariffs.Find(key);
}

public sealed class Creation : Order
{
    public override Tariff Run(Tariffs tariffs) => new Tariff("new");
}

public sealed class Meter
{
    private readonly Lazy<Dictionary<string, Tariff>> _late = new(() => new() { ["day"] = new Tariff("day") });
    private readonly Lazy<Dictionary<string, Tariff>> _relaxed = new(() => new(StringComparer.OrdinalIgnoreCase) { ["day"] = new Tariff("day") });

    public int Ordered(string key)
    {
        Order order = new Lookup(key);
        return order.Run(new Tariffs()).Name.Length; // want: null-deref
    }

    public int OrderedKnown(string key)
    {
        Order order = new Lookup(key);
        return order.Run(new Tariffs()).Name.Length;
    }

    public int Direct(string key)
    {
        var tariffs = new Dictionary<string, Tariff> { ["day"] = new Tariff("day"), ["night"] = new Tariff("night") };
        return tariffs.GetValueOrDefault(key)!.Name.Length; // want: null-deref
    }

    public int DirectKnown(string key)
    {
        var tariffs = new Dictionary<string, Tariff> { ["day"] = new Tariff("day"), ["night"] = new Tariff("night") };
        return tariffs.GetValueOrDefault(key)!.Name.Length;
    }

    public int FromOutside(string key)
    {
        var tariffs = new Dictionary<string, Tariff> { ["day"] = new Tariff("day") };
        return tariffs.GetValueOrDefault(key)!.Name.Length;
    }

    public int Late(string key) => Found(key).Name.Length; // want: null-deref

    public int LateKnown(string key) => Found(key).Name.Length;

    public int Relaxed(string key) => _relaxed.Value.GetValueOrDefault(key)!.Name.Length;

    private Tariff Found(string key) => _late.Value.GetValueOrDefault(key)!;
}

public sealed class Archive
{
    private readonly Lazy<Dictionary<string, Tariff>> _old = new(() => new() { ["day"] = new Tariff("day") });

    public Tariff Find(string key) => _old.Value.GetValueOrDefault(key)!;
}

public sealed class Clerk
{
    private readonly Archive _archive;

    public Clerk(Archive archive) => _archive = archive;

    public Tariff Fetch(string key) => _archive.Find(key);
}

public sealed class Office
{
    private readonly Clerk _clerk = new(new Archive());

    public int Ask(string key) => _clerk.Fetch(key).Name.Length; // want: null-deref

    public int AskKnown(string key) => _clerk.Fetch(key).Name.Length;
}

public static class Case
{
    public static int DemoOrdered() => new Meter().Ordered("night");

    public static int DemoOrderedKnown() => new Meter().OrderedKnown("day");

    public static int DemoDirect() => new Meter().Direct("dusk");

    public static int DemoDirectKnown() => new Meter().DirectKnown("night");

    public static int DemoFromOutside() => new[] { "day" }.Sum(key => new Meter().FromOutside(key.Insert(0, "")));

    public static int DemoLate() => new Meter().Late("night");

    public static int DemoLateKnown() => new Meter().LateKnown("day");

    public static int DemoAsk() => new Office().Ask("night");

    public static int DemoAskKnown() => new Office().AskKnown("day");

    public static int DemoRelaxed() => new Meter().Relaxed("DAY");
}
