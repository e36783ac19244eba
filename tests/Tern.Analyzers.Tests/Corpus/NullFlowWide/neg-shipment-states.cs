// case: neg-shipment-states
// category: negative-state
// rationale: the state enum decides which members are set; only the transitions write them
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegShipmentStates;

public enum Phase
{
    Created, Packed, Shipped,
}

public sealed record Box(string Size);

public sealed record Carrier(string Name);

public sealed class Shipment
{
    public Phase Phase { get; private set; }
    public Box? Box { get; private set; }
    public Carrier? Carrier { get; private set; }

    public void Pack(Box box)
    {
        Require(Phase.Created);
        Box = box;
        Phase = Phase.Packed;
    }

    public void Ship(Carrier carrier)
    {
        Require(Phase.Packed);
        Carrier = carrier;
        Phase = Phase.Shipped;
    }

    public void Reopen()
    {
        Phase = Phase.Created;
        Box = null;
        Carrier = null;
    }

    private void Require(Phase phase)
    {
        if (Phase != phase) throw new InvalidOperationException(phase + " expected, is " + Phase);
    }

    public int Label()
    {
        switch (Phase)
        {
            case Phase.Created:
                return 0;
            case Phase.Packed:
                return Box.Size.Length; // csc-false
            default:
                return Box.Size.Length + Carrier.Name.Length; // csc-false
        }
    }

    public string Describe() => Phase switch
    {
        Phase.Shipped => Carrier.Name, // csc-false
        Phase.Packed => Box.Size, // csc-false
        _ => "new",
    };
}

public static class Case
{
    public static void Demo1()
    {
        var s = new Shipment();
        _ = s.Label() + s.Describe();
        s.Pack(new Box("L"));
        _ = s.Label() + s.Describe();
        s.Ship(new Carrier("Post"));
        _ = s.Label() + s.Describe();
        s.Reopen();
        _ = s.Label() + s.Describe();
    }
}
