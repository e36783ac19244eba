// case: small-closures-again
// category: several small cases of one topic
namespace Probes.G.Closures;

public sealed class TextDocument(string path)
{
    public int Revision { get; private set; }

    public string Path => path;

    public void Save() => Revision++;
}

public sealed class Palette
{
    private readonly Dictionary<string, Action> _commands = new(StringComparer.OrdinalIgnoreCase);

    public void Bind(string name, Action run) => _commands[name] = run;

    public void Run(string name)
    {
        if (_commands.TryGetValue(name, out var run))
        {
            run();
        }
    }
}

public static class Editor
{
    private static Palette Wire(string path)
    {
        var active = new TextDocument(path);
        var palette = new Palette();
        palette.Bind("save", () => active.Save()); // missed: null-deref
        palette.Bind("close", () => active = null!);
        palette.Bind("new", () => active = new TextDocument("untitled"));
        return palette;
    }

    private static Palette WirePinned(string path)
    {
        var active = new TextDocument(path);
        var palette = new Palette();
        var pinned = active;
        palette.Bind("save", () => pinned.Save());
        palette.Bind("close", () => active = null!);
        palette.Bind("path", () => Console.Out.Flush());
        return palette;
    }

    public static void DemoSaveAfterClose()
    {
        var palette = Wire("a.md");
        palette.Run("close");
        palette.Run("new");
        palette.Run("save");
        palette.Run("close");
        palette.Run("save");
    }

    public static void DemoPinnedSave()
    {
        var palette = WirePinned("a.md");
        palette.Run("save");
        palette.Run("close");
        palette.Run("save");
    }
}

public interface ITileSource
{
    int[] Load(int zoom);
}

public sealed class FlatTiles : ITileSource
{
    public int[] Load(int zoom) => new int[1 << zoom];
}

public sealed class TileMap
{
    private readonly Lazy<int[]> _tiles;
    private ITileSource _source = null!;

    public TileMap(int zoom) => _tiles = new Lazy<int[]>(() => _source.Load(zoom)); // want: null-deref

    public int Count => _tiles.Value.Length;

    public TileMap Attach(ITileSource source)
    {
        _source = source;
        return this;
    }
}

public sealed class InjectedTileMap
{
    private readonly Lazy<int[]> _tiles;
    private ITileSource _source;

    public InjectedTileMap(ITileSource source, int zoom)
    {
        _tiles = new Lazy<int[]>(() => _source!.Load(zoom));
        _source = source;
    }

    public int Count => _tiles.Value.Length;
}

public static class Maps
{
    public static void DemoCountBeforeAttach()
    {
        var ready = new TileMap(2).Attach(new FlatTiles());
        var minimap = new TileMap(1);
        _ = ready.Count + minimap.Count;
    }

    public static void DemoInjectedCount() => _ = new InjectedTileMap(new FlatTiles(), 2).Count;
}

public sealed class HttpReply(int status)
{
    public int Status => status;

    public Dictionary<string, string> Headers { get; } = new();
}

public sealed class Pipeline
{
    private readonly List<Func<Func<string, HttpReply>, Func<string, HttpReply>>> _layers = new();

    public Pipeline Use(Func<Func<string, HttpReply>, Func<string, HttpReply>> layer)
    {
        _layers.Add(layer);
        return this;
    }

    public Func<string, HttpReply> Build(Func<string, HttpReply> last)
    {
        var app = last;
        for (var i = _layers.Count - 1; i >= 0; i--)
        {
            app = _layers[i](app);
        }

        return app;
    }
}

public static class Server
{
    private static HttpReply Health(string path) => new(200);

    public static void DemoUnroutedRequest()
    {
        var app = new Pipeline()
            .Use(next => path =>
            {
                var reply = next(path);
                reply.Headers["server"] = "tern"; // missed: null-deref
                return reply;
            })
            .Use(next => path => path == "/health" ? Health(path) : next(path))
            .Build(_ => null!);
        app("/health");
        app("/favicon.ico");
    }
}

public static class FallbackServer
{
    private sealed class Chain(Func<string, HttpReply> inner)
    {
        public Chain Then(Func<Func<string, HttpReply>, Func<string, HttpReply>> layer) => new(layer(inner));

        public HttpReply Handle(string path) => inner(path);
    }

    public static void DemoNotFoundRequest()
    {
        var chain = new Chain(_ => new HttpReply(404))
            .Then(next => path => path == "/health" ? new HttpReply(200) : next(path))
            .Then(next => path =>
            {
                var reply = next(path);
                reply.Headers["server"] = "tern";
                return reply;
            });
        chain.Handle("/health");
        chain.Handle("/favicon.ico");
    }
}

public sealed class AssetResolver
{
    public event Func<string, string> Resolving = name => "assets/" + name;

    public int Depth(string name)
    {
        var path = Resolving(name);
        return string.IsNullOrEmpty(path) ? 0 : path.Split('/').Length;
    }

    public string Extension(string name)
    {
        var path = Resolving(name);
        return path.Substring(path.LastIndexOf('.') + 1); // want: null-deref
    }
}

public static class Mods
{
    private static string FromMod(string name) => name.StartsWith("mod:") ? name[4..] : null!;

    public static void DemoSecondResolverWins()
    {
        var resolver = new AssetResolver();
        resolver.Depth("tree.png");
        resolver.Resolving += FromMod;
        resolver.Depth("mod:rock.png");
        resolver.Extension("tree.png");
    }
}

public static class Calculator
{
    private static int Evaluate(string source)
    {
        var words = source.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var position = 0;
        var token = "";

        void Advance() => token = position < words.Length ? words[position++] : null!;

        int Primary()
        {
            if (token == "(")
            {
                Advance();
                var inner = Sum();
                Advance();
                return inner;
            }

            var value = token[0] - '0'; // want: null-deref
            Advance();
            return value;
        }

        int Sum()
        {
            var total = Primary();
            while (token == "+")
            {
                Advance();
                total += Primary();
            }

            return total;
        }

        Advance();
        return Sum();
    }

    public static void DemoTrailingPlus()
    {
        Evaluate("1 + ( 2 + 3 )");
        Evaluate("1 + ( 2 +");
    }
}
