// case: small-loops-again
// category: several small cases of one topic
namespace Probe.Loops;

internal sealed record Page(string[] Items, int Status);

internal sealed class Feed
{
    private readonly Queue<int> _statuses;

    public Feed(params int[] statuses) => _statuses = new Queue<int>(statuses);

    public async IAsyncEnumerable<Page> Pages()
    {
        while (_statuses.TryDequeue(out int status))
        {
            await Task.Yield();
            yield return status switch
            {
                200 => new Page(new[] { "a", "b" }, status),
                _ => new Page(null!, status),
            };
        }
    }

    public async Task<int> CountAll()
    {
        int n = 0;
        await foreach (var page in Pages())
        {
            foreach (var item in page.Items) // want: null-deref
            {
                n += item.Length;
            }
        }

        return n;
    }
}

internal sealed record Token(string Text)
{
    public static readonly Token End = new("\0");
}

internal sealed class Peekable<T>
{
    private readonly IEnumerator<T> _source;
    private readonly T _end;

    public Peekable(IEnumerable<T> source, T end = default!)
    {
        _source = source.GetEnumerator();
        _end = end;
        Current = end;
        Advance();
    }

    public T Current { get; private set; }

    public void Advance() => Current = _source.MoveNext() ? _source.Current : _end;
}

internal static class Lisp
{
    public static IEnumerable<Token> Scan(string text)
    {
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new Token(part);
        }
    }

    public static int Arity(string text)
    {
        var tokens = new Peekable<Token>(Scan(text));
        int n = 0;
        while (tokens.Current.Text != ")") // want: null-deref
        {
            n++;
            tokens.Advance();
        }

        return n;
    }

    public static int Words(string text)
    {
        var tokens = new Peekable<Token>(Scan(text), Token.End);
        int n = 0;
        for (; tokens.Current.Text != "\0"; tokens.Advance())
        {
            n++;
        }

        return n;
    }
}

internal sealed class Replay : IDisposable
{
    private List<string> _moves = new() { "e4", "e5" };

    public IEnumerable<string> Moves()
    {
        for (int i = 0; i < _moves.Count; i++) // want: null-deref
        {
            yield return _moves[i];
        }
    }

    public void Dispose() => _moves = null!;

    public static IEnumerable<string> Load()
    {
        using var replay = new Replay();
        return replay.Moves();
    }
}

internal sealed class Archive : IDisposable
{
    private List<string> _moves = new() { "d4", "d5" };

    public IEnumerable<string> Moves()
    {
        foreach (var m in _moves)
        {
            yield return m;
        }
    }

    public void Dispose() => _moves = new List<string>();

    public static IReadOnlyList<string> Load()
    {
        using var archive = new Archive();
        return archive.Moves().ToList();
    }
}

internal sealed class Commit
{
    public readonly List<string> Body = new();
    public string Hash = "";
}

internal static class GitLog
{
    public static List<Commit> Parse(IEnumerable<string> lines)
    {
        var all = new List<Commit>();
        Commit current = null!;
        foreach (var line in lines)
        {
            switch (line)
            {
                case ['@', .. var hash]:
                    all.Add(current = new Commit { Hash = hash });
                    break;
                case "":
                    current = null!;
                    break;
                default:
                    current.Body.Add(line); // want: null-deref
                    break;
            }
        }

        return all;
    }
}

internal static class Retry
{
    public static T Run<T>(int attempts, Func<T> action)
    {
        Exception last = null!;
        for (int i = 0; i < attempts; i++)
        {
            try
            {
                return action();
            }
            catch (InvalidOperationException e)
            {
                last = e;
            }
        }

        throw last; // want: null-deref
    }

    public static int Causes(int attempts, Func<int> action)
    {
        Exception last = null!;
        do
        {
            try
            {
                return action();
            }
            catch (InvalidOperationException e)
            {
                last = e;
            }
        }
        while (--attempts > 0);

        return last.Message.Length;
    }
}

internal sealed class Command
{
    public string Run() => "ok";
}

internal sealed class Shell
{
    private readonly List<string> _names = new();
    private readonly List<Command> _commands = new();

    public void Register(params string[] names)
    {
        foreach (var name in names)
        {
            _names.Add(name);
            _commands.Add(name.StartsWith('#') ? null! : new Command());
        }
    }

    public string Execute(string name)
    {
        int at = _names.FindIndex(n => n.TrimStart('#') == name);
        if (at < 0)
        {
            return "unknown";
        }

        var command = _commands[at];
        return command.Run(); // want: null-deref
    }
}

#nullable disable
internal sealed class Batch
{
    public int Size { get; set; }

    public string Next { get; set; }
}

internal sealed class Store
{
    public Batch Fetch(string token)
    {
        var batch = new Batch { Size = 2 };
        if (token == "")
        {
            batch.Next = "p2";
        }

        return batch;
    }
}
#nullable enable

internal static class Export
{
    public static int All(Store store)
    {
        string token = "";
        int n = 0;
        do
        {
            var batch = store.Fetch(token);
            n += batch.Size;
            token = batch.Next;
        }
        while (token.Length > 0); // want: null-deref

        return n;
    }

    public static int Checked(Store store)
    {
        int n = 0;
        for (string token = ""; token != null; token = store.Fetch(token).Next)
        {
            n += token.Length;
        }

        return n;
    }
}

public static class LoopDemos
{
    public static Task<int> DemoNoContent() => new Feed(200, 204).CountAll();

    public static int DemoUnclosed() => Lisp.Arity("a b )") + Lisp.Arity("a b");

    public static int DemoWords() => Lisp.Words("") + Lisp.Words("a b");

    public static int DemoLateReplay() => Replay.Load().Count();

    public static int DemoArchive() => Archive.Load().Sum(m => m.Length);

    public static int DemoBodyAfterBlank() => GitLog.Parse(new[] { "@1f", "fix", "", "signed" }).Count;

    public static string DemoNoAttempts() => Retry.Run(1, () => "ok") + Retry.Run(0, () => "ok");

    public static int DemoCauses() => Retry.Causes(0, () => throw new InvalidOperationException("no"));

    public static string DemoDisabledCommand()
    {
        var shell = new Shell();
        shell.Register("ls", "#rm");
        return shell.Execute("cp") + shell.Execute("ls") + shell.Execute("rm");
    }

    public static int DemoLastBatch() => Export.All(new Store());

    public static int DemoCheckedBatches() => Export.Checked(new Store());
}
