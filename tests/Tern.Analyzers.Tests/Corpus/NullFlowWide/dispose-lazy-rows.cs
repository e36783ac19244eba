// case: dispose-lazy-rows
// category: stale-state
// rationale: an iterator over a disposed reader starts only after the using block has cleared the reader; a session is used after its Close
// csc: none

namespace NullSafety.DisposeLazyRows;

public sealed class CsvReader : IDisposable
{
    private StringReader _source;

    public CsvReader(string text) => _source = new StringReader(text);

    public IEnumerable<string[]> Rows()
    {
        while (true)
        {
            string? line = _source.ReadLine(); // want: null-deref
            if (line is null)
            {
                yield break;
            }

            yield return line.Split(',');
        }
    }

    public void Dispose()
    {
        _source?.Dispose();
        _source = null!;
    }
}

public static class Import
{
    public static IEnumerable<string[]> Lazy(string text)
    {
        using var reader = new CsvReader(text);
        return reader.Rows();
    }

    public static IEnumerable<string[]> Eager(string text)
    {
        using var reader = new CsvReader(text);
        return reader.Rows().ToList();
    }
}

public sealed class ExportSession : IDisposable
{
    private List<string> _pending = new();

    public void Add(string row)
    {
        if (_pending is not null) _pending.Add(row);
    }

    public int Flush()
    {
        int n = _pending.Count; // want: null-deref
        _pending.Clear();
        return n;
    }

    public void Dispose() => _pending = null!;
}

public static class Case
{
    private const string Text = "a,b\nc,d";

    public static void Demo1() => Import.Lazy(Text).Count();

    public static void Demo2()
    {
        var session = new ExportSession();
        using (session)
        {
            session.Add("x");
        }

        Console.WriteLine(session.Flush());
    }

    public static void Demo3()
    {
        var session = new ExportSession();
        foreach (string[] row in Import.Eager(Text))
        {
            session.Add(row[0]);
        }

        Console.WriteLine(session.Flush());
        session.Dispose();
        session.Add("late");
    }
}
