// case: neg-closure-session
// category: negative
// rationale: captured and static state that is null for a while, but assigned before every use
// csc: silent

namespace NullSafety.NegClosureSession;

public sealed class Session(string user)
{
    public string User { get; } = user;

    public List<string> Notes { get; } = new();
}

public static class Ambient
{
    [ThreadStatic]
    private static List<string>? _trail;

    private static Session _active = null!;

    public static List<string> Trail => _trail ??= new List<string>();

    public static int Within(Session session, Func<Session, int> work)
    {
        Session outer = _active;
        _active = session;
        try
        {
            Trail.Add(_active.User);
            return work(_active);
        }
        finally
        {
            _active = outer;
        }
    }
}

public interface ISessionStore
{
    Session? Load(string user);
}

public sealed class EmptyStore : ISessionStore
{
    public Session? Load(string user) => null;
}

public sealed class Notebook(ISessionStore store)
{
    public int Note(string user, string text)
    {
        Session session = null!;
        Action open = () => session = store.Load(user) ?? new Session(user);
        open();
        session.Notes.Add(text);
        return Ambient.Within(session, s => s.Notes.Count + Ambient.Within(new Session("nested"), n => n.User.Length));
    }

    public int Last(IEnumerable<string> users)
    {
        Session? last = null;
        foreach (string user in users)
        {
            last = store.Load(user) ?? new Session(user);
        }

        Func<int> length = () => last == null ? 0 : last.User.Length;
        return length();
    }
}

public static class Case
{
    public static void DemoNote()
    {
        var book = new Notebook(new EmptyStore());
        book.Note("ada", "first");
        book.Note("ada", "second");
    }

    public static void DemoLast()
    {
        var book = new Notebook(new EmptyStore());
        book.Last(Array.Empty<string>());
        book.Last(new[] { "ada", "bob" });
    }

    public static void DemoThread()
    {
        var thread = new Thread(() => new Notebook(new EmptyStore()).Note("cleo", "other"));
        thread.Start();
        thread.Join();
    }
}
