// case: neg-config-cache
// category: negative-lazy
// rationale: lazily loaded, invalidated and reloaded entries of a cache; locals, ??= and MemberNotNull keep every use safe
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Blind.NegConfigCache;

public sealed record Settings(string Theme, IReadOnlyList<string> Feeds)
{
    public Settings? Parent { get; init; }
}

public interface ISettingsSource
{
    Settings? TryLoad(string user);

    Settings LoadOrDefault(string user) => TryLoad(user) ?? new Settings("light", []);
}

public sealed class FileSource(params string[] users) : ISettingsSource
{
    public Settings? TryLoad(string user)
    {
        return users.Contains(user) ? new Settings("dark", ["news"]) { Parent = new Settings("light", []) } : null;
    }
}

public sealed class SettingsCache(ISettingsSource source)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Settings> _entries = [];
    private Settings _last = null!;
    private Lazy<Settings> _guest = null!;

    public int Length(string user)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(user, out var entry) || entry is null)
                _entries[user] = entry = source.LoadOrDefault(user);
            _last = entry;
            return entry.Theme.Length + _last.Feeds.Count;
        }
    }

    /// <summary>Keeps the key so that the warm-up list stays complete.</summary>
    public void Invalidate(string user)
    {
        lock (_gate)
        {
            _entries[user] = null!;
            _last = null!;
        }
    }

    public string LastTheme()
    {
        var last = _last;
        return last == null ? Guest().Theme : last.Theme;
    }

    private Settings Guest()
    {
        EnsureGuest();
        return _guest.Value;
    }

    [MemberNotNull(nameof(_guest))]
    private void EnsureGuest() => _guest ??= new Lazy<Settings>(() => source.LoadOrDefault("guest"));

    public int Depth(string user)
    {
        int depth = 0;
        for (var s = source.TryLoad(user); s != null; s = s.Parent)
        {
            depth += s.Theme.Length;
        }
        return depth;
    }
}

public static class Case
{
    public static void DemoInvalidate()
    {
        var cache = new SettingsCache(new FileSource("ana"));
        _ = cache.LastTheme().Length + cache.Length("ana");
        cache.Invalidate("ana");
        _ = cache.LastTheme().Length + cache.Length("ana") + cache.Length("bo");
    }

    public static void DemoDepth()
    {
        var cache = new SettingsCache(new FileSource("ana"));
        _ = cache.Depth("ana") + cache.Depth("bo");
    }
}
