// Lists of objects that are known by what they implement only.
using System.Collections.Generic;
using System.Linq;

namespace Variations.CarriersBehindContracts;

public interface IPlugin
{
    int Width { get; }

    string Title { get; }

    int Caption => Title.Length; // want: null-deref
}

public sealed class Spelling : IPlugin
{
    private string _name = null!;

    public int Width => _name.Length; // want: null-deref

    public string Title { get; private set; } = null!;

    public void Load() => (_name, Title) = ("spelling", "Spelling");
}

public sealed class Host
{
    private readonly List<IPlugin> _plugins = new();

    public Host Add(IPlugin plugin)
    {
        _plugins.Add(plugin);
        return this;
    }

    public int Widths()
    {
        int sum = 0;
        foreach (var plugin in _plugins)
        {
            sum += plugin.Width;
        }

        return sum;
    }

    public int Captions()
    {
        int sum = 0;
        foreach (var plugin in _plugins)
        {
            sum += plugin.Caption;
        }

        return sum;
    }

    public static void Demo1() => new Host().Add(new Spelling()).Widths();

    public static void Demo2() => new Host().Add(new Spelling()).Captions();

    public static void Demo3()
    {
        var spelling = new Spelling();
        spelling.Load();
        _ = new Host().Add(spelling).Widths();
    }
}
