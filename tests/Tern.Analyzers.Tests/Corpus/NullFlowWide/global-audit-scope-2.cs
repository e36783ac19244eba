// case: global-audit-scope
// category: global-reset
// rationale: the ambient scope is cleared at the end of the request, or was never set on this thread
// csc: none

namespace NullSafety.AuditScope;

public sealed record Actor(string Login);

public static class Ambient
{
    private static readonly AsyncLocal<Actor> Flow = new();

    [ThreadStatic]
    private static List<string>? t_lines;

    public static Actor Current => Flow.Value!;

    public static void Enter(Actor actor) => Flow.Value = actor;

    public static void Leave() => Flow.Value = null!;

    public static void BeginTrace() => t_lines = new List<string>();

    public static void Trace(string line)
    {
        t_lines!.Add(line); // want: null-deref
    }

    public static void TraceLazily(string line)
    {
        t_lines ??= new List<string>();
        t_lines.Add(line);
    }
}

public sealed class Ledger
{
    private readonly List<string> _entries = new();

    public void Record(string action)
    {
        var who = Ambient.Current;
        _entries.Add(who.Login + ":" + action); // want: null-deref
    }

    public void RecordAnonymous(string action)
    {
        _entries.Add((Ambient.Current?.Login ?? "system") + ":" + action);
    }
}

public static class Case
{
    private static void Request(Ledger ledger, string login)
    {
        Ambient.Enter(new Actor(login));
        ledger.RecordAnonymous("open");
        Ambient.Leave();
    }

    public static void DemoAfterRequest()
    {
        var ledger = new Ledger();
        Request(ledger, "kim");
        ledger.Record("close");
    }

    public static void DemoOtherThread()
    {
        Ambient.BeginTrace();
        Exception? caught = null;
        var worker = new Thread(() =>
        {
            try
            {
                Ambient.Trace("worker");
            }
            catch (NullReferenceException e)
            {
                caught = e;
            }
        });
        worker.Start();
        worker.Join();
        if (caught is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(caught);
        }
    }

    public static void DemoSafe()
    {
        var ledger = new Ledger();
        ledger.RecordAnonymous("boot");
        var worker = new Thread(() => Ambient.TraceLazily("worker"));
        worker.Start();
        worker.Join();
    }
}
