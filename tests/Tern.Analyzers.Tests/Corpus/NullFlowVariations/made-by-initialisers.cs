// Members that hold for good what their initialiser made: which class answers, the declaration does not say.
namespace Variations.MadeByInitialisers;

public abstract class Tariff
{
    public static Tariff Standard { get; } = new Flat();

    public static Tariff Rural { get; } = Create();

    public abstract string? ZoneOf(string street);

    private static Tariff Create() => new ByStreet();

    private sealed class Flat : Tariff
    {
        public override string? ZoneOf(string street) => street + " 1";
    }
}

public sealed class ByStreet : Tariff
{
    public override string? ZoneOf(string street) => street.Length > 4 ? null : street;
}

public sealed class Meter
{
    private readonly Tariff _own = new ByStreet();
    private readonly Tariff _fallback = Tariff.Standard;
    private Tariff _agreed = new ByStreet();

    public void Agree() => _agreed = Tariff.Standard;

    public int WidthOfFallback(Tariff tariff, string street) => (tariff.ZoneOf(street) ?? Tariff.Standard.ZoneOf(street))!.Length;

    public int Width(string street) => _own.ZoneOf(street)!.Length; // want: null-deref

    public int WidthAgreed(string street) => _agreed.ZoneOf(street)!.Length; // want: null-deref

    public int WidthRural(string street) => Tariff.Rural.ZoneOf(street)!.Length; // want: null-deref

    public override string ToString() => _fallback.GetType().Name;
}

public static class Meters
{
    public static void Demo1() => new Meter().WidthOfFallback(new ByStreet(), "Canal Street");

    public static void Demo2() => new Meter().Width("Canal Street");

    public static void Demo3() => new Meter().WidthAgreed("Canal Street");

    public static void Demo4() => new Meter().WidthRural("Canal Street");

    public static void Demo5()
    {
        Meter meter = new();
        meter.Agree();
        meter.WidthAgreed("Canal Street");
    }
}
