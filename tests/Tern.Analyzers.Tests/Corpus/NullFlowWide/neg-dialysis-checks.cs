// case: neg-dialysis-checks
// category: negative-guards
// rationale: validators and guard helpers in another class throw or answer bool; no attributes
// csc: false-positive

using System;

namespace NullSafety.Wide.NegDialysisChecks;

public sealed class Pump
{
    public string? Serial { get; set; }
    public double? Rate { get; set; }
    public Filter? Filter { get; set; }
}

public sealed class Filter
{
    public string? Membrane { get; set; }
}

public static class Check
{
    public static void Present(object? value, string name)
    {
        if (value is null)
        {
            Fail(name);
        }
    }

    public static void Fail(string name) => throw new ArgumentException(name + " is missing");

    public static bool Complete(Filter? f) => f is { Membrane.Length: > 0 };

    public static bool Missing(string? s) => string.IsNullOrWhiteSpace(s);
}

public static class Session
{
    public static int Start(Pump pump)
    {
        Check.Present(pump.Serial, "serial");
        Check.Present(pump.Filter, "filter");
        return pump.Serial.Length + (pump.Filter.Membrane?.Length ?? 0); // csc-false
    }

    public static int Rinse(Pump pump)
    {
        if (!Check.Complete(pump.Filter))
        {
            return 0;
        }

        return pump.Filter.Membrane.Length; // csc-false
    }

    public static string Label(Pump pump, string? ward)
    {
        if (Check.Missing(ward) || Check.Missing(pump.Serial))
        {
            return "?";
        }

        return ward.ToUpperInvariant() + pump.Serial.ToLowerInvariant(); // csc-false
    }

    public static double Flow(Pump pump)
    {
        if (pump.Rate is null)
        {
            Check.Fail("rate");
        }

        bool slow = pump.Rate < 200 && pump.Filter != null;
        return slow ? pump.Filter.GetHashCode() : 1; // csc-false
    }
}

public static class Case
{
    private static Pump Full() => new() { Serial = "s1", Rate = 150, Filter = new Filter { Membrane = "psu" } };

    public static void Demo1() => Session.Start(Full());
    public static void Demo2() => Session.Rinse(Full());
    public static void Demo3() => Session.Rinse(new Pump());
    public static void Demo4() => Session.Label(Full(), "w2") .Trim();
    public static void Demo5() => Session.Label(new Pump(), null);
    public static void Demo6() => Session.Flow(Full());
}
