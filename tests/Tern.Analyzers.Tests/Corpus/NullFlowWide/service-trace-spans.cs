// case: service-trace-spans
// category: service-diagnostics
// rationale: ambient spans with AsyncLocal, sampling, linked span lists, lazily created tags and exporters
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TraceSpans;

public enum SpanKind { Internal, Server, Client }

public sealed class SpanTags
{
    private KeyValuePair<string, string>[]? _pairs;
    private int _count;
    public int Count => _count;

    public void Set(string key, string value)
    {
        if (_pairs == null)
            _pairs = new KeyValuePair<string, string>[2];
        else if (_count == _pairs.Length)
        {
            Array.Resize(ref _pairs, _count * 2);
        }

        _pairs[_count++] = new(key, value);
    }

    public string? Get(string key)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_pairs[i].Key == key) // csc-false
                return _pairs[i].Value;
        }

        return null;
    }

    public bool Has(string key) => Get(key) != null;
    public int Longest() => Count == 0 ? 0 : _pairs!.Max(p => p.Key.Length); // missed: null-deref
}

public sealed class Span : IDisposable
{
    private readonly Tracer _tracer;
    private SpanTags? _tags;
    private Exception? _error;

    internal Span(Tracer tracer, string name, SpanKind kind, Span? parent)
    {
        _tracer = tracer;
        Name = name;
        Kind = kind;
        Parent = parent;
    }

    public string Name { get; }
    public SpanKind Kind { get; }
    public Span? Parent { get; }
    public Span? NextFinished { get; internal set; }
    public bool IsEnded { get; private set; }
    public bool IsRoot => Parent is null;
    public bool IsFaulted { get; private set; }
    public Exception? Error => IsFaulted ? _error! : null;
    public SpanTags Tags => LazyInitializer.EnsureInitialized(ref _tags, () => new SpanTags());
    public string Peer() => Kind == SpanKind.Client && Tags.Has("peer") ? Tags.Get("peer").ToLowerInvariant() : ""; // needless, csc-false

    public Span Root()
    {
        var span = this;
        while (!span.IsRoot)
            span = span.Parent!;
        return span;
    }

    public void Fail(Exception error)
    {
        _error = error;
        IsFaulted = true;
    }

    public string Outcome() => IsFaulted ? _error.Message : "ok"; // csc-false

    public void Dispose()
    {
        if (!IsEnded)
        {
            IsEnded = true;
            _tracer.End(this);
        }
    }
}

public interface ISpanExporter
{
    void Export(Span span);
}

public sealed class TextExporter : ISpanExporter
{
    private readonly List<string> _lines = new();
    public IReadOnlyList<string> Lines => _lines;

    public void Export(Span span)
    {
        var prefix = span.IsRoot ? "" : span.Parent!.Name + "/";
        _lines.Add(prefix + span.Name + " " + span.Outcome());
    }
}

public sealed class SlowExporter : ISpanExporter
{
    public string? LastRoute { get; private set; }

    public void Export(Span span)
    {
        if (span.Kind == SpanKind.Server)
        {
            LastRoute = span.Tags.Get("route")!.TrimStart('/'); // want: null-deref
        }
    }
}

public sealed class FinishedList
{
    private Span? _head;
    private Span? _tail;
    private int _count;

    public void Add(Span span)
    {
        if (_count++ == 0)
            _head = span;
        else
            _tail.NextFinished = span; // csc-false

        _tail = span;
    }

    public List<Span> Drain()
    {
        var result = new List<Span>(_count);
        for (var s = _head; s != null; s = s.NextFinished)
            result.Add(s);
        _head = _tail = null;
        _count = 0;
        return result;
    }
}

/// <summary>Starts spans below the ambient one.</summary>
public sealed class Tracer
{
    private readonly AsyncLocal<Span?> _current = new();
    private readonly List<ISpanExporter> _exporters = new();
    private readonly FinishedList _finished = new();
    private Func<string, bool>? _sampler;
    public Span? Current => _current.Value;
    public event Action<Span>? Started;

    public Tracer AddExporter(ISpanExporter exporter)
    {
        _exporters.Add(exporter);
        return this;
    }

    public Tracer SampleBy(Func<string, bool> sampler)
    {
        _sampler = sampler;
        return this;
    }

    public Span? Start(string name, SpanKind kind = SpanKind.Internal)
    {
        if (_sampler?.Invoke(name) == false)
            return null;
        var span = new Span(this, name, kind, _current.Value);
        _current.Value = span;
        Started?.Invoke(_current.Value);
        return span;
    }

    public async Task<T> RunAsync<T>(string name, Func<Task<T>> body)
    {
        using var span = Start(name);
        try
        {
            var result = await body();
            if (span != null && _current.Value != null)
                _current.Value.Tags.Set("done", name);
            return result;
        }
        catch (Exception e) when (span != null)
        {
            span.Fail(e);
            throw;
        }
    }

    public void Annotate(string key, string value) => _current.Value?.Tags.Set(key, value);

    public Task<string> InBackground(Func<string, string> work)
    {
        var root = _current.Value?.Root();
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => root == null ? work("-") : work(root.Name));
        }
    }

    public Task<string> FollowUp(string suffix)
    {
        if (_current.Value == null)
            return Task.FromResult(suffix);
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => _current.Value!.Name + suffix); // want: null-deref
        }
    }

    public int Flush()
    {
        var spans = _finished.Drain();
        foreach (var span in spans)
            _exporters.ForEach(e => e.Export(span));
        return spans.Count;
    }

    internal void End(Span span)
    {
        if (_current.Value == span)
            _current.Value = span.Parent;
        _finished.Add(span);
    }
}

public static class Case
{
    public static async Task DemoNesting()
    {
        var text = new TextExporter();
        var tracer = new Tracer().AddExporter(text).AddExporter(new SlowExporter()).SampleBy(n => n != "noise");
        var started = 0;
        tracer.Started += _ => started++;
        using (var server = tracer.Start("request", SpanKind.Server))
        {
            tracer.Annotate("route", "/orders");
            using var client = tracer.Start("db", SpanKind.Client);
            client?.Tags.Set("peer", "SQL");
            tracer.Start("noise")?.Dispose();
            Console.WriteLine(client?.Peer() + client?.Root().Name + await tracer.InBackground(n => n + "!") + server?.Peer());
            Console.WriteLine(await tracer.RunAsync("inner", () => Task.FromResult(4)) + await tracer.RunAsync("noise", () => Task.FromResult(5)));
        }

        Console.WriteLine(tracer.Flush() + tracer.Flush() + started + string.Join(";", text.Lines) + (tracer.Current == null) + await tracer.FollowUp("x"));
    }

    public static async Task DemoFault()
    {
        var tracer = new Tracer().AddExporter(new TextExporter());
        try
        {
            await tracer.RunAsync<int>("bad", () => throw new TimeoutException("slow"));
        }
        catch (TimeoutException)
        {
            Console.WriteLine(tracer.Flush());
        }
    }

    public static void DemoTagLengths()
    {
        var tags = new SpanTags();
        Console.WriteLine(tags.Longest());
        tags.Set("a", "1");
        tags.Longest();
    }

    public static void DemoServerWithoutRoute()
    {
        var tracer = new Tracer().AddExporter(new SlowExporter());
        tracer.Start("probe", SpanKind.Server)!.Dispose();
        tracer.Flush();
    }

    public static async Task DemoFollowUp()
    {
        var tracer = new Tracer();
        using var span = tracer.Start("job");
        await tracer.FollowUp("-later");
    }
}
