// case: small-construction-again
// category: several small cases of one topic
namespace Probe.Construction;

public sealed class ThemeHub
{
    private readonly List<Action<string>> _painters = new();
    private string _theme = "dark";

    public void Attach(Action<string> painter)
    {
        _painters.Add(painter);
        painter(_theme);
    }

    public void Switch(string theme)
    {
        _theme = theme;
        _painters.ForEach(p => p(theme));
    }
}

public sealed class StatusBar
{
    private readonly List<string> _segments;

    public StatusBar(ThemeHub hub)
    {
        hub.Attach(Repaint);
        _segments = new List<string> { "ln 1", "utf-8" };
    }

    public int Width { get; private set; }

    private void Repaint(string theme)
    {
        Width = theme.Length + _segments.Count; // want: null-deref
    }
}

public sealed class LocaleHub
{
    private Action<string>? _listeners;

    public void Attach(Action<string> listener) => _listeners += listener;

    public void Switch(string locale) => _listeners?.Invoke(locale);
}

public sealed class MenuBar
{
    private readonly List<string> _entries;

    public MenuBar(LocaleHub hub)
    {
        hub.Attach(Translate);
        _entries = new List<string> { "File", "Edit" };
    }

    private void Translate(string locale)
    {
        for (int i = 0; i < _entries.Count; i++)
        {
            _entries[i] = locale + ":" + _entries[i];
        }
    }
}

public abstract class Asset
{
    private static readonly HashSet<Asset> Loaded = new();

    protected Asset() => IsFirst = Loaded.Add(this);

    public bool IsFirst { get; }

    public abstract override int GetHashCode();

    public override bool Equals(object? obj) => obj is Asset a && a.GetHashCode() == GetHashCode();
}

public sealed class TextureAsset : Asset
{
    private readonly string _path;

    public TextureAsset(string path) => _path = path;

    public override int GetHashCode() => _path.GetHashCode(); // missed: null-deref
}

public abstract class Job
{
    protected Job() => Label = $"{GetType().Name}/{Describe()}";

    public string Label { get; }

    protected abstract int Describe();
}

public sealed class ExportJob : Job
{
    private readonly List<string> _columns = new() { "id", "name" };

    public ExportJob(IEnumerable<string> more) => _columns.AddRange(more);

    protected override int Describe() => _columns.Count;
}

public sealed class MailJob(string recipient) : Job
{
    protected override int Describe() => recipient.Length;
}

public sealed class SceneNode
{
    private readonly List<SceneNode> _children = new();

    public SceneNode(SceneNode? parent, string tag)
    {
        parent?.Adopt(this);
        Tag = tag;
    }

    public string Tag { get; }

    public int WidestTag { get; private set; }

    private void Adopt(SceneNode child)
    {
        _children.Add(child);
        WidestTag = _children.Max(c => c.Tag.Length); // want: null-deref
    }
}

public sealed class PluginContext
{
    public List<string> Log { get; } = new();
}

public sealed class Plugin
{
    private PluginContext _context = null!;

    public Plugin(string name, bool eager) => (Name, Eager) = (name, eager);

    public string Name { get; }

    public bool Eager { get; }

    public void Init(PluginContext context) => _context = context;

    public void Tick()
    {
        _context.Log.Add(Name); // want: null-deref
    }
}

public static class PluginHost
{
    public static int Run(IReadOnlyCollection<Plugin> plugins)
    {
        var context = new PluginContext();
        foreach (var plugin in plugins.Where(p => p.Eager))
        {
            plugin.Init(context);
        }

        foreach (var plugin in plugins)
        {
            plugin.Tick();
        }

        return context.Log.Count;
    }
}

public sealed class Shader
{
    private PluginContext _context = null!;

    public bool Supported { get; init; }

    public Shader Bind(PluginContext context)
    {
        _context = context;
        return this;
    }

    public void Compile() => _context.Log.Add("compiled");

    public static int BuildAll(IEnumerable<Shader> shaders)
    {
        var context = new PluginContext();
        var usable = shaders.Where(s => s.Supported).Select(s => s.Bind(context)).ToArray();
        Array.ForEach(usable, s => s.Compile());
        return context.Log.Count;
    }
}

public sealed class Outgoing
{
    public Outgoing(string url)
    {
        Url = url;
        Headers = new Dictionary<string, string>();
    }

    private Outgoing(Outgoing other) => Url = other.Url;

    public string Url { get; }

    public Dictionary<string, string> Headers { get; } = null!;

    public Outgoing Clone() => new(this);
}

public static class Retry
{
    public static int Send(Outgoing request, int attempts)
    {
        int sent = 0;
        for (int i = 0; i < attempts; i++)
        {
            var current = i == 0 ? request : request.Clone();
            current.Headers["x-attempt"] = i.ToString(); // want: null-deref
            sent++;
        }

        return sent;
    }
}

public sealed class Canvas
{
    public int Dirty { get; private set; }

    public void Invalidate() => Dirty++;
}

public sealed class BarChart
{
    private string _title = "";

    public Canvas Surface { get; set; } = null!;

    public string Title
    {
        get => _title;
        set
        {
            _title = value;
            Surface.Invalidate(); // want: null-deref
        }
    }
}

public sealed class PieChart
{
    private string _title = "";

    public Canvas Surface { get; set; } = null!;

    public string Title
    {
        get => _title;
        set
        {
            if (_title != value)
            {
                _title = value;
                Surface.Invalidate();
            }
        }
    }
}

public abstract class Repository
{
    private Func<string> _describe = null!;

    protected void Ready(Func<string> describe) => _describe = describe;

    public int Banner() => _describe().Length;
}

public sealed class UserRepository : Repository
{
    private readonly string _table;

    public UserRepository(string schema)
    {
        Ready(() => _table!.ToUpperInvariant());
        _table = schema + ".users";
    }
}

public static class Probes
{
    public static void DemoThemeReplay() => _ = new StatusBar(new ThemeHub()).Width;

    public static void DemoLocaleLater()
    {
        var hub = new LocaleHub();
        _ = new MenuBar(hub);
        hub.Switch("de");
        hub.Switch("fr");
    }

    public static void DemoAssetSet() => _ = new TextureAsset("rock.png").IsFirst;

    public static void DemoJobLabels()
    {
        _ = new ExportJob(new[] { "mail" }).Label + new MailJob("ops").Label;
    }

    public static void DemoSceneAdopt()
    {
        var root = new SceneNode(null, "root");
        _ = new SceneNode(root, "lamp");
    }

    public static void DemoPluginTick()
    {
        PluginHost.Run(new[] { new Plugin("spell", true), new Plugin("stats", false) });
    }

    public static void DemoShaderBuild()
    {
        Shader.BuildAll(new[] { new Shader { Supported = true }, new Shader { Supported = false } });
        Shader.BuildAll(Array.Empty<Shader>());
    }

    public static void DemoRetryClone() => Retry.Send(new Outgoing("/pay"), 2);

    public static void DemoBarChart()
    {
        _ = new BarChart { Title = "Sales", Surface = new Canvas() };
    }

    public static void DemoPieChart()
    {
        var chart = new PieChart { Surface = new Canvas(), Title = "Costs" };
        chart.Title = "Costs 2";
    }

    public static void DemoRepositoryBanner() => new UserRepository("crm").Banner();
}
