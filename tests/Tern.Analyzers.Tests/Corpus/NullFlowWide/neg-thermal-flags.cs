// case: neg-thermal-flags
// category: negative-correlation
// rationale: two flags that go together, bools that remember tests, status enums beside out parameters
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegThermalFlags;

internal enum ProbeStatus { Ok, Stale, Missing }

internal sealed class Sample
{
    public string Unit = "K";
    public double? Value;
}

internal sealed class Thermal
{
    private readonly Dictionary<string, Sample> _samples = new() { ["core"] = new Sample { Value = 290 } };

    private ProbeStatus Read(string probe, out Sample? sample)
    {
        if (!_samples.TryGetValue(probe, out sample))
        {
            return ProbeStatus.Missing;
        }
        return sample.Value is null ? ProbeStatus.Stale : ProbeStatus.Ok;
    }

    public double Level(string probe)
    {
        var status = Read(probe, out var sample);
        if (status != ProbeStatus.Ok)
        {
            return status == ProbeStatus.Stale ? sample.Unit.Length : -1; // csc-false
        }
        return sample.Value!.Value + sample.Unit.Length; // csc-false
    }

    public int Describe(bool verbose, bool quiet, string? note)
    {
        string? header = null;
        bool noted = note != null;
        bool wantHeader = verbose && !quiet;
        if (wantHeader) header = "sample";
        int n = noted ? note.Length : 0; // csc-false
        if (wantHeader)
        {
            n += header.Length; // csc-false
        }
        return n;
    }

    public static int Range(Sample? low, Sample? high)
    {
        if ((low == null) != (high == null))
        {
            return -1;
        }
        bool none = low is null && high is null;
        return none ? 0 : low.Unit.Length + high.Unit.Length; // csc-false
    }

    public static double Warmest(Sample[] samples)
    {
        Sample? best = null;
        double max = double.MinValue;
        bool any = false;
        foreach (var s in samples)
        {
            if (s.Value is { } v && v > max)
            {
                (max, best, any) = (v, s, true);
            }
        }
        return any ? max + best.Unit.Length : 0; // csc-false
    }
}

public static class Demos
{
    public static void DemoLevel() => Console.Out.Write(new Thermal().Level("core") + new Thermal().Level("skin") > 0 ? "" : " ");
    public static void DemoDescribe() => Console.Out.Write(new Thermal().Describe(true, false, null) + new Thermal().Describe(true, true, "n") > 0 ? "" : " ");
    public static void DemoRange() => Console.Out.Write(Thermal.Range(null, new Sample()) + Thermal.Range(new Sample(), new Sample()) + Thermal.Range(null, null) > 0 ? "" : " ");
    public static void DemoWarmest() => Thermal.Warmest([new Sample(), new Sample { Value = 1 }]);
}
