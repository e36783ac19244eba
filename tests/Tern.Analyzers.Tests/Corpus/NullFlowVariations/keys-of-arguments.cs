// case: keys-of-arguments
// category: map-miss
// rationale: the key of a look-up that fails is a member of what a caller made
// csc: none

namespace NullSafety.KeysOfArguments;

public sealed record Tariff(string Zone, decimal Fee);

public sealed record Parcel(string Zone, decimal Kilos);

public sealed class Book
{
    private readonly Dictionary<string, Tariff> _byZone = new();

    public void Put(Tariff tariff) => _byZone[tariff.Zone] = tariff;

    public Tariff For(string zone) => _byZone.GetValueOrDefault(zone)!;
}

public sealed class Counter(Book book)
{
    public decimal Price(Parcel parcel)
    {
        Tariff tariff = book.For(parcel.Zone);
        return tariff.Fee * parcel.Kilos; // want: null-deref
    }

    public decimal Known(Parcel parcel)
    {
        Tariff tariff = book.For(parcel.Zone);
        return tariff.Fee * parcel.Kilos;
    }
}

public static class Case
{
    private static Counter Made()
    {
        Book book = new();
        book.Put(new Tariff("DE", 4));
        return new Counter(book);
    }

    public static void DemoPrice() => Made().Price(new Parcel("IS", 2));
    public static void DemoKnown() => Made().Known(new Parcel("DE", 2));
}
