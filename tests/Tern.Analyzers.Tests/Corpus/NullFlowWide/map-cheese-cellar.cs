// case: map-cheese-cellar
// category: map miss, stored null
// rationale: a lookup helper hides a miss behind `!`, and a reserved shelf holds a null that TryGetValue reports as found
// csc: none

namespace NullSafety.CheeseCellar;

public sealed class Wheel(string code, string rind, int weeks)
{
    public string Code { get; } = code;

    public string Rind { get; } = rind;

    public int Weeks { get; } = weeks;
}

public sealed class Cellar
{
    private readonly Dictionary<string, Wheel> _wheels = new();
    private readonly Dictionary<int, Wheel> _shelves = new();

    public void Store(int shelf, Wheel wheel)
    {
        _wheels[wheel.Code] = wheel;
        _shelves[shelf] = wheel;
    }

    // A reserved shelf exists in the plan, but nothing lies on it yet.
    public void Reserve(int shelf) => _shelves.TryAdd(shelf, null!);

    public Wheel ByCode(string code) => _wheels.GetValueOrDefault(code)!;

    public bool TryShelf(int shelf, out Wheel wheel) => _shelves.TryGetValue(shelf, out wheel!);

    public Wheel OrFresh(string code)
    {
        if (!_wheels.TryGetValue(code, out var wheel))
        {
            wheel = new Wheel(code, "white", 0);
            _wheels.Add(code, wheel);
        }

        return wheel;
    }
}

public static class Affineur
{
    public static string Label(Cellar cellar, string code)
    {
        var wheel = cellar.ByCode(code);
        return $"{code}: {wheel.Rind.ToUpperInvariant()}"; // want: null-deref
    }

    public static string LabelOrFresh(Cellar cellar, string code)
    {
        var wheel = cellar.OrFresh(code);
        return $"{code}: {wheel.Rind.ToUpperInvariant()}";
    }

    public static int Turn(Cellar cellar, int shelf)
    {
        if (!cellar.TryShelf(shelf, out var wheel))
        {
            return 0;
        }

        return wheel.Weeks + 1; // want: null-deref
    }

    public static int TurnOccupied(Cellar cellar, int shelf)
    {
        if (!cellar.TryShelf(shelf, out var wheel) || wheel is null)
        {
            return 0;
        }

        return wheel.Weeks + 1;
    }
}

public static class Case
{
    private static Cellar Stocked()
    {
        var cellar = new Cellar();
        cellar.Store(1, new Wheel("C1", "washed", 12));
        cellar.Reserve(2);
        return cellar;
    }

    public static void DemoUnknownLabel() => Affineur.Label(Stocked(), "C9");

    public static void DemoFreshLabel() => Affineur.LabelOrFresh(Stocked(), "C9");

    public static void DemoReserved() => Affineur.Turn(Stocked(), 2);

    public static void DemoOccupied() => Affineur.TurnOccupied(Stocked(), 2);
}
