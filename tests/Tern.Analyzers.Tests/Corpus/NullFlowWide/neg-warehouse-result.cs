// case: neg-warehouse-result
// category: negative
// rationale: result objects, tuples and try methods whose contracts every caller honours
// csc: silent

namespace NullSafety.NegWarehouseResult;

public sealed record Pallet(string Label, int Weight);

public sealed class PickResult
{
    private PickResult(Pallet? pallet, string? reason)
    {
        Pallet = pallet;
        Reason = reason;
    }

    public bool Ok => Pallet != null;
    public Pallet? Pallet { get; }
    public string? Reason { get; }
    public static PickResult Of(Pallet pallet) => new(pallet, null);
    public static PickResult Refused(string reason) => new(null, reason);
}

public sealed class Warehouse
{
    private readonly Dictionary<string, Pallet> _shelf = new();
    public void Store(Pallet pallet) => _shelf[pallet.Label] = pallet;

    public PickResult Pick(string label, int limit)
    {
        if (!TryLocate(label, out var pallet))
        {
            return PickResult.Refused("unknown label");
        }

        return pallet.Weight > limit ? PickResult.Refused("too heavy") : PickResult.Of(pallet);
    }

    public (Pallet? Pallet, string? Error) Weigh(string label)
    {
        return _shelf.ContainsKey(label) ? (_shelf[label], null) : (null, "missing " + label);
    }

    private bool TryLocate(string label, out Pallet pallet)
    {
        pallet = null!;
        foreach (var pair in _shelf)
        {
            if (pair.Key == label)
            {
                pallet = pair.Value;
                return true;
            }
        }

        return false;
    }
}

public static class Desk
{
    public static int Handle(Warehouse warehouse, string label)
    {
        var result = warehouse.Pick(label, 500);
        if (!result.Ok)
        {
            return -result.Reason!.Length;
        }

        return result.Pallet!.Weight;
    }

    public static int Scale(Warehouse warehouse, string label)
    {
        var (pallet, error) = warehouse.Weigh(label);
        return error != null ? error.Length : pallet!.Weight;
    }
}

public static class Case
{
    private static Warehouse Stocked()
    {
        var warehouse = new Warehouse();
        warehouse.Store(new Pallet("P1", 300));
        warehouse.Store(new Pallet("P2", 900));
        return warehouse;
    }

    public static void DemoPick() => Desk.Handle(Stocked(), "P1");
    public static void DemoHeavy() => Desk.Handle(Stocked(), "P2");
    public static void DemoUnknown() => Desk.Handle(Stocked(), "P3");
    public static void DemoScale() => Desk.Scale(Stocked(), "P1");
    public static void DemoScaleMissing() => Desk.Scale(Stocked(), "P9");
}
