// case: journal-disposed
// category: use after Dispose
// rationale: Dispose drops the buffer; a deferred flush and a lazily run query touch it after the using block has ended
// csc: none

namespace NullSafety.JournalDisposed;

public sealed class Journal : IDisposable
{
    private List<string> _pending = new();
    private StringWriter _writer = new();
    private bool _disposed;

    public void Append(string line) => _pending.Add(line);

    public void Flush()
    {
        foreach (var line in _pending)
        {
            _writer.WriteLine(line);
        }

        _pending.Clear();
    }

    public IEnumerable<string> Matching(string word)
    {
        for (int i = 0; i < _pending.Count; i++) // want: null-deref
        {
            if (_pending[i].Contains(word))
            {
                yield return _pending[i];
            }
        }
    }

    public int Size()
    {
        return _writer.GetStringBuilder().Length; // want: null-deref
    }

    public int SizeOrZero() => _disposed ? 0 : _writer.GetStringBuilder().Length;

    public void Dispose()
    {
        if (_disposed) return;
        Flush();
        _writer.Dispose();
        _pending = null!;
        _writer = null!;
        _disposed = true;
    }
}

public static class Shift
{
    public static IEnumerable<string> Alarms(string word)
    {
        using var journal = new Journal();
        journal.Append("fire drill");
        journal.Append("door open");
        return journal.Matching(word);
    }

    public static List<string> AlarmsNow(string word)
    {
        using var journal = new Journal();
        journal.Append("fire drill");
        return journal.Matching(word).ToList();
    }

    public static int Close(bool measureFirst)
    {
        var journal = new Journal();
        journal.Append("shift closed");
        journal.Flush();
        int before = measureFirst ? journal.Size() : 0;
        journal.Dispose();
        return measureFirst ? before : journal.Size();
    }
}

public static class Case
{
    public static void Demo1() => Shift.Alarms("fire").Count();

    public static void Demo2() => Shift.Close(measureFirst: false);

    public static void Demo3()
    {
        Shift.AlarmsNow("fire");
        Shift.Close(measureFirst: true);
        var journal = new Journal();
        journal.Dispose();
        journal.Dispose();
        journal.SizeOrZero();
    }
}
