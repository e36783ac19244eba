// case: alias-quarry-trucks
// category: aliasing
// rationale: one truck is reachable under two names and is emptied through the other one
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.AliasQuarryTrucks;

public sealed class Load
{
    public string Stone = "slate";
}

public sealed class Truck
{
    public Load Cargo = new();
    public Truck? Trailer;
}

public sealed class Convoy
{
    private readonly List<Truck> _line = [];
    public Truck Lead { get; } = new();

    public Convoy() => _line.Add(Lead);
    public void Unload(int index) => _line[index].Cargo = null!;
    public void Append() => _line.Add(new Truck());
}

public static class Demos
{
    private static void Tip(Truck truck) => truck.Cargo = null!;

    private static int Swap(Truck front, Truck back)
    {
        front.Cargo = new Load();
        Tip(back);
        return front.Cargo.Stone.Length; // want: null-deref
    }

    private static int SwapApart()
    {
        var front = new Truck();
        var back = new Truck();
        Tip(back);
        return front.Cargo.Stone.Length;
    }

    private static int Chain()
    {
        var engine = new Truck();
        var car = engine;
        engine.Trailer = new Truck();
        car.Trailer!.Cargo = null!;
        car = new Truck { Trailer = new Truck() };
        int n = car.Trailer.Cargo.Stone.Length;
        return n + engine.Trailer.Cargo.Stone.Length; // want: null-deref
    }

    private static int Refill(Truck truck)
    {
        var same = truck;
        Tip(same);
        truck.Cargo = new Load();
        return same.Cargo.Stone.Length;
    }

    public static void Demo1()
    {
        var truck = new Truck();
        Swap(truck, truck);
    }

    public static void Demo2() => SwapApart();
    public static void Demo3() => Chain();
    public static void Demo4() => Refill(new Truck());
    public static void Demo5()
    {
        var convoy = new Convoy();
        convoy.Append();
        Console.Write(convoy.Lead.Cargo.Stone);
        convoy.Unload(0);
        Console.Write(convoy.Lead.Cargo.Stone.Length); // missed: null-deref
    }
}
