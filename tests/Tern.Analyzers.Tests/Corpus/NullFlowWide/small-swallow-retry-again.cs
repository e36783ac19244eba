// case: small-swallow-retry-again
// category: several small cases of one topic
namespace Probes.G.SwallowRetry;

public sealed class Reply
{
    public string Body { get; init; } = "";
}

public static class Policy
{
    public static T Run<T>(int attempts, Func<int, T> action)
    {
        T result = default!;
        for (var i = 0; i < attempts; i++)
        {
            try
            {
                result = action(i);
                break;
            }
            catch (TimeoutException)
            {
            }
        }

        return result;
    }

    public static T RunOrThrow<T>(int attempts, Func<int, T> action)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return action(i);
            }
            catch (TimeoutException) when (i + 1 < attempts)
            {
            }
        }
    }
}

public static class Gateway
{
    private static Reply Send(int attempt, int upAfter) =>
        attempt >= upAfter ? new Reply { Body = "ok" } : throw new TimeoutException();

    private static int Fetch(int upAfter)
    {
        var reply = Policy.Run(3, attempt => Send(attempt, upAfter));
        return reply.Body.Length; // want: null-deref
    }

    private static int FetchStrict(int upAfter)
    {
        try
        {
            var reply = Policy.RunOrThrow(3, attempt => Send(attempt, upAfter));
            return reply.Body.Length;
        }
        catch (TimeoutException)
        {
            return -1;
        }
    }

    public static void DemoGatewayDown()
    {
        Fetch(2);
        Fetch(5);
    }

    public static void DemoGatewayStrict()
    {
        FetchStrict(0);
        FetchStrict(2);
        FetchStrict(5);
    }
}

public sealed class UnitOfWork(bool diskFull)
{
    private List<string> _journal = new();

    public void Write(string op) => _journal.Add(op);

    public void Commit()
    {
        try
        {
            if (diskFull)
            {
                throw new IOException("no space left");
            }

            _journal.Clear();
        }
        finally
        {
            _journal = null!;
        }
    }

    public int Rollback()
    {
        var undone = 0;
        for (var i = _journal.Count - 1; i >= 0; i--) // want: null-deref
        {
            undone += _journal[i].Length;
        }

        return undone;
    }
}

public static class Billing
{
    private static bool Charge(bool diskFull)
    {
        var work = new UnitOfWork(diskFull);
        work.Write("debit 10");
        try
        {
            work.Commit();
            return true;
        }
        catch (IOException)
        {
            return work.Rollback() > 0;
        }
    }

    public static void DemoCommitOnFullDisk()
    {
        Charge(false);
        Charge(true);
    }
}

public static class Diagnostics
{
    private static void Import(string line)
    {
        if (line.Length == 0)
        {
            throw new InvalidOperationException("empty line");
        }

        try
        {
            int.Parse(line);
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException("import failed", e);
        }
    }

    private static string RootMessage(Exception cause) => cause.Message.TrimEnd('.'); // missed: null-deref

    private static string Explain(string line)
    {
        try
        {
            Import(line);
            return "fine";
        }
        catch (InvalidOperationException e)
        {
            return RootMessage(e.InnerException!);
        }
    }

    public static void DemoExplainEmptyLine()
    {
        Explain("12");
        Explain("x");
        Explain("");
    }
}

public sealed class Lease
{
    public bool Held { get; private set; } = true;

    public void Release() => Held = false;
}

public sealed class LeasePool(int size)
{
    private int _taken;

    public Lease Acquire() =>
        _taken++ < size ? new Lease() : throw new InvalidOperationException("pool exhausted");
}

public static class Worker
{
    private static void Process(LeasePool pool)
    {
        Lease lease = null!;
        try
        {
            lease = pool.Acquire();
        }
        finally
        {
            lease.Release(); // want: null-deref
        }
    }

    private static bool ProcessSafely(LeasePool pool)
    {
        Lease lease = null!;
        try
        {
            lease = pool.Acquire();
            return lease.Held;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            lease?.Release();
        }
    }

    public static void DemoExhaustedPool()
    {
        var pool = new LeasePool(1);
        Process(pool);
        Process(pool);
    }

    public static void DemoExhaustedPoolSafely()
    {
        var pool = new LeasePool(1);
        ProcessSafely(pool);
        ProcessSafely(pool);
    }
}

public abstract class Plugin
{
    public abstract string Start();

    public static Plugin Create(string name) => name switch
    {
        "spell" => new SpellPlugin(),
        _ => throw new NotSupportedException(name),
    };
}

public sealed class SpellPlugin : Plugin
{
    public override string Start() => "spell ready";
}

public static class PluginHost
{
    private static int StartAll(string[] names)
    {
        var plugins = new Plugin[names.Length];
        var log = new List<string>();
        for (var i = 0; i < names.Length; i++)
        {
            try
            {
                plugins[i] = Plugin.Create(names[i]);
            }
            catch (NotSupportedException e)
            {
                log.Add("skipped " + e.Message);
            }
        }

        foreach (var plugin in plugins)
        {
            log.Add(plugin.Start()); // want: null-deref
        }

        return log.Count;
    }

    private static int StartUsable(string[] names)
    {
        var plugins = new List<Plugin>();
        foreach (var name in names)
        {
            try
            {
                plugins.Add(Plugin.Create(name));
            }
            catch (NotSupportedException)
            {
            }
        }

        return plugins.Sum(p => p.Start().Length);
    }

    public static void DemoOldPlugin() => StartAll(["spell", "flash"]);

    public static void DemoOldPluginSkipped() => StartUsable(["spell", "flash"]);
}
