// case: cast-robot-messages
// category: cast-unboxing
// rationale: warehouse robots report a bag of objects: a failed as, a missing boxed number, a cast of null
// csc: none

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.CastRobotMessages;

public abstract record Message(int Robot);

public sealed record Moved(int Robot, string Aisle) : Message(Robot);

public sealed record Stuck(int Robot, string Cause) : Message(Robot);

public sealed class Telemetry
{
    private readonly Hashtable _bag = new();

    public object this[string key]
    {
        get => _bag[key]!;
        set => _bag[key] = value;
    }

    public T Get<T>(string key) where T : class => (T)_bag[key]!;

    public bool Has(string key) => _bag.ContainsKey(key) && _bag[key] is not null;
}

public sealed class Floor
{
    private readonly List<Message> _seen = [];

    public void On(Message m) => _seen.Add(m);

    private Moved LastMove() => (_seen[^1] as Moved)!;

    public string Aisle()
    {
        var move = LastMove();
        return move.Aisle.ToLowerInvariant(); // want: null-deref
    }

    public string AisleSafe() => _seen.OfType<Moved>().LastOrDefault() is { } m ? m.Aisle : "";

    public static int Battery(Telemetry t) => (int)t["battery"]; // want: null-deref

    public static int BatterySafe(Telemetry t) => t.Has("battery") ? (int)t["battery"] : 100;

    public static int Owner(Telemetry t)
    {
        var owner = t.Get<string>("owner");
        return owner.Length; // want: null-deref
    }

    public int Causes()
    {
        int n = 0;
        foreach (var m in _seen)
        {
            if (m is Stuck)
            {
                n += (m as Stuck)!.Cause.Length;
            }
        }

        return n;
    }
}

public static class Case
{
    private static Floor Made() { var f = new Floor(); f.On(new Moved(1, "B")); f.On(new Stuck(1, "box")); return f; }

    public static void Demo1() => Made().Aisle();
    public static void Demo2() => Floor.Battery(new Telemetry());
    public static void Demo3() => Floor.Owner(new Telemetry());
    public static void Demo4() => _ = Made().AisleSafe().Length + Made().Causes() + Floor.BatterySafe(new Telemetry()) + Floor.Battery(new Telemetry { ["battery"] = 4 });
}
