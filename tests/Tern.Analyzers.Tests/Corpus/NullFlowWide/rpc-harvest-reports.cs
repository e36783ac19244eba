// case: rpc-harvest-reports
// category: rpc
// rationale: a resilience wrapper whose fallback is null, and nested messages that a frame reader leaves unset or null in a repeated field
// csc: none

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcHarvestReports;

public sealed class Sample
{
    public string Cultivar { get; set; } = null!;
    public double Sugar { get; set; }
}

public sealed class HarvestReport
{
    public Sample Main { get; set; } = null!;
    public List<Sample> More { get; } = [];
}

public ref struct FrameReader(ReadOnlySpan<string> fields)
{
    private ReadOnlySpan<string> _rest = fields;

    public HarvestReport Read()
    {
        var report = new HarvestReport();
        for (; _rest.Length > 0; _rest = _rest[1..])
        {
            var (tag, value) = (_rest[0][0], _rest[0][1..]);
            if (tag == 'm') report.Main = new Sample { Cultivar = value };
            else if (tag == 's') (report.Main ??= new Sample()).Sugar = value.Length;
            else if (tag == '+') report.More.Add(value.Length > 0 ? new Sample { Cultivar = value } : null!);
        }

        return report;
    }
}

public sealed class Resilience<TReply>(int attempts, Func<TReply>? fallback)
{
    public async Task<TReply> Run(Func<int, Task<TReply>> call)
    {
        for (int i = 0; i < attempts; i++)
        {
            try
            {
                return await call(i);
            }
            catch (TimeoutException)
            {
                await Task.Yield();
            }
        }

        return fallback is null ? throw new TimeoutException() : fallback();
    }
}

public static class Demos
{
    private static HarvestReport Read(params string[] fields) => new FrameReader(fields).Read();
    private static int Grade(HarvestReport report) => report.More.Count + report.Main.Cultivar.Length; // want: null-deref
    private static int GradeSafe(HarvestReport report) => report.Main?.Cultivar is { } name ? name.Length : 0;

    private static double Sweet(HarvestReport report)
    {
        double sugar = 0;
        foreach (var sample in report.More)
            sugar += sample.Sugar; // want: null-deref

        return sugar;
    }

    private static Task<HarvestReport> Slow(int attempt) => throw new TimeoutException("attempt " + attempt);
    public static void Demo1() => Grade(Read("s12"));
    public static void Demo2() => Console.Write(Grade(Read("mKerner")) + GradeSafe(Read("s12")) + GradeSafe(Read()));
    public static void Demo3() => Sweet(Read("+Kerner", "+"));
    public static async Task Demo4()
    {
        var report = await new Resilience<HarvestReport>(2, () => null!).Run(Slow);
        Console.Write(report.More.Count); // want: null-deref
    }

    public static async Task Demo5() => Console.Write((await new Resilience<HarvestReport>(2, () => new HarvestReport()).Run(Slow)).More.Count);
}
