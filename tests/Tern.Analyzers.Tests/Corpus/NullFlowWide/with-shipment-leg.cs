// case: with-shipment-leg
// category: record-with
// rationale: a copy by with drops a member (or copies a dropped one) that the next step dereferences
// csc: none

namespace NullSafety.WithShipmentLeg;

public sealed record Carrier(string Name, int Fleet);

public sealed record Leg(string From, string To, Carrier Carrier)
{
    public Leg Unassign() => this with { Carrier = null! };

    public Leg Reverse() => this with { From = To, To = From };

    public Leg AssignTo(Carrier carrier) => this with { Carrier = carrier };
}

public sealed class Shipment
{
    private readonly List<Leg> _legs = new();

    public Shipment Then(Leg leg)
    {
        _legs.Add(leg);
        return this;
    }

    public int Count => _legs.Count;
}

public static class Dispatch
{
    private static readonly Carrier Nord = new Carrier("Nord", 12);

    private static int FleetAfterStrike()
    {
        var planned = new Leg("Oslo", "Bergen", Nord);
        var open = planned.Unassign();
        return open.Carrier.Fleet; // want: null-deref
    }

    private static int FleetBeforeStrike()
    {
        var planned = new Leg("Oslo", "Bergen", Nord);
        var open = planned.Unassign();
        return new Shipment().Then(open).Count + planned.Carrier.Fleet;
    }

    private static string ReturnLabel()
    {
        var outbound = new Leg("Riga", "Turku", Nord) with { To = null! };
        var back = outbound.Reverse();
        return back.From.ToUpperInvariant(); // want: null-deref
    }

    private static string ReturnTarget()
    {
        var outbound = new Leg("Riga", "Turku", Nord) with { To = null! };
        var back = outbound.Reverse();
        return back.To.ToUpperInvariant();
    }

    private static string Reassigned()
    {
        var leg = new Leg("Visby", "Kalmar", Nord).Unassign().AssignTo(new Carrier("Ost", 3));
        return leg.Carrier.Name.Trim();
    }

    public static void DemoStrike() => FleetAfterStrike();

    public static void DemoBefore() => FleetBeforeStrike();

    public static void DemoReturn() => ReturnLabel();

    public static void DemoReturnTarget() => ReturnTarget();

    public static void DemoReassigned() => Reassigned();
}
