// case: greenhouse-beds
// category: uninitialised-field
// rationale: primary constructor parameters are captured and used later, although a factory passes null for some of them
// csc: none

namespace NullSafety.Blind.GreenhouseBeds;

public sealed class Pump(int litres)
{
    public int Litres { get; } = litres;
    public int Run { get; private set; }

    public void Start(int minutes) => Run += minutes;
}

public sealed class Almanac
{
    private readonly Dictionary<string, int[]> _sowing = new() { ["bean"] = [4, 5], ["leek"] = [3] };

    public int[]? MonthsFor(string plant) => _sowing.GetValueOrDefault(plant);
}

public sealed class Bed(string plant, Pump pump, int[] months)
{
    public string Plant => plant;

    public void Water(int minutes)
    {
        pump.Start(minutes); // want: null-deref
    }

    public void WaterByHand(int minutes)
    {
        if (pump is not null)
        {
            pump.Start(minutes);
        }
    }

    public bool Sows(int month)
    {
        return months is { Length: > 0 } some && month >= some[0];
    }

    public int Windows()
    {
        return months.Length; // want: null-deref
    }
}

public sealed class Shed(Pump? spare)
{
    private readonly Pump _pump = spare ?? new Pump(10);

    public int Fill() => _pump.Litres;
}

public static class Garden
{
    private static readonly Almanac Book = new();

    public static Bed Rainfed(string plant) => new(plant, null!, Book.MonthsFor(plant) ?? []);

    public static Bed Piped(string plant) => new(plant, new Pump(40), Book.MonthsFor(plant)!);
}

public static class Case
{
    public static void Demo1() => Garden.Rainfed("bean").Water(5);

    public static void Demo2() => Garden.Rainfed("bean").WaterByHand(5);

    public static void Demo3() => Garden.Piped("okra").Windows();

    public static void Demo4()
    {
        var bed = Garden.Piped("leek");
        bed.Water(2);
        Console.WriteLine(bed.Plant.Length + bed.Windows() + (bed.Sows(3) ? 1 : 0));
    }

    public static void Demo5() => new Shed(null).Fill();
}
