// case: telemetry-scope-struct
// category: default-struct
// rationale: a telemetry scope is a struct with reference members; the default value of a failed sampling decision and of a pool slot has none of them
// csc: none

namespace NullSafety.Blind22a.TelemetryScopeStruct;

public sealed record Meter(string Name)
{
    private readonly List<double> _values = new();

    public void Record(double v) => _values.Add(v);
}

public readonly struct Scope(Meter meter, long started) : IDisposable
{
    private readonly Meter _meter = meter;

    public void Dispose()
    {
        _meter.Record(100 - started); // want: null-deref
    }
}

public readonly record struct SafeScope(Meter? Meter, long Started) : IDisposable
{
    public void Dispose() => Meter?.Record(100 - Started);
}

public struct TagPair
{
    public string Key, Value;
}

public sealed class Tracer(int every)
{
    private readonly Meter _meter = new("requests");
    private readonly TagPair[] _tags = new TagPair[4];
    private int _seen, _used;

    public Scope Begin() => _seen++ % every == 0 ? new Scope(_meter, _seen) : default;

    public SafeScope BeginSafe() => _seen++ % every == 0 ? new SafeScope(_meter, _seen) : default;

    public void Tag(string key, string value) => _tags[_used++] = new TagPair { Key = key, Value = value };

    public int WireSize()
    {
        int size = 0;
        foreach (var tag in _tags)
        {
            size += tag.Key.Length + tag.Value.Length; // want: null-deref
        }

        return size;
    }

    public int WireSizeUsed()
    {
        int size = 0;
        foreach (ref readonly var tag in _tags.AsSpan(0, _used))
        {
            size += tag.Value?.Length ?? 0;
        }

        return size;
    }
}

public static class Case
{
    public static void DemoUnsampled()
    {
        var tracer = new Tracer(2);
        using (tracer.Begin()) { }
        tracer.Begin().Dispose();
    }

    public static void DemoUnsampledSafe()
    {
        var tracer = new Tracer(2);
        using (tracer.BeginSafe()) { }
        using (tracer.BeginSafe()) { }
    }

    public static void DemoWireSize()
    {
        var tracer = new Tracer(1);
        tracer.Tag("host", "a1");
        tracer.WireSize();
    }

    public static void DemoWireSizeUsed()
    {
        var tracer = new Tracer(1);
        tracer.Tag("host", "a1");
        tracer.WireSizeUsed();
    }
}
