// case: recordwith-irrigation
// category: record-with
// rationale: with-expressions that drop a nested record, passed on through a fold and a tuple
// csc: none

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RecordwithIrrigation;

public sealed record Valve(string Zone, int Litres);

public sealed record Plan(Valve Main, ImmutableList<string> Days, Valve? Drip = null);

public static class Planner
{
    private static readonly Plan s_base = new(new Valve("lawn", 40), ["mon", "thu"]);

    private static Plan Apply(Plan plan, string command) => command switch
    {
        "drain" => plan with { Main = null! },
        "drip" => plan with { Drip = new Valve("beds", 4) },
        "refill" => plan with { Main = new Valve("lawn", 20) },
        _ => plan with { Days = plan.Days.Add(command) },
    };

    private static (Plan Plan, int Steps) Run(params string[] commands) => (commands.Aggregate(s_base, Apply), commands.Length);

    private static int Water(string last)
    {
        var (plan, steps) = (Apply(s_base, last), 1);
        return steps + plan.Days.Count + plan.Main.Litres; // want: null-deref
    }

    private static int DripWidth(Plan plan)
    {
        var copy = plan with { Days = [] };
        return copy.Main.Zone.Length + copy.Drip!.Zone.Length; // want: null-deref
    }

    private static int DripSafe(Plan plan)
    {
        var copy = plan with { Drip = plan.Drip ?? plan.Main };
        return copy.Drip.Zone.Length;
    }

    private static int Refilled()
    {
        var drained = s_base with { Main = null! };
        var full = drained with { Main = new Valve("lawn", 1) };
        return full.Main.Zone.Length;
    }

    public static void Demo1() => Water("drain");
    public static void Demo2() => Water("refill");
    public static void Demo3() => DripWidth(s_base);
    public static void Demo4() => DripWidth(Apply(s_base, "drip"));
    public static void Demo5() => DripSafe(s_base);
    public static void Demo6() => Refilled();
    public static void Demo7() => Console.Write(Run("sat", "drip").Plan.Days.Count + Run("sun").Steps);
}
