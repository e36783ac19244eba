// case: plugin-host
// category: factory-delegate
// rationale: a registered factory and a lazily built value may yield null although their types do not say so
// csc: none

namespace NullSafety.PluginHost;

public interface IPlugin
{
    string Name { get; }
    int Run(string input);
}

public sealed class UpperPlugin : IPlugin
{
    public string Name => "upper";
    public int Run(string input) => input.ToUpperInvariant().Length;
}

public sealed class Manifest(IReadOnlyDictionary<string, string> values)
{
    public string? Value(string key) => values.TryGetValue(key, out var v) ? v : null;
}

public sealed class Host
{
    private readonly Dictionary<string, Func<Manifest, IPlugin>> _factories = [];
    private readonly Manifest _manifest;
    private readonly Lazy<string> _title;
    private readonly Lazy<string> _vendor;

    public Host(Manifest manifest)
    {
        _manifest = manifest;
        _title = new Lazy<string>(() => manifest.Value("title")!);
        _vendor = new Lazy<string>(() => manifest.Value("vendor") ?? "unknown");
    }

    public void Register(string name, Func<Manifest, IPlugin> factory) => _factories[name] = factory;

    public int Run(string name, string input)
    {
        if (!_factories.TryGetValue(name, out var factory))
            return -1;
        IPlugin plugin = factory(_manifest);
        return plugin.Run(input); // want: null-deref
    }

    public int RunIfEnabled(string name, string input)
    {
        if (!_factories.TryGetValue(name, out var factory))
            return -1;
        return factory(_manifest) is { } plugin ? plugin.Run(input) : 0;
    }

    public string Banner()
    {
        return _title.Value.PadLeft(20); // want: null-deref
    }

    public string Vendor() => _vendor.Value.PadLeft(20);
}

public static class Case
{
    private static Host Build(params (string, string)[] pairs)
    {
        var host = new Host(new Manifest(pairs.ToDictionary(p => p.Item1, p => p.Item2)));
        host.Register("upper", m => m.Value("upper") == "off" ? null! : new UpperPlugin());
        return host;
    }

    public static void DemoRun() => Build().Run("upper", "a");
    public static void DemoRunUnknown() => Build().Run("lower", "a");
    public static void DemoRunOff() => Build(("upper", "off")).Run("upper", "a");
    public static void DemoRunIfEnabled() => Build(("upper", "off")).RunIfEnabled("upper", "a");
    public static void DemoBanner() => Build().Banner();
    public static void DemoTitled() => Build(("title", "Tool")).Banner();
    public static void DemoVendor() => Build().Vendor();
}
