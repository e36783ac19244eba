// case: map-parking-tariff
// category: collections
// rationale: a lookup helper hides the miss of TryGetValue, and a permit lookup by plate is trusted without a check
// csc: none

namespace NullSafety.Blind.B22.ParkingTariff;

public sealed record Tariff(string Code, decimal PerHour);

public sealed record Permit(string Plate, string HomeZone);

public sealed record Stay(string Plate, string Zone, int Hours);

public sealed class TariffBook
{
    private readonly Dictionary<string, Tariff> _byZone = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string zone, Tariff tariff) => _byZone[zone] = tariff;

    public bool Covers(string zone) => _byZone.ContainsKey(zone);

    public Tariff For(string zone)
    {
        _byZone.TryGetValue(zone, out var tariff);
        return tariff!;
    }

    public Tariff ForOrStandard(string zone)
    {
        return _byZone.TryGetValue(zone, out var tariff) ? tariff : new Tariff("STD", 2.5m);
    }
}

public sealed class Cashier
{
    private readonly TariffBook _book;
    private readonly IReadOnlyDictionary<string, Permit> _permits;

    public Cashier(TariffBook book, IReadOnlyDictionary<string, Permit> permits)
    {
        _book = book;
        _permits = permits;
    }

    public decimal Charge(Stay stay)
    {
        var tariff = _book.For(stay.Zone);
        return tariff.PerHour * stay.Hours; // want: null-deref
    }

    public decimal ChargeStandard(Stay stay)
    {
        var tariff = _book.ForOrStandard(stay.Zone);
        return tariff.PerHour * stay.Hours;
    }

    public bool ParkedAtHome(Stay stay)
    {
        var permit = _permits.GetValueOrDefault(stay.Plate)!;
        return permit.HomeZone == stay.Zone; // want: null-deref
    }

    public bool HoldsForeignPermit(Stay stay)
    {
        if (!_permits.ContainsKey(stay.Plate))
        {
            return false;
        }

        return _permits[stay.Plate].HomeZone != stay.Zone;
    }
}

public static class Case
{
    private static Cashier Open()
    {
        var book = new TariffBook();
        book.Add("A", new Tariff("CITY", 4m));
        return new Cashier(book, new Dictionary<string, Permit> { ["ZH 1"] = new("ZH 1", "A") });
    }

    public static void DemoUnknownZone() => Open().Charge(new Stay("ZH 1", "Q", 2));

    public static void DemoStandard() => Open().ChargeStandard(new Stay("ZH 1", "Q", 2));

    public static void DemoVisitor() => Open().ParkedAtHome(new Stay("BE 9", "A", 1));

    public static void DemoForeign() => Open().HoldsForeignPermit(new Stay("BE 9", "A", 1));
}
