// case: dispose-trace-reader
// category: use-after-dispose
// rationale: a lazy query outlives the using block of its source, and a late flush hits a buffer the dispose gave back
// csc: none

namespace NullSafety.TraceReader;

public sealed class TraceSource : IDisposable
{
    private string[] _lines;

    public TraceSource(params string[] lines) => _lines = lines;

    public IEnumerable<string> Read()
    {
        for (int i = 0; i < _lines.Length; i++) // want: null-deref
        {
            yield return _lines[i];
        }
    }

    public List<string> Snapshot() => new(_lines);

    public void Dispose() => _lines = null!;
}

public sealed class TraceWriter : IDisposable
{
    private List<string>? _buffer = new();

    public int Written { get; private set; }

    public void Write(string line)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        _buffer.Add(line);
    }

    public void Flush()
    {
        Written += _buffer!.Count; // want: null-deref
        _buffer.Clear();
    }

    public void TryFlush()
    {
        if (_buffer is { Count: > 0 } pending)
        {
            Written += pending.Count;
            pending.Clear();
        }
    }

    public void Dispose() => _buffer = null;
}

public static class Analysis
{
    private static IEnumerable<string> Errors()
    {
        using var source = new TraceSource("E disk", "I boot");
        return source.Read().Where(l => l.StartsWith('E'));
    }

    private static List<string> ErrorList()
    {
        using var source = new TraceSource("E disk", "I boot");
        return source.Snapshot().Where(l => l.StartsWith('E')).ToList();
    }

    public static int CountErrors() => Errors().Count();

    public static int CountErrorList() => ErrorList().Count;
}

public static class Case
{
    public static void DemoLazy() => Analysis.CountErrors();

    public static void DemoList() => Analysis.CountErrorList();

    public static void DemoFlush()
    {
        var writer = new TraceWriter();
        writer.Write("a");
        writer.Dispose();
        writer.Flush();
    }

    public static void DemoFlushSafe()
    {
        var writer = new TraceWriter();
        writer.Write("a");
        writer.TryFlush();
        writer.Dispose();
        writer.TryFlush();
    }
}
