// case: map-freight-tariff
// category: map-miss
// rationale: a zone without a tariff, and a withdrawn tariff kept in the table as a stored null
// csc: none

namespace NullSafety.FreightTariff;

public sealed class Tariff
{
    public Tariff(string code, decimal perKilo)
    {
        Code = code;
        PerKilo = perKilo;
    }

    public string Code { get; }
    public decimal PerKilo { get; }
}

public sealed class TariffTable
{
    private readonly Dictionary<string, Tariff> _byZone = new();

    public void Publish(string zone, Tariff tariff) => _byZone[zone] = tariff;

    // The zone stays listed so that old consignments still print its name.
    public void Withdraw(string zone)
    {
        if (_byZone.ContainsKey(zone))
        {
            _byZone[zone] = null!;
        }
    }

    public bool Lists(string zone) => _byZone.ContainsKey(zone);

    public Tariff For(string zone) => _byZone.GetValueOrDefault(zone)!;

    public Tariff ForOr(string zone, Tariff fallback)
        => _byZone.TryGetValue(zone, out var found) && found is not null ? found : fallback;
}

public sealed class Quoter
{
    private static readonly Tariff Standard = new("STD", 2.10m);
    private readonly TariffTable _table;

    public Quoter(TariffTable table) => _table = table;

    public decimal Quote(string zone, decimal kilos)
    {
        var tariff = _table.For(zone);
        return decimal.Round(kilos * tariff.PerKilo, 2); // want: null-deref
    }

    public decimal QuoteOrStandard(string zone, decimal kilos)
    {
        var tariff = _table.ForOr(zone, Standard);
        return decimal.Round(kilos * tariff.PerKilo, 2);
    }

    public string Label(string zone)
    {
        if (!_table.Lists(zone))
        {
            return zone + " (no service)";
        }

        return zone + "/" + _table.For(zone).Code; // want: null-deref
    }
}

public static class Case
{
    private static TariffTable Seed()
    {
        var table = new TariffTable();
        table.Publish("north", new Tariff("N1", 1.80m));
        table.Publish("islands", new Tariff("I4", 6.25m));
        return table;
    }

    public static void DemoUnknownZone() => new Quoter(Seed()).Quote("alps", 12m);

    public static void DemoWithdrawn()
    {
        var table = Seed();
        table.Withdraw("islands");
        new Quoter(table).Label("islands");
    }

    public static void DemoFallback()
    {
        var quoter = new Quoter(Seed());
        quoter.QuoteOrStandard("alps", 12m);
        quoter.QuoteOrStandard("north", 3m);
        quoter.Label("alps");
    }
}
