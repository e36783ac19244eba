// case: map-parcel-tariff
// category: collections
// rationale: a zone without surcharge is looked up with GetValueOrDefault, and a withdrawn service is stored as null behind a ContainsKey test
// csc: none

namespace NullSafety.ParcelTariff;

public sealed record Surcharge(string Label, decimal Amount);

public sealed record Service(string Code, decimal BasePrice);

public sealed class TariffTable
{
    private readonly Dictionary<int, Surcharge> _byZone = new();
    private readonly Dictionary<string, Service> _services = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Service> _express = new(StringComparer.OrdinalIgnoreCase);

    public void AddZone(int zone, string label, decimal amount) => _byZone[zone] = new Surcharge(label, amount);

    // "CODE;12.50", or "CODE;-" once the service has been withdrawn
    public void ReadService(string line)
    {
        string[] cells = line.Split(';');
        _services[cells[0]] = ParseService(cells)!;
        if (ParseService(cells) is { } express)
        {
            _express[cells[0]] = express;
        }
    }

    public decimal ZoneAmount(int zone)
    {
        Surcharge extra = _byZone.GetValueOrDefault(zone)!;
        return extra.Amount; // want: null-deref
    }

    public decimal ZoneAmountOrZero(int zone)
    {
        return _byZone.TryGetValue(zone, out var extra) ? extra.Amount : 0m;
    }

    public decimal Price(string code)
    {
        if (!_services.ContainsKey(code))
        {
            return 0m;
        }

        Service service = _services[code];
        return service.BasePrice; // want: null-deref
    }

    public decimal ExpressPrice(string code)
    {
        if (!_express.ContainsKey(code))
        {
            return 0m;
        }

        Service service = _express[code];
        return service.BasePrice * 2;
    }

    private static Service? ParseService(string[] cells)
    {
        return decimal.TryParse(cells[1], System.Globalization.CultureInfo.InvariantCulture, out decimal price)
            ? new Service(cells[0], price)
            : null;
    }
}

public static class Case
{
    private static TariffTable Table()
    {
        var table = new TariffTable();
        table.AddZone(4, "islands", 7.5m);
        table.ReadService("STD;4.90");
        table.ReadService("NIGHT;-");
        return table;
    }

    public static void DemoZone() => Table().ZoneAmount(2);

    public static void DemoZoneSafe() => Table().ZoneAmountOrZero(2);

    public static void DemoWithdrawn() => Table().Price("night");

    public static void DemoExpress() => Table().ExpressPrice("night");
}
