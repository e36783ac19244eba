// case: stream-wind-farm
// category: async-stream
// rationale: iterators and async streams that yield null and an async lookup whose result is null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.StreamWindFarm;

public sealed class Turbine
{
    public string Id = "t1";
    public double Output;
}

public static class Farm
{
    private static readonly string[] s_rows = ["t1 3.5", "offline", "t3 2.25"];

    private static Turbine? Parse(string row)
    {
        var parts = row.Split(' ');
        return parts.Length == 2 ? new Turbine { Id = parts[0], Output = parts[1].Length } : null;
    }

    public static IEnumerable<Turbine> All()
    {
        foreach (var row in s_rows)
            yield return Parse(row)!;
    }

    public static IEnumerable<Turbine> Online()
    {
        foreach (var row in s_rows)
        {
            if (Parse(row) is not { } turbine)
                continue;

            yield return turbine;
        }
    }

    public static async IAsyncEnumerable<Turbine?> Poll(int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            await Task.Yield();
            yield return i % 2 == 0 ? new Turbine() : null;
        }
    }

    public static async Task<Turbine> Find(string id)
    {
        await Task.Yield();
        return Online().FirstOrDefault(t => t.Id == id)!;
    }
}

public static class Demos
{
    public static void Demo1()
    {
        foreach (var turbine in Farm.All())
            Console.Write(turbine.Output); // want: null-deref
    }

    public static void Demo2() => Console.Write(Farm.Online().Sum(t => t.Output + t.Id.Length));
    public static async Task Demo3()
    {
        await foreach (var turbine in Farm.Poll(2))
        {
            Console.Write(turbine!.Id); // want: null-deref
        }
    }

    public static async Task Demo4()
    {
        await foreach (var turbine in Farm.Poll(2)) Console.Write(turbine?.Id);
        Console.Write((await Farm.Find("t1"))?.Id.Length);
    }

    public static async Task Demo5()
    {
        var turbine = await Farm.Find("t2");
        Console.Write(turbine.Id.Length); // want: null-deref
    }
}
