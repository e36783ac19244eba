// case: telemetry-ambient
// category: globals
// rationale: an AsyncLocal scope is empty outside of a span, and a static exporter is cleared by shutdown before a late flush
// csc: none

namespace NullSafety.Blind.TelemetryAmbient;

public sealed class Span : IDisposable
{
    private static readonly AsyncLocal<Span> Ambient = new();
    private readonly Span _parent;
    private readonly Dictionary<string, string> _tags = [];

    private Span(string name)
    {
        Name = name;
        _parent = Ambient.Value!;
        Ambient.Value = this;
    }

    public string Name { get; }
    public static Span Current => Ambient.Value!;
    public int Depth => _parent is null ? 0 : _parent.Depth + 1;
    public static Span Start(string name) => new(name);
    public void Tag(string key, string value) => _tags[key] = value;

    public void Dispose() => Ambient.Value = _parent;
}

public sealed class Exporter
{
    private int _sent;

    public void Send(string line) => _sent += line.Length;
}

public static class Telemetry
{
    private static Exporter s_exporter = new();

    public static bool IsRunning => s_exporter is not null;

    public static void Restart() => s_exporter = new Exporter();

    public static void Shutdown()
    {
        s_exporter.Send("bye");
        s_exporter = null!;
    }

    public static void Flush(string reason)
    {
        s_exporter.Send("flush " + reason); // want: null-deref
    }

    public static void FlushIfRunning(string reason) => s_exporter?.Send("flush " + reason);
}

public sealed class OrderHandler
{
    public async Task Handle(int id)
    {
        await Task.Yield();
        Span.Current.Tag("order", id.ToString()); // want: null-deref
    }

    public async Task HandleTraced(int id)
    {
        using var span = Span.Start("order");
        await Task.Yield();
        span.Tag("order", id.ToString());
    }
}

public static class Case
{
    public static Task DemoOutsideSpan() => new OrderHandler().Handle(7);

    public static void DemoFlushAfterShutdown()
    {
        Telemetry.Restart();
        Telemetry.Shutdown();
        Telemetry.Flush("exit");
    }

    public static async Task DemoSafe()
    {
        Telemetry.Restart();
        Telemetry.Flush("timer");
        Telemetry.Shutdown();
        Telemetry.FlushIfRunning("exit");
        using (Span.Start("request"))
        {
            await new OrderHandler().Handle(8);
            await new OrderHandler().HandleTraced(9);
            using var inner = Span.Start("inner");
            _ = inner.Depth;
        }
    }
}
