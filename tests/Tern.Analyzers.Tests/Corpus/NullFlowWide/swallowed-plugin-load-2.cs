// case: swallowed-plugin-load-2
// category: swallowed-exception
// rationale: the catch block only logs, so the variable or field keeps its null after the failing statement
// csc: none

namespace NullSafety.PluginLoad;

public sealed class Manifest
{
    private Manifest(string name, Version version)
    {
        Name = name;
        Version = version;
    }

    public string Name { get; }

    public Version Version { get; }

    public static Manifest Parse(string line)
    {
        int at = line.IndexOf('@');
        if (at < 0)
        {
            throw new FormatException("no version in " + line);
        }

        return new Manifest(line[..at], Version.Parse(line[(at + 1)..]));
    }
}

public sealed class PluginHost
{
    private readonly List<string> _log = new();
    private Manifest _active = null!;

    public string Load(string line)
    {
        Manifest manifest = null!;
        try
        {
            manifest = Manifest.Parse(line);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
        }

        return manifest.Name; // want: null-deref
    }

    public string LoadOrSkip(string line)
    {
        Manifest manifest;
        try
        {
            manifest = Manifest.Parse(line);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
            return "";
        }

        return manifest.Name;
    }

    public void Activate(string line)
    {
        try
        {
            _active = Manifest.Parse(line);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            _log.Add("activation failed: " + e.Message);
        }
    }

    public int ActiveMajor() => _active.Version.Major; // want: null-deref
    public int ActiveMajorOrZero() => _active is null ? 0 : _active.Version.Major;
}

public static class Case
{
    public static void DemoLoad() => new PluginHost().Load("spell-check");
    public static void DemoSkip() => new PluginHost().LoadOrSkip("spell-check");
    public static void DemoMajor() { var h = new PluginHost(); h.Activate("grammar@x"); h.ActiveMajor(); }
    public static void DemoMajorOrZero() { var h = new PluginHost(); h.Activate("grammar@x"); h.ActiveMajorOrZero(); }
}
