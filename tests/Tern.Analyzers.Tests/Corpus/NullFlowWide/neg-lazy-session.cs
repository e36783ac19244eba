// case: neg-lazy-session
// category: negative-late-init
// rationale: null! fields are set by a constructor helper, by ??= in the getter or by an Ensure method before each use
// csc: silent

namespace NullSafety.LazySessions;

public sealed class Connection
{
    public Connection(string host) => Host = host;

    public string Host { get; }
    public bool Open { get; private set; } = true;

    public void Close() => Open = false;
}

public sealed class Settings
{
    private string _host = null!;
    private List<string> _tags = null!;

    public Settings(string host)
    {
        Assign(host);
    }

    public Settings()
        : this("localhost")
    {
    }

    public string Host => _host;

    public int TagCount => _tags.Count;

    private void Assign(string host)
    {
        _host = host.Trim();
        _tags = new List<string>();
    }
}

public sealed class Session : IDisposable
{
    private readonly Settings _settings;
    private readonly Lazy<string> _banner;
    private Connection _connection = null!;
    private Dictionary<string, int>? _counters;

    public Session(Settings settings)
    {
        _settings = settings;
        _banner = new Lazy<string>(() => "on " + _settings.Host);
    }

    private Dictionary<string, int> Counters => _counters ??= new Dictionary<string, int>();

    public int BannerWidth() => _banner.Value.Length;

    public string Send(string verb)
    {
        EnsureOpen();
        Counters[verb] = Counters.GetValueOrDefault(verb) + 1;
        return _connection.Host + ":" + verb.Length;
    }

    public void Dispose()
    {
        _connection?.Close();
        _connection = null!;
    }

    private void EnsureOpen()
    {
        if (_connection == null || !_connection.Open)
        {
            _connection = new Connection(_settings.Host);
        }
    }
}

public static class Case
{
    public static void DemoSession()
    {
        using var session = new Session(new Settings());
        session.Send("get");
        session.Dispose();
        session.Send("put");
        session.BannerWidth();
    }
    public static void DemoUnused() => new Session(new Settings(" db ")).Dispose();
    public static void DemoTags() => _ = new Settings().TagCount;
}
