// case: small-faults
// category: several small cases of one topic
namespace Row.Faults;

public sealed class UnitOfWork
{
    private List<string> _changes = [];

    public int Commit()
    {
        try
        {
            return _changes.Count; // want: null-deref
        }
        finally
        {
            _changes = null!;
        }
    }

    public static int DemoCommitTwice()
    {
        var work = new UnitOfWork();
        return work.Commit() + work.Commit();
    }
}

public sealed class Peer
{
    public string Host { get; init; } = "localhost";

    public static Peer Dial(int port) =>
        port > 9000 ? new Peer() : throw new IOException("refused");
}

public static class Dialing
{
    public static int DemoOfflinePeer()
    {
        Peer? peer = null;
        int attempt = 0;
        while (peer is null)
        {
            try
            {
                peer = Peer.Dial(80 + attempt);
            }
            catch (IOException)
            {
                if (++attempt == 3)
                {
                    peer = new Peer { Host = "offline" };
                }
            }
        }

        return peer.Host.Length;
    }

    private static string Explain(int attempts)
    {
        Exception last = null!;
        while (attempts-- > 0)
        {
            try
            {
                return Peer.Dial(1).Host;
            }
            catch (IOException e)
            {
                last = e;
            }
        }

        return last.Message; // want: null-deref
    }

    public static string DemoNoAttempts() => Explain(2) + Explain(0);
}

public static class Reporting
{
    private static void Import(string row)
    {
        if (row.Length == 0)
        {
            throw new InvalidDataException("empty row");
        }

        try
        {
            _ = int.Parse(row);
        }
        catch (FormatException e)
        {
            throw new InvalidDataException("bad row", e);
        }
    }

    public static int DemoRootCause()
    {
        int n = 0;
        foreach (var row in new[] { "x", "" })
        {
            try
            {
                Import(row);
            }
            catch (InvalidDataException e)
            {
                n += e.InnerException!.Message.Length; // missed: null-deref
            }
        }

        return n;
    }

    public static int DemoBaseCause()
    {
        int n = 0;
        foreach (var row in new[] { "x", "" })
        {
            try
            {
                Import(row);
            }
            catch (InvalidDataException e)
            {
                n += (e.InnerException ?? e).Message.Length;
            }
        }

        return n;
    }
}

public static class Resilience
{
    private static async Task<T> Attempt<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (HttpRequestException)
        {
            return default!;
        }
    }

    private static async Task<T> AttemptOr<T>(Func<Task<T>> work, T fallback)
    {
        try
        {
            return await work();
        }
        catch (HttpRequestException)
        {
            return fallback;
        }
    }

    private static async Task<string[]> Download(string url)
    {
        await Task.CompletedTask;
        return url.StartsWith("http") ? [url] : throw new HttpRequestException(url);
    }

    private static async Task<int> CountLines()
    {
        var lines = await Attempt(() => Download("ftp://a"));
        return lines.Length; // want: null-deref
    }

    private static async Task<int> CountLinesOr()
    {
        var lines = await AttemptOr(() => Download("ftp://a"), []);
        var size = await Attempt(async () => (await Download("ftp://a")).Length);
        return lines.Length + size.GetHashCode();
    }

    public static int DemoDownload() => CountLines().GetAwaiter().GetResult();

    public static int DemoDownloadOr() => CountLinesOr().GetAwaiter().GetResult();
}

public sealed class Transaction
{
    private List<string> _journal = ["begin"];

    private bool Abandon(Exception e)
    {
        if (e is TimeoutException)
        {
            _journal = null!;
        }

        return true;
    }

    public int Run(Action body)
    {
        try
        {
            body();
        }
        catch (Exception e) when (Abandon(e))
        {
            _journal.Clear(); // want: null-deref
        }

        return 1;
    }

    public static int DemoAbandon()
    {
        var tx = new Transaction();
        return tx.Run(() => { }) + tx.Run(() => throw new TimeoutException());
    }
}

public static class Files
{
    private static StringReader Open(string name) =>
        name.EndsWith(".txt") ? new StringReader(name) : throw new FileNotFoundException(name);

    public static int DemoOpenFails()
    {
        StringReader reader = null!;
        try
        {
            reader = Open("a.bin");
            return reader.Read();
        }
        finally
        {
            reader.Dispose(); // want: null-deref
        }
    }

    public static int DemoOpenFailsQuietly()
    {
        StringReader? reader = null;
        try
        {
            reader = Open("a.bin");
            return reader.Read();
        }
        catch (FileNotFoundException)
        {
            return -1;
        }
        finally
        {
            reader?.Dispose();
        }
    }
}
