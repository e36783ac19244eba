// case: neg-plugin-host
// category: negative-interface
// rationale: one implementation returns null, but callers go through a null-object wrapper, a concrete non-null implementation, or a capability flag
// csc: silent

#nullable enable
namespace NullSafety.PluginHost;

public sealed record Icon(string Path, int Size);

public interface IPlugin
{
    string Name { get; }

    bool HasIcon { get; }

    Icon Icon { get; }
}

public sealed class ConsolePlugin : IPlugin
{
    public string Name => "console";

    public bool HasIcon => false;

    public Icon Icon => null!;
}

public sealed class ChartPlugin : IPlugin
{
    private readonly Icon _icon = new("chart.png", 32);

    public string Name => "chart";

    public bool HasIcon => true;

    public Icon Icon => _icon;
}

public sealed class WithDefaultIcon(IPlugin inner, Icon fallback) : IPlugin
{
    public string Name => inner.Name;

    public bool HasIcon => true;

    public Icon Icon => inner.Icon ?? fallback;
}

public sealed class Toolbar
{
    private readonly List<IPlugin> _plugins = new();

    public event Action<string>? Added;

    public void Add(IPlugin plugin)
    {
        _plugins.Add(plugin.HasIcon ? plugin : new WithDefaultIcon(plugin, new Icon("blank.png", 16)));
        Added?.Invoke(plugin.Name);
    }

    public int Width()
    {
        int width = 0;
        foreach (var plugin in _plugins)
        {
            width += plugin.Icon.Size;
        }

        return width;
    }

    public static string Tooltip(IPlugin plugin) => plugin.HasIcon ? plugin.Icon.Path : plugin.Name;

    public static int ChartSize() => new ChartPlugin().Icon.Size;
}

public static class Case
{
    public static void DemoToolbar()
    {
        var bar = new Toolbar();
        bar.Add(new ConsolePlugin());
        bar.Added += name => Console.Write(name[..0]);
        bar.Add(new ChartPlugin());
        bar.Width();
    }

    public static void DemoTooltip() { Toolbar.Tooltip(new ConsolePlugin()); Toolbar.Tooltip(new ChartPlugin()); }

    public static void DemoChart() => Toolbar.ChartSize();
}
