// case: small-statics-again
// category: several small cases of one topic
namespace Probe.Statics;

public sealed class Router
{
    public Router(string name, Pipeline pipeline) => (Name, Pipeline) = (name, pipeline);

    public string Name { get; }

    public Pipeline Pipeline { get; }
}

public sealed class Pipeline
{
    private readonly Router _fallback;

    public Pipeline(Router fallback) => _fallback = fallback;

    public string Handle(string path) => path.Length > 1 ? path : _fallback.Name; // want: null-deref
}

public static class Routes
{
    public static readonly Router Main;

    static Routes() => Main = new Router("main", Pipelines.Web);
}

public static class Pipelines
{
    public static readonly Pipeline Web;

    static Pipelines() => Web = new Pipeline(Routes.Main);
}

public sealed class Stage
{
    private readonly Func<Hub> _owner;

    public Stage(Func<Hub> owner) => _owner = owner;

    public int Weight() => _owner().Name.Length;
}

public sealed record Hub(string Name, Stage First);

public static class Hubs
{
    public static readonly Hub Central;

    static Hubs() => Central = new Hub("central", Stages.Entry);
}

public static class Stages
{
    public static readonly Stage Entry;

    static Stages() => Entry = new Stage(() => Hubs.Central);
}

public sealed class Severity
{
    public static readonly IReadOnlyList<Severity> All = Collect();
    public static readonly Severity Low = new("low");
    public static readonly Severity Fatal = new("fatal");

    private Severity(string name) => Name = name;

    public string Name { get; }

    private static Severity[] Collect() => new[] { Low, Fatal };

    public static Severity? Parse(string text)
    {
        return All.FirstOrDefault(s => s.Name.Equals(text, StringComparison.OrdinalIgnoreCase)); // want: null-deref
    }
}

public sealed class Planet
{
    public static readonly Planet Mars = new("mars");
    public static readonly Planet Venus = new("venus");
    public static readonly IReadOnlyList<Planet> All = Collect();

    private Planet(string name) => Name = name;

    public string Name { get; }

    private static Planet[] Collect() => new[] { Mars, Venus };

    public static Planet? Parse(string text) => All.FirstOrDefault(p => p.Name.Length == text.Length);
}

public sealed class Tenant
{
    public string Id { get; init; } = "";
}

public static class Ambient
{
    public static Tenant Current { get; private set; } = null!;

    public static IDisposable Enter(string id)
    {
        var scope = new Scope(Current);
        Current = new Tenant { Id = id };
        return scope;
    }

    private sealed class Scope(Tenant outer) : IDisposable
    {
        public void Dispose() => Current = outer;
    }
}

public static class Billing
{
    public static IEnumerable<string> Keys(params int[] invoices)
    {
        using (Ambient.Enter("acme"))
        {
            return invoices.Select(i => Ambient.Current.Id.ToUpper() + i); // missed: null-deref
        }
    }
}

public static class Locale
{
    private static string? _current;

    public static List<string> Format(params int[] amounts)
    {
        var outer = _current;
        _current = "de";
        try
        {
            return amounts.Select(a => a + _current!.Trim()).ToList();
        }
        finally
        {
            _current = outer;
        }
    }
}

public sealed class World
{
    public Dictionary<string, int> Scores { get; } = new() { ["p1"] = 3 };
}

public static class Game
{
    public static World World = null!;

    public static void Load() => World = new World();

    public static int Shutdown()
    {
        Unload();
        return SaveGame.Write();
    }

    private static void Unload() => World = null!;
}

public static class SaveGame
{
    public static int Write()
    {
        return Game.World.Scores.Values.Sum(); // want: null-deref
    }
}

public static class Arena
{
    private static World _world = null!;

    public static int PlayRound()
    {
        _world = new World();
        int saved = Save();
        _world = null!;
        return saved;
    }

    private static int Save() => _world.Scores.Values.Sum();
}

public interface ICodec
{
    string Name { get; }
}

public sealed class ZipCodec : ICodec
{
    public string Name => "zip";
}

public static class Codecs
{
    private static ICodec? _preferred;

    public static ICodec Preferred => _preferred!;

    public static void Configure(string environment)
    {
        _preferred = environment switch
        {
            "prod" or "staging" => new ZipCodec(),
            _ => _preferred,
        };
    }
}

public static class Archive
{
    public static string FileName(string stem) => $"{stem}.{Codecs.Preferred.Name}"; // missed: null-deref
}

public sealed class Invoice
{
}

public sealed class Receipt
{
}

public static class Maker<T>
{
    public static Func<T> Create = null!;
}

public static class Makers
{
    public static void Register()
    {
        Maker<Invoice>.Create = () => new Invoice();
    }

    public static T Make<T>()
    {
        return Maker<T>.Create(); // missed: null-deref
    }
}

public static class Parser<T>
{
    public static Func<string, T>? Parse;

    public static T Read(string text, Func<string, T> fallback)
    {
        Parse ??= fallback;
        return Parse(text);
    }
}

public static class Probes
{
    public static void DemoRouteFallback() => _ = Routes.Main.Pipeline.Handle("/");

    public static void DemoHubWeight() => _ = Hubs.Central.First.Weight() + Stages.Entry.Weight();

    public static void DemoSeverityParse() => Severity.Parse("fatal");

    public static void DemoPlanetParse()
    {
        Planet.Parse("venus");
        Planet.Parse("");
    }

    public static void DemoBillingKeys()
    {
        var keys = Billing.Keys(1, 2);
        _ = string.Join(",", keys);
    }

    public static void DemoLocaleFormat()
    {
        var lines = Locale.Format(1, 2);
        lines.AddRange(Locale.Format());
        _ = string.Join(",", lines);
    }

    public static void DemoGameShutdown()
    {
        Game.Load();
        Game.Shutdown();
    }

    public static void DemoArenaRounds() => _ = Arena.PlayRound() + Arena.PlayRound();

    public static void DemoArchiveName()
    {
        Codecs.Configure("dev");
        _ = Archive.FileName("backup");
    }

    public static void DemoMakeReceipt()
    {
        Makers.Register();
        Makers.Make<Invoice>();
        Makers.Make<Receipt>();
    }

    public static void DemoParserPerType()
    {
        Parser<int>.Read("4", int.Parse);
        Parser<string>.Read("4", s => s);
    }
}
