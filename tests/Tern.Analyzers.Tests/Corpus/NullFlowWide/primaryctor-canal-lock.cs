// case: primaryctor-canal-lock
// category: primary-constructor
// rationale: primary constructor parameters captured by members receive null from factories, chained constructors and options
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.PrimaryctorCanalLock;

#nullable disable
public sealed class LockOptions
{
    public string KeeperName;
    public string[] Gates = ["upper", "lower"];
}
#nullable restore

public sealed class Keeper(string name, Keeper? deputy = null)
{
    public string Greeting() => "ahoy " + name.ToUpperInvariant(); // want: null-deref

    public Keeper Deputy => deputy ?? this;

    public string DeputyGreeting() => Deputy.Greeting();
}

public readonly struct Level(string unit, double metres)
{
    public override string ToString() => metres.ToString("0.0") + unit.Trim(); // want: null-deref
}

public sealed class CanalLock(string[] gates, Func<string, int> sensor)
{
    public CanalLock(LockOptions options)
        : this(options.Gates, null!)
    {
    }

    public int Gates => gates.Length;

    public int Fill(string gate)
    {
        int index = Array.IndexOf(gates, gate);
        return index < 0 ? 0 : sensor(gate); // want: null-deref
    }
}

public static class Demos
{
    private static Keeper Hire(LockOptions options) => new(options.KeeperName);

    private static Keeper HireOr(LockOptions options) => new(options.KeeperName ?? "nobody");

    public static void Demo1() => Hire(new LockOptions()).Greeting();
    public static void Demo2() => HireOr(new LockOptions()).DeputyGreeting();

    public static void Demo3()
    {
        var levels = new Level[2];
        levels[0] = new Level(" m ", 2.5);
        Console.Write(levels[0].ToString());
        Console.Write(levels[1].ToString());
    }

    public static void Demo4()
    {
        var options = new LockOptions();
        Console.Write(new CanalLock(options).Gates + new CanalLock(options.Gates, g => g.Length).Fill("upper"));
        new CanalLock(options).Fill("lower");
    }
}
