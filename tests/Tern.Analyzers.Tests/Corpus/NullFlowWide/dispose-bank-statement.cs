// case: dispose-bank-statement
// category: stale-state
// rationale: a lazy sequence leaves its using block and runs against a closed reader; a session logs through a released pipe
// csc: none

namespace NullSafety.Blind.B22.BankStatement;

public sealed class StatementReader : IDisposable
{
    private List<string> _lines;

    public StatementReader(params string[] lines) => _lines = lines.ToList();

    public IEnumerable<decimal> Amounts()
    {
        for (int i = 0; i < _lines.Count; i++) // want: null-deref
        {
            yield return decimal.Parse(_lines[i]);
        }
    }

    public void Dispose() => _lines = null!;
}

public sealed class Pipe
{
    public List<string> Sent { get; } = new();
}

public sealed class ExportSession : IDisposable
{
    private Pipe _pipe = new();

    public void Write(decimal amount)
    {
        _pipe.Sent.Add(amount.ToString("F2")); // want: null-deref
    }

    public void Dispose()
    {
        _pipe.Sent.Clear();
        _pipe = null!;
    }
}

public sealed class GuardedSession : IDisposable
{
    private Pipe? _pipe = new();

    public bool Write(decimal amount)
    {
        if (_pipe is null)
        {
            return false;
        }

        _pipe.Sent.Add(amount.ToString("F2"));
        return true;
    }

    public void Dispose() => _pipe = null;
}

public static class Case
{
    private static IEnumerable<decimal> Load()
    {
        using var reader = new StatementReader("12", "30");
        return reader.Amounts();
    }

    private static IReadOnlyList<decimal> LoadAll()
    {
        using var reader = new StatementReader("12", "30");
        return reader.Amounts().ToList();
    }

    public static void DemoTotal() => Load().Sum();

    public static void DemoTotalOfAll() => LoadAll().Sum();

    public static void DemoLateWrite()
    {
        var session = new ExportSession();
        session.Write(1m);
        session.Dispose();
        session.Write(2m);
    }

    public static void DemoLateGuardedWrite()
    {
        var session = new GuardedSession();
        session.Dispose();
        session.Write(2m);
    }
}
