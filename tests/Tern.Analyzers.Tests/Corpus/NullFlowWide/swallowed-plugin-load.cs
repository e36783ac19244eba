// case: swallowed-plugin-load
// category: error-contract
// rationale: the value stays null when the creating call throws and the catch only counts; the twin leaves or sets a default in the catch
// csc: none

namespace NullSafety.PluginLoad;

public sealed class Plugin
{
    public Plugin(string name, int level)
    {
        Name = level <= 3 ? name : throw new NotSupportedException(name);
    }

    public string Name { get; }
}

public sealed class PluginHost
{
    private Plugin _active = null!;

    public int Failures { get; private set; }

    public string Load(string name, int level)
    {
        Plugin plugin = null!;
        try
        {
            plugin = new Plugin(name, level);
        }
        catch (NotSupportedException)
        {
            Failures++;
        }

        return plugin.Name; // want: null-deref
    }

    public string LoadOrDefault(string name, int level)
    {
        Plugin plugin = null!;
        try
        {
            plugin = new Plugin(name, level);
        }
        catch (NotSupportedException)
        {
            Failures++;
            plugin = new Plugin("default", 0);
        }

        return plugin.Name;
    }

    public int Activate(string name, int level)
    {
        try
        {
            _active = new Plugin(name, level);
        }
        catch (Exception e) when (e is NotSupportedException or IOException)
        {
            Failures++;
        }

        return _active.Name.Length; // want: null-deref
    }

    public int ActivateOrLeave(string name, int level)
    {
        try
        {
            _active = new Plugin(name, level);
        }
        catch (NotSupportedException)
        {
            return -1;
        }

        return _active.Name.Length;
    }
}

public static class Case
{
    public static void DemoLoad() => new PluginHost().Load("spell", 5);

    public static void DemoLoadSafe() => new PluginHost().LoadOrDefault("spell", 5);

    public static void DemoActivate() => new PluginHost().Activate("spell", 5);

    public static void DemoActivateSafe()
    {
        var host = new PluginHost();
        host.ActivateOrLeave("spell", 5);
        host.ActivateOrLeave("spell", 1);
    }
}
