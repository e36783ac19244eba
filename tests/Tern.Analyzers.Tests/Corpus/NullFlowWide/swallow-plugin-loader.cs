// case: swallow-plugin-loader
// category: swallowed-exception
// rationale: a catch that logs, a filter that turns errors into nothing, and a finally that clears
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.SwallowPluginLoader;

public sealed class Plugin
{
    public string Id { get; init; } = "id";
}

public sealed class Loader
{
    private Plugin? _loading;
    private readonly List<string> _log = [];

    private static Plugin Load(string path) => path.EndsWith(".dll", StringComparison.Ordinal) ? new Plugin() : throw new BadImageFormatException();

    private Plugin Attempt(string path)
    {
        try
        {
            return Load(path);
        }
        catch (BadImageFormatException e)
        {
            _log.Add(e.Message);
            return null!;
        }
    }

    public int IdWidth(string path)
    {
        var plugin = Attempt(path);
        return plugin.Id.Length; // want: null-deref
    }

    public int IdWidthOrThrow(string path)
    {
        Plugin plugin;
        try
        {
            plugin = Load(path);
        }
        catch (BadImageFormatException e)
        {
            _log.Add(e.Message);
            throw;
        }

        return plugin.Id.Length;
    }

    private void Begin(string path)
    {
        try
        {
            _loading = Load(path);
            _log.Add(_loading.Id);
        }
        finally
        {
            _loading = null;
        }
    }

    public int Finish(string path)
    {
        Begin(path);
        return _loading!.Id.Length; // want: null-deref
    }
}

public static class Case
{
    public static int Demo1() => new Loader().IdWidth("a.so");

    public static int Demo2() => new Loader().IdWidth("a.dll") + new Loader().IdWidthOrThrow("a.dll");

    public static int Demo3() => new Loader().Finish("a.dll");
}
