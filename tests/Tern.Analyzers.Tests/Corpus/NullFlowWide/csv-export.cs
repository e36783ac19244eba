// case: csv-export
// category: field-late-init
// rationale: writer and column list are set by Open and Begin; one path uses the exporter before them
// csc: none

namespace NullSafety.CsvExport;

public sealed class CsvExport : IDisposable
{
    private TextWriter _writer = null!;
    private string[] _columns = null!;
    private readonly List<string> _pending = [];

    public char Separator { get; init; } = ';';

    public void Open(TextWriter target) => _writer = target;

    public void Begin(params string[] columns)
    {
        _columns = columns;
        _pending.Clear();
        _pending.Add(string.Join(Separator, columns));
    }

    public void Row(params object[] cells)
    {
        if (cells.Length != _columns.Length) // want: null-deref
            throw new ArgumentException("cell count");
        _pending.Add(string.Join(Separator, cells));
    }

    public int Flush()
    {
        int n = _pending.Count;
        foreach (var line in _pending)
            _writer.WriteLine(line); // want: null-deref
        _pending.Clear();
        return n;
    }

    public void Dispose()
    {
        if (_writer != null)
            _writer.Dispose();
    }
}

public sealed record Booking(string Guest, int Nights);

public static class Reports
{
    public static int Full(IEnumerable<Booking> bookings)
    {
        using var export = new CsvExport();
        export.Open(new StringWriter());
        export.Begin("guest", "nights");
        foreach (var b in bookings)
            export.Row(b.Guest, b.Nights);
        return export.Flush();
    }

    public static int Headless(IEnumerable<Booking> bookings)
    {
        using var export = new CsvExport { Separator = ',' };
        export.Open(new StringWriter());
        foreach (var b in bookings)
            export.Row(b.Guest, b.Nights);
        return export.Flush();
    }

    public static int Preview(IEnumerable<Booking> bookings)
    {
        using var export = new CsvExport();
        export.Begin("guest", "nights");
        foreach (var b in bookings.Take(5))
            export.Row(b.Guest, b.Nights);
        return export.Flush();
    }
}

public static class Case
{
    private static readonly Booking[] Data = [new("Ann", 2), new("Bob", 5)];

    public static void DemoFull() => Reports.Full(Data);
    public static void DemoHeadless() => Reports.Headless(Data);
    public static void DemoPreview() => Reports.Preview(Data);
    public static void DemoOpenOnly()
    {
        using var e = new CsvExport();
        e.Flush();
    }
}
