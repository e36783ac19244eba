// case: cast-toll-vehicles
// category: as, cast, unboxing
// rationale: an as with ! for a type that another vehicle does not have, and an unboxed missing reading
// csc: none

namespace NullSafety.CastTollVehicles;

public abstract class Vehicle
{
    public IDictionary<string, object?> Readings { get; } = new Dictionary<string, object?>();
}

public interface ITowing
{
    int TrailerAxles { get; }
}

public sealed class Car : Vehicle
{
}

public sealed class Lorry : Vehicle, ITowing
{
    public Lorry(int trailerAxles) => TrailerAxles = trailerAxles;

    public int TrailerAxles { get; }
}

public sealed class Gantry
{
    private readonly bool _scaleFitted;

    public Gantry(bool scaleFitted) => _scaleFitted = scaleFitted;

    public Vehicle Pass(Vehicle v)
    {
        v.Readings["speed"] = 80;
        v.Readings["weight"] = _scaleFitted ? 12 : null;
        return v;
    }
}

public static class Tariff
{
    public static decimal ByAxles(Vehicle v)
    {
        ITowing towing = (v as ITowing)!;
        return 3m + 1.5m * towing.TrailerAxles; // want: null-deref
    }

    public static decimal ByAxlesTested(Vehicle v) =>
        v is ITowing towing ? 3m + 1.5m * towing.TrailerAxles : 3m;

    public static decimal ByWeight(Vehicle v)
    {
        int tonnes = (int)v.Readings["weight"]!; // want: null-deref
        return tonnes * 0.4m;
    }

    public static decimal ByWeightTested(Vehicle v) =>
        v.Readings["weight"] is int tonnes ? tonnes * 0.4m : 2m;

    public static bool Speeding(Vehicle v) => (int)v.Readings["speed"]! > 100;
}

public static class Case
{
    public static void DemoCarAxles() => Tariff.ByAxles(new Gantry(true).Pass(new Car()));

    public static void DemoCarAxlesSafe() => Tariff.ByAxlesTested(new Gantry(true).Pass(new Car()));

    public static void DemoNoScale() => Tariff.ByWeight(new Gantry(false).Pass(new Lorry(2)));

    public static void DemoNoScaleSafe()
    {
        Vehicle v = new Gantry(false).Pass(new Lorry(2));
        Tariff.ByWeightTested(v);
        Tariff.Speeding(v);
    }
}
