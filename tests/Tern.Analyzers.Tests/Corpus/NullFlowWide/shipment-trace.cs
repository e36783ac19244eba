// case: shipment-trace
// category: oblivious-multihop
// rationale: an old library part without annotations returns null several calls below the caller
// csc: none

namespace NullSafety.ShipmentTrace;

#nullable disable

public sealed class Depot
{
    public string City;
    public Depot Parent;

    public Depot(string city, Depot parent)
    {
        City = city;
        Parent = parent;
    }
}

public sealed class DepotIndex
{
    private readonly Dictionary<string, Depot> _byCode = new();

    public void Add(string code, Depot depot) => _byCode[code] = depot;

    public Depot Lookup(string code)
    {
        Depot depot;
        return _byCode.TryGetValue(code, out depot) ? depot : null;
    }

    public Depot ForShipment(string id) => Lookup(Code(id));

    public Depot ForShipmentOrMain(string id)
    {
        return Lookup(Code(id)) ?? Main();
    }

    public Depot Hub(Depot depot) => depot.Parent;

    public Depot Main() => new Depot("Hamburg", null);

    private static string Code(string id)
    {
        int dash = id.IndexOf('-');
        return dash < 0 ? id : id.Substring(0, dash);
    }
}

#nullable restore

public sealed class TracePage(DepotIndex index)
{
    public string Where(string id)
    {
        var depot = index.ForShipment(id);
        return "in " + depot.City; // want: null-deref
    }

    public string WhereOrMain(string id) => "in " + index.ForShipmentOrMain(id).City;

    public string Via(string id)
    {
        var depot = index.ForShipmentOrMain(id);
        return depot.City + " via " + index.Hub(depot).City; // want: null-deref
    }

    public string ViaIfAny(string id)
    {
        var depot = index.ForShipmentOrMain(id);
        var hub = index.Hub(depot);
        return hub == null ? depot.City : depot.City + " via " + hub.City;
    }
}

public static class Demos
{
    private static TracePage Page()
    {
        var index = new DepotIndex();
        index.Add("KI", new Depot("Kiel", index.Main()));
        return new TracePage(index);
    }

    public static void DemoKnown() { Page().Where("KI-100"); Page().Via("KI-100"); }

    public static void DemoUnknown() => Page().Where("XX-100");

    public static void DemoMainHasNoHub() => Page().Via("XX-100");

    public static void DemoSafe() { Page().WhereOrMain("XX-1"); Page().ViaIfAny("XX-1"); }
}
