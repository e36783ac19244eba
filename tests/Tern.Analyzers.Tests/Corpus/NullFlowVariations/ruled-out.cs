// What an empty test of elements, a null argument by itself and a property without a setter rule out.
#nullable enable
using System;
using System.Collections.Generic;
using System.Linq;

namespace RuledOut;

public class Scale { public int Step { get; set; } = 1; }

public class Gauge
{
    // A property without a setter is stored into: whoever overrides its getter is not asked.
    public Gauge(Scale? scale) { Scale = scale ?? new Scale(); }
    protected virtual Scale Scale { get; }
    public int Read() => Scale.Step;
}

public class OwnedGauge : Gauge
{
    private readonly Scale _owner;
    public OwnedGauge(Scale owner) : base(null) { _owner = owner; }
    protected override Scale Scale => _owner;
}

public class EagerGauge
{
    protected EagerGauge() { First = Make() ?? new Scale(); }
    public Scale First { get; }
    protected virtual Scale? Make() => null;
}

public class BoundGauge : EagerGauge
{
    private readonly string _name;
    public BoundGauge(string name) { _name = name; }
    protected override Scale? Make() => new Scale { Step = _name.Length }; // want: null-deref
}

public static class Probes
{
    private static Scale? Find(string id) => id.Length > 3 ? new Scale() : null;

    public static int Guarded(string[] ids)
    {
        Scale?[] found = ids.Select(Find).ToArray();
        if (found.Any(s => s is null)) { return -1; }
        int sum = 0;
        foreach (Scale? scale in found) { sum += scale!.Step; }
        return sum;
    }

    public static int Unguarded(string[] ids)
    {
        Scale?[] found = ids.Select(Find).ToArray();
        if (!found.Any(s => s is null)) { return -1; }
        int sum = 0;
        foreach (Scale? scale in found) { sum += scale!.Step; } // want: null-deref
        return sum;
    }

    // Each of the arguments alone is a reason.
    private static string? Part(string? text, string? key) => text == null || key == null ? null : text + key;

    public static int Both(Uri uri) => Part(uri.ToString(), "k")!.Length;
    public static int One(Uri uri) => Part(uri.ToString(), null)!.Length; // want: null-deref

    public static T First<T>() where T : struct => (T)Enum.GetValues(typeof(T)).GetValue(0)!;

    public static void DemoSafe()
    {
        new OwnedGauge(new Scale()).Read();
        Guarded(["long", "x"]);
        Both(new Uri("http://a/"));
        First<DayOfWeek>();
    }

    public static void DemoBound() => new BoundGauge("n");
    public static void DemoUnguarded() => Unguarded(["long", "x"]);
    public static void DemoOne() => One(new Uri("http://a/"));
}
