// case: map-tariff-zones
// category: map miss, stored null
// rationale: a zone without a tariff is looked up with !, and a cache remembers failed lookups as null values
// csc: none

namespace NullSafety.MapTariffZones;

public sealed record Tariff(string Zone, decimal BaseFee, decimal PerKilo);

public sealed record Parcel(string Zone, string CarrierCode, decimal Kilos);

public sealed record Carrier(string Code, string DisplayName);

public sealed class TariffBook
{
    private readonly Dictionary<string, Tariff> _byZone = new(StringComparer.OrdinalIgnoreCase);

    public void Publish(Tariff tariff) => _byZone[tariff.Zone] = tariff;

    public Tariff For(string zone) => _byZone.GetValueOrDefault(zone)!;

    public bool TryFor(string zone, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Tariff? tariff)
        => _byZone.TryGetValue(zone, out tariff);
}

public sealed class CarrierDirectory
{
    private static readonly Carrier[] Contracts = { new("PX", "Parcel Express"), new("NB", "Nightbird") };

    private readonly Dictionary<string, Carrier> _seen = new();

    public int Searches { get; private set; }

    public Carrier Resolve(string code)
    {
        if (_seen.TryGetValue(code, out var hit))
            return hit;

        Searches++;
        _seen[code] = Array.Find(Contracts, c => c.Code == code)!;
        return _seen[code];
    }
}

public sealed class Quoter(TariffBook book, CarrierDirectory carriers)
{
    public decimal Price(Parcel parcel)
    {
        var tariff = book.For(parcel.Zone);
        return tariff.BaseFee + tariff.PerKilo * parcel.Kilos; // want: null-deref
    }

    public decimal PriceOrFlat(Parcel parcel)
    {
        if (!book.TryFor(parcel.Zone, out var tariff))
        {
            return 24.90m;
        }

        return tariff.BaseFee + tariff.PerKilo * parcel.Kilos;
    }

    public string Label(Parcel parcel)
    {
        Carrier carrier = carriers.Resolve(parcel.CarrierCode);
        return carrier.DisplayName.ToUpperInvariant() + " / " + parcel.Zone; // want: null-deref
    }

    public string LabelOrCode(Parcel parcel)
    {
        string name = carriers.Resolve(parcel.CarrierCode)?.DisplayName ?? parcel.CarrierCode;
        return name.ToUpperInvariant() + " / " + parcel.Zone;
    }
}

public static class Case
{
    private static Quoter Shop()
    {
        var book = new TariffBook();
        book.Publish(new Tariff("DE", 4.50m, 0.80m));
        book.Publish(new Tariff("AT", 6.10m, 1.10m));
        return new Quoter(book, new CarrierDirectory());
    }

    public static void DemoUnservedZone() => Shop().Price(new Parcel("IS", "PX", 2));

    public static void DemoServedZone() => Shop().Price(new Parcel("at", "PX", 2));

    public static void DemoFlat() => Shop().PriceOrFlat(new Parcel("IS", "PX", 2));

    public static void DemoUnknownCarrier()
    {
        var shop = Shop();
        shop.LabelOrCode(new Parcel("DE", "ZZ", 1));
        shop.Label(new Parcel("DE", "ZZ", 1));
    }

    public static void DemoKnownCarrier() => Shop().Label(new Parcel("DE", "NB", 1));
}
