// case: plugin-lazy-exporter
// category: lazy-delegates
// rationale: a lazily created plug-in is null when its type does not fit; a resolver delegate answers null for an unknown theme
// csc: none

namespace NullSafety.PluginLazyExporter;

public interface IExporter
{
    string Extension { get; }
    string Export(string text);
}

public sealed class HtmlExporter : IExporter
{
    public string Extension => "html";
    public string Export(string text) => $"<p>{text}</p>";
}

/// <summary>Ships in the same assembly, but is a helper and no exporter.</summary>
public sealed class HtmlEscaper
{
    public string Escape(string s) => s.Replace("<", "&lt;");
}

public sealed class PluginEntry
{
    private readonly Lazy<IExporter> _exporter;

    public PluginEntry(Type type) => _exporter = new Lazy<IExporter>(() => Create(type)!);

    public IExporter Exporter => _exporter.Value;

    private static IExporter? Create(Type type) => Activator.CreateInstance(type) as IExporter;
}

public sealed record Theme(string Name, string Accent);

public delegate Theme ThemeResolver(string name);

public sealed class PluginHost(ThemeResolver themes)
{
    private readonly List<PluginEntry> _entries = new();

    public PluginHost Load<T>() where T : class, new()
    {
        _entries.Add(new PluginEntry(typeof(T)));
        return this;
    }

    public string[] Extensions()
    {
        var result = new List<string>();
        foreach (var entry in _entries)
        {
            result.Add(entry.Exporter.Extension); // missed: null-deref
        }

        return result.ToArray();
    }

    public string[] KnownExtensions()
        => _entries.Select(e => e.Exporter).OfType<IExporter>().Select(x => x.Extension).ToArray();

    public string Accent(string theme)
    {
        return themes(theme).Accent; // want: null-deref
    }

    public string AccentOrDefault(string theme)
    {
        var found = themes(theme);
        return found is null ? "#000" : found.Accent;
    }
}

public static class Case
{
    private static readonly Theme[] Themes = { new("dark", "#f80"), new("light", "#08f") };

    private static PluginHost Host() => new PluginHost(name => Array.Find(Themes, t => t.Name == name)!).Load<HtmlExporter>().Load<HtmlEscaper>();

    public static void DemoExtensions() => Host().Extensions();
    public static void DemoKnown() => Host().KnownExtensions();
    public static void DemoAccent() => Host().Accent("sepia");
    public static void DemoAccentSafe() => Host().AccentOrDefault("sepia");
}
