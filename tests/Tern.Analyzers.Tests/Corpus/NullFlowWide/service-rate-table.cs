// case: service-rate-table
// category: service
// rationale: freight rates in zones and tiers, published in revisions by a validating builder
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NullSafety.Wide.RateTable;

public readonly struct Money(decimal amount, string currency)
{
    public decimal Amount { get; } = amount;
    public string Currency { get; } = currency;

    public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount, b.Currency);

    public string Format() => Amount.ToString("0.00", CultureInfo.InvariantCulture) + " " + Currency.ToUpperInvariant(); // want: null-deref
}

/// <summary>Where a shipment goes; the postcode decides about the zone.</summary>
public sealed record Shipment(string Postcode, decimal Weight)
{
    public string? Voucher { get; init; }
    public DateOnly? Pickup { get; init; }
}

public sealed class Tier(decimal upTo, decimal price)
{
    public decimal UpTo { get; } = upTo;
    public decimal Price { get; } = price;
    public Tier? Heavier { get; set; }
}

/// <summary>Tiers of one zone, chained from light to heavy. The last one has no limit.</summary>
public sealed class Zone
{
    private readonly Tier[] _tiers;

    public Zone(string name, IReadOnlyList<(decimal UpTo, decimal Price)> steps)
    {
        if (steps.Count == 0)
            throw new ArgumentException("A zone needs a tier.");
        Name = name;
        _tiers = new Tier[steps.Count];
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            bool last = i == steps.Count - 1;
            _tiers[i] = new Tier(last ? decimal.MaxValue : steps[i].UpTo, steps[i].Price) { Heavier = last ? null : _tiers[i + 1] };
        }
    }

    public string Name { get; }
    public Tier Lightest => _tiers[0];

    public decimal PriceOf(decimal weight)
    {
        var tier = Lightest;
        while (weight > tier.UpTo) // csc-false
            tier = tier.Heavier;
        return tier.Price;
    }

    public decimal SaveBy(decimal weight)
    {
        var tier = _tiers.First(t => weight <= t.UpTo);
        return tier.Heavier!.Price - tier.Price; // missed: null-deref
    }

    public IEnumerable<string> Lines()
    {
        for (Tier? at = Lightest; at != null; at = at.Heavier)
            yield return at.Heavier == null ? "above: " + at.Price : "to " + at.UpTo + ": " + at.Price;
    }
}

/// <summary>A change of the price; Amount is asked for when AppliesTo says so.</summary>
public abstract class Surcharge
{
    public abstract string Name { get; }

    public virtual bool AppliesTo(Shipment shipment) => true;

    public abstract decimal Amount(decimal price, Shipment shipment);
}

public sealed class FuelSurcharge(decimal percent) : Surcharge
{
    public override string Name => "fuel";

    public override decimal Amount(decimal price, Shipment shipment) => price * percent / 100;
}

public sealed class WeekendSurcharge(decimal amount) : Surcharge
{
    public override string Name => "weekend";

    public override bool AppliesTo(Shipment shipment) => shipment.Pickup?.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public override decimal Amount(decimal price, Shipment shipment) => shipment.Pickup!.Value.DayOfWeek == DayOfWeek.Sunday ? 2 * amount : amount;
}

public sealed class VoucherDiscount(IReadOnlyDictionary<string, decimal> vouchers) : Surcharge
{
    public override string Name => "voucher";

    public override bool AppliesTo(Shipment shipment) => shipment.Voucher != null && vouchers.ContainsKey(shipment.Voucher);

    public override decimal Amount(decimal price, Shipment shipment) => -vouchers[shipment.Voucher!.Trim()];
}

public sealed class RateOptions
{
    public string? Currency { get; set; }
    public string? FallbackZone { get; set; }
    public IList<Surcharge>? Surcharges { get; set; }
}

/// <summary>A published revision. Revisions know the one they replace.</summary>
public sealed class Revision
{
    private readonly Dictionary<string, Zone> _zones;
    private readonly SortedList<string, string> _prefixes;
    private readonly string _fallback;
    private readonly IReadOnlyList<Surcharge> _surcharges;

    internal Revision(int number, Revision? replaced, RateOptions options, Dictionary<string, Zone> zones, SortedList<string, string> prefixes)
    {
        Number = number;
        Replaced = replaced;
        Currency = options.Currency!;
        _zones = zones;
        _prefixes = prefixes;
        _fallback = options.FallbackZone!;
        _surcharges = options.Surcharges!.ToArray();
    }

    public int Number { get; }
    public Revision? Replaced { get; }
    public string Currency { get; }

    public Zone ZoneOf(string postcode)
    {
        var prefix = _prefixes.Keys.Where(postcode.StartsWith).MaxBy(p => p.Length);
        return prefix == null ? _zones[_fallback] : _zones.GetValueOrDefault(_prefixes[prefix])!;
    }

    public Money Quote(Shipment shipment)
    {
        decimal price = ZoneOf(shipment.Postcode).PriceOf(shipment.Weight);
        foreach (var surcharge in _surcharges.Where(s => s.AppliesTo(shipment)))
            price += surcharge.Amount(price, shipment);
        return new Money(price, Currency);
    }

    public Money Total(IEnumerable<Shipment> shipments)
    {
        Money total = default;
        foreach (var shipment in shipments)
            total += Quote(shipment);
        return total;
    }

    public string Prices(string zone)
    {
        var found = _zones.Values.FirstOrDefault(z => z.Name == zone);
        if (!Priced(zone))
            return zone + ": no prices";
        return found.Name + ": " + string.Join(", ", found.Lines()); // needless, csc-false
    }

    public string Changes()
    {
        int added = _zones.Keys.Except(Replaced?._zones.Keys ?? Enumerable.Empty<string>()).Count();
        if (Number > 1)
            return "since " + Replaced.Number + ": " + added + " zones"; // csc-false
        return "first revision, " + added + " zones";
    }

    private bool Priced(string zone) => _zones.ContainsKey(zone);
}

/// <summary>Collects zones and publishes them. Publish checks that everything is there.</summary>
public sealed class RateTableBuilder
{
    private readonly Dictionary<string, Zone> _zones = new();
    private readonly SortedList<string, string> _prefixes = new();
    private Revision? _latest;
    private RateOptions? _options;

    public RateTableBuilder Configure(RateOptions options)
    {
        _options = options;
        return this;
    }

    public RateTableBuilder Zone(string name, string prefixes, params (decimal UpTo, decimal Price)[] steps)
    {
        _zones[name] = new Zone(name, steps);
        foreach (var prefix in prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            _prefixes[prefix] = name;
        return this;
    }

    public bool IsComplete(out string? problem)
    {
        var fallback = _options?.FallbackZone;
        problem = _zones.Count == 0 ? "no zones" : fallback != null && !_zones.ContainsKey(fallback) ? "unknown fallback" : null;
        return problem == null;
    }

    public Revision Publish()
    {
        if (!IsComplete(out var problem))
            throw new InvalidOperationException(char.ToUpperInvariant(problem[0]) + problem.Substring(1)); // csc-false
        var options = Normalise(_options);
        int number = _latest == null ? 1 : _latest.Number + 1;
        _latest = new Revision(number, _latest, options, new(_zones), new(_prefixes));
        return _latest;
    }

    private RateOptions Normalise(RateOptions? options) => new()
    {
        Currency = options?.Currency?.Trim() is { Length: 3 } code ? code : "eur",
        FallbackZone = options?.FallbackZone ?? _zones.Keys.First(),
        Surcharges = options?.Surcharges ?? Array.Empty<Surcharge>(),
    };
}

public static class Case
{
    private static RateTableBuilder Builder() => new RateTableBuilder()
        .Configure(new RateOptions { Currency = " usd ", Surcharges = [new FuelSurcharge(10), new WeekendSurcharge(4), new VoucherDiscount(new Dictionary<string, decimal> { ["SPRING"] = 3 })] })
        .Zone("near", "10 11", (1, 5), (10, 8), (30, 15))
        .Zone("far", "9", (5, 20));

    public static void DemoQuotes()
    {
        var builder = Builder();
        var first = builder.Publish();
        var second = builder.Zone("isles", "99", (1, 50)).Publish();
        var shipments = new[]
        {
            new Shipment("1099", 4) { Voucher = "SPRING", Pickup = new DateOnly(2026, 11, 29) },
            new Shipment("9911", 80) { Voucher = "old", Pickup = new DateOnly(2026, 11, 30) },
            new Shipment("5555", 0.5m),
        };
        _ = first.Total(shipments).Format() + second.Total(shipments).Format() + first.Changes() + second.Changes();
        _ = second.Prices("near") + second.Prices("moon") + second.ZoneOf("1111").SaveBy(3);
        _ = new RateTableBuilder().Zone("all", "", (1, 1)).Publish().Quote(shipments[0]).Format();
    }

    public static void DemoIncomplete()
    {
        var builder = new RateTableBuilder().Configure(new RateOptions { FallbackZone = "none" });
        _ = builder.IsComplete(out var problem) ? 0 : problem!.Length;
        _ = builder.Zone("all", "1", (1, 1)).IsComplete(out problem) ? 0 : problem!.Length;
    }

    public static void DemoTotalOfNothing() => Builder().Publish().Total([]).Format();

    public static void DemoSaveByOfHeavy() => Builder().Publish().ZoneOf("1000").SaveBy(25);
}
