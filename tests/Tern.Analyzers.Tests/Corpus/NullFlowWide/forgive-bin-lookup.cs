// case: forgive-bin-lookup
// category: null-forgiving
// rationale: a lookup that may miss is silenced with ! because "the planner only emits known bins"
// csc: none

namespace NullSafety.Blind.Set21.ForgiveBinLookup;

public sealed record Bin(string Code, string Aisle, int Capacity);

public sealed class BinIndex
{
    private readonly List<Bin> _bins = new();

    public void Add(Bin bin) => _bins.Add(bin);

    public Bin? ByCode(string code)
    {
        foreach (var bin in _bins)
        {
            if (string.Equals(bin.Code, code, StringComparison.OrdinalIgnoreCase))
            {
                return bin;
            }
        }

        return null;
    }

    public Bin? Roomiest(int atLeast) =>
        _bins.Where(b => b.Capacity >= atLeast).OrderByDescending(b => b.Capacity).FirstOrDefault();
}

public sealed class PickPlanner
{
    private readonly BinIndex _index;

    public PickPlanner(BinIndex index) => _index = index;

    public string AisleFor(string code)
    {
        var bin = _index.ByCode(code)!;
        return bin.Aisle.ToUpperInvariant(); // want: null-deref
    }

    public string AisleOrDock(string code)
    {
        var bin = _index.ByCode(code);
        return bin is null ? "DOCK" : bin.Aisle.ToUpperInvariant();
    }

    public string PutAway(int units)
    {
        var target = _index.Roomiest(units)!;
        return $"{units} -> {target.Code}"; // want: null-deref
    }

    public string PutAwaySplit(int units)
    {
        while (units > 0)
        {
            var target = _index.Roomiest(units);
            if (target != null)
            {
                return $"{units} -> {target.Code}";
            }

            units /= 2;
        }

        return "overflow";
    }
}

public static class Program
{
    private static PickPlanner Seeded()
    {
        var index = new BinIndex();
        index.Add(new Bin("A-01", "north", 40));
        index.Add(new Bin("B-07", "south", 12));
        return new PickPlanner(index);
    }

    public static void DemoAisleMissing() => Seeded().AisleFor("Z-99");

    public static void DemoAisleOrDock() => Seeded().AisleOrDock("Z-99");

    public static void DemoPutAwayTooLarge() => Seeded().PutAway(500);

    public static void DemoPutAwaySplit() => Seeded().PutAwaySplit(500);
}
