// case: global-telemetry-scope
// category: global-reset
// rationale: the process-wide exporter is cleared by Shutdown, and the ambient span is unset outside of a scope or on a flow that started without one
// csc: none

namespace NullSafety.TelemetryScope;

public sealed class Span(string name, Span? parent) : IDisposable
{
    public string Name { get; } = name;
    public Span? Parent { get; } = parent;
    public Dictionary<string, string> Tags { get; } = [];
    public void Dispose() => Ambient.Pop(this);
}

public static class Ambient
{
    private static readonly AsyncLocal<Span> Slot = new();

    public static Span Current => Slot.Value!;

    public static Span Push(string name)
    {
        var span = new Span(name, Slot.Value);
        Slot.Value = span;
        return span;
    }

    internal static void Pop(Span span) => Slot.Value = span.Parent!;
}

public interface IExporter
{
    int Send(string line);
}

public sealed class MemoryExporter : IExporter
{
    private readonly List<string> _lines = [];
    public int Send(string line) { _lines.Add(line); return _lines.Count; }
}

public static class Telemetry
{
    private static IExporter s_exporter = new MemoryExporter();

    public static void Configure(IExporter exporter) => s_exporter = exporter;

    public static void Shutdown() => s_exporter = null!;

    public static int Emit(string line) => s_exporter.Send(line); // want: null-deref

    public static int EmitIfRunning(string line)
    {
        var exporter = Volatile.Read(ref s_exporter);
        return exporter is null ? -1 : exporter.Send(line);
    }

    public static void Tag(string key, string value)
    {
        var span = Ambient.Current;
        span.Tags[key] = value; // want: null-deref
    }

    public static void TagIfAny(string key, string value)
    {
        if (Ambient.Current is { } span)
        {
            span.Tags[key] = value;
        }
    }
}

public static class Case
{
    public static void DemoEmitAfterShutdown()
    {
        Telemetry.Configure(new MemoryExporter());
        Telemetry.Emit("up");
        Telemetry.Shutdown();
        Telemetry.Emit("down");
    }

    public static void DemoEmitIfRunning() { Telemetry.Shutdown(); Telemetry.EmitIfRunning("late"); }

    public static void DemoTagAfterScope()
    {
        using (Ambient.Push("request")) Telemetry.Tag("route", "/");
        Telemetry.Tag("status", "200");
    }

    public static void DemoTagIfAny() => Telemetry.TagIfAny("status", "200");
}
