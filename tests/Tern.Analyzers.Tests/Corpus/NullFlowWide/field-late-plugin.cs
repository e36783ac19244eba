// case: field-late-plugin
// category: field `= null!`, late init
// rationale: the host wires plugins in Start, but one entry point does not go through it, and one of two constructors forgets a field
// csc: none

namespace NullSafety.FieldLatePlugin;

public sealed class EventLog
{
    private readonly List<string> _entries = new();

    public void Add(string entry) => _entries.Add(entry);

    public int Count => _entries.Count;
}

public sealed class PluginHost
{
    private EventLog _log = null!;
    private readonly List<Plugin> _plugins = new();

    public void Start()
    {
        _log = new EventLog();
        foreach (var plugin in _plugins)
        {
            plugin.Load();
            _log.Add("loaded " + plugin.Name);
        }
    }

    public void Register(Plugin plugin)
    {
        _plugins.Add(plugin);
    }

    public void HotAdd(Plugin plugin)
    {
        Register(plugin);
        plugin.Load();
        _log.Add("hot " + plugin.Name); // want: null-deref
    }

    public int Entries() => _log is null ? 0 : _log.Count;
}

public sealed class Plugin
{
    private readonly Dictionary<string, string> _settings = null!;

    public Plugin(string name) => Name = name;

    public Plugin(string name, Dictionary<string, string> settings)
        : this(name)
    {
        _settings = settings;
    }

    public string Name { get; }

    public bool Loaded { get; private set; }

    public void Load() => Loaded = true;

    public bool IsVerbose() => _settings.ContainsKey("verbose"); // want: null-deref

    public int SettingCount() => _settings?.Count ?? 0;
}

public static class Case
{
    private static Plugin Configured() => new("spell", new Dictionary<string, string> { ["verbose"] = "1" });

    public static void Demo1() => new PluginHost().HotAdd(Configured());

    public static void Demo2() => new Plugin("plain").IsVerbose();

    public static void Demo3()
    {
        var host = new PluginHost();
        host.Entries();
        host.Register(Configured());
        host.Start();
        host.HotAdd(new Plugin("late"));
        host.Entries();
        Configured().IsVerbose();
        new Plugin("plain").SettingCount();
    }
}
