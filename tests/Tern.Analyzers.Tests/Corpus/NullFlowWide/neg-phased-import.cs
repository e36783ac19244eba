// case: neg-phased-import
// category: silent
// rationale: fields set to null! are filled by Open on every path before use, and cleared only when the object is given back
// csc: silent

namespace NullSafety.NegPhasedImport;

public sealed class LineSource
{
    private readonly Queue<string> _lines;

    public LineSource(IEnumerable<string> lines) => _lines = new Queue<string>(lines);

    public string? Next() => _lines.Count > 0 ? _lines.Dequeue() : null;
}

public sealed class Totals
{
    public int Rows { get; private set; }
    public int Letters { get; private set; }

    public void Count(string line)
    {
        Rows++;
        Letters += line.Length;
    }
}

public sealed class Importer : IDisposable
{
    private LineSource _source = null!;
    private Totals _totals = null!;
    private bool _open;

    public void Open(IEnumerable<string> lines)
    {
        _source = new LineSource(lines);
        _totals = new Totals();
        _open = true;
    }

    public int Run()
    {
        EnsureOpen();
        for (var line = _source.Next(); line != null; line = _source.Next())
        {
            _totals.Count(line);
        }

        return _totals.Rows;
    }

    public void Dispose()
    {
        _open = false;
        _source = null!;
        _totals = null!;
    }

    private void EnsureOpen()
    {
        if (!_open)
        {
            throw new InvalidOperationException("not open");
        }
    }
}

public static class Imports
{
    public static void DemoRun()
    {
        using var importer = new Importer();
        importer.Open(new[] { "a;1", "b;2" });
        importer.Run();
    }

    public static void DemoReopen()
    {
        var importer = new Importer();
        importer.Open(new[] { "a;1" });
        importer.Dispose();
        importer.Open(new[] { "c;3" });
        importer.Run();
    }

    public static void DemoClosed()
    {
        var importer = new Importer();
        try
        {
            importer.Run();
        }
        catch (InvalidOperationException)
        {
            importer.Dispose();
        }
    }
}
