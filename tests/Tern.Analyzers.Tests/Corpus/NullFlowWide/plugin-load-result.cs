// case: plugin-load-result
// category: result-object
// rationale: a plug-in load result carries the plug-in only in one of three states; the host treats Skipped like Loaded
// csc: none

namespace NullSafety.Blind22a.PluginLoadResult;

public enum LoadState { Loaded, Skipped, Failed }

public interface IPlugin
{
    string Name { get; }

    string Banner() => $"[{Name}]";
}

public sealed class SpellChecker : IPlugin
{
    public string Name => "spell";
}

public sealed class LoadResult
{
    private LoadResult(LoadState state, IPlugin plugin, string reason)
    {
        State = state;
        Plugin = plugin;
        Reason = reason;
    }

    public LoadState State { get; }
    public IPlugin Plugin { get; }
    public string Reason { get; }

    public static LoadResult Ok(IPlugin p) => new(LoadState.Loaded, p, null!);

    public static LoadResult Skip(string reason) => new(LoadState.Skipped, null!, reason);

    public static LoadResult Fail(Exception e) => new(LoadState.Failed, null!, e.Message);
}

public sealed class Host(ISet<string> disabled)
{
    public LoadResult Load(string id) => id switch
    {
        _ when disabled.Contains(id) => LoadResult.Skip("disabled by user"),
        "spell" => LoadResult.Ok(new SpellChecker()),
        _ => LoadResult.Fail(new FileNotFoundException(id)),
    };

    public string Start(string id)
    {
        var result = Load(id);
        if (result.State == LoadState.Failed)
        {
            return result.Reason.Trim();
        }

        return result.Plugin.Banner(); // want: null-deref
    }

    public string StartLoaded(string id)
    {
        var result = Load(id);
        return result.State == LoadState.Loaded ? result.Plugin.Banner() : result.Reason.Trim();
    }

    public int LogWidth(IEnumerable<string> ids)
    {
        int width = 0;
        foreach (var result in ids.Select(Load))
        {
            width = Math.Max(width, result.Reason.Length); // want: null-deref
        }

        return width;
    }

    public int LogWidthOfProblems(IEnumerable<string> ids)
        => ids.Select(Load).Where(r => r.State != LoadState.Loaded).Sum(r => r.Reason.Length); // needless
}

public static class Case
{
    public static void DemoDisabled() => new Host(new HashSet<string> { "spell" }).Start("spell");

    public static void DemoFailed() => new Host(new HashSet<string>()).Start("lint");

    public static void DemoStartLoaded()
    {
        new Host(new HashSet<string> { "spell" }).StartLoaded("spell");
        new Host(new HashSet<string>()).StartLoaded("spell");
    }

    public static void DemoLog() => new Host(new HashSet<string>()).LogWidth(["lint", "spell"]);
    public static void DemoLogProblems() => new Host(new HashSet<string>()).LogWidthOfProblems(["lint", "spell"]);
}
