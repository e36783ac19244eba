// case: small-dictionaries
// category: several small cases of one topic
using System.Runtime.InteropServices;

namespace Probes.Dictionaries;

internal sealed class Prices
{
    private readonly Dictionary<string, string> _byIsin = new() { ["DE01"] = "12.50" };

    public decimal Quote(string isin)
    {
        _byIsin.TryGetValue(isin, out var text);
        return decimal.Parse(text!.Replace(",", ".")); // want: null-deref
    }
}

internal sealed class Section
{
    private readonly Dictionary<string, Section> _children = new(StringComparer.OrdinalIgnoreCase);

    public string Value { get; init; } = "";

    public Section this[string key]
    {
        get => _children.TryGetValue(key, out var child) ? child : null!;
        init => _children[key] = value;
    }
}

internal sealed class AutoSection
{
    private readonly Dictionary<string, AutoSection> _children = new();

    public string Value { get; set; } = "";

    public AutoSection this[string key]
    {
        get
        {
            if (!_children.TryGetValue(key, out var child))
            {
                _children.Add(key, child = new AutoSection());
            }

            return child;
        }
    }
}

internal sealed record Avatar(string Url);

internal sealed class AvatarCache
{
    private readonly Dictionary<int, Avatar> _cache = new();
    private readonly Func<int, Avatar?> _load;

    public AvatarCache(Func<int, Avatar?> load) => _load = load;

    public string UrlOf(int user)
    {
        if (!_cache.ContainsKey(user))
        {
            _cache[user] = _load(user)!;
        }

        return _cache[user].Url.Trim(); // want: null-deref
    }
}

internal sealed class StrictAvatarCache
{
    private readonly Dictionary<int, Avatar> _cache = new();
    private readonly Func<int, Avatar?> _load;

    public StrictAvatarCache(Func<int, Avatar?> load) => _load = load;

    public string UrlOf(int user)
    {
        if (!_cache.TryGetValue(user, out var hit))
        {
            if (_load(user) is not { } fresh)
            {
                return "/default.png";
            }

            _cache[user] = hit = fresh;
        }

        return hit.Url.Trim();
    }
}

internal sealed class Channel
{
    public bool Open { get; private set; } = true;

    public void Close() => Open = false;
}

internal sealed class ChannelTable
{
    private readonly SortedDictionary<int, Channel> _open = new();
    private readonly Dictionary<int, Channel> _named = new() { [1] = new Channel() };

    public void Add(int id) => _open[id] = new Channel();

    public void Drop(int id)
    {
        _named.Remove(id, out var channel);
        channel!.Close(); // want: null-deref
    }

    public void Evict(int id)
    {
        if (_open.TryGetValue(id, out var channel) && _open.Remove(id))
        {
            channel.Close();
        }
    }
}

internal sealed class Permissions
{
    private readonly Dictionary<string, Dictionary<string, bool>> _grants = new();

    private Dictionary<string, bool> For(string tenant) => _grants.GetValueOrDefault(tenant)!;

    public void Grant(string tenant, string role)
    {
        if (!_grants.TryGetValue(tenant, out var roles))
        {
            _grants[tenant] = roles = new Dictionary<string, bool>();
        }

        roles[role] = true;
    }

    public bool Allowed(string tenant, string role)
    {
        return For(tenant).TryGetValue(role, out var yes) && yes; // want: null-deref
    }

    public int RoleCount(string tenant) => _grants.ContainsKey(tenant) ? For(tenant).Count : 0;
}

internal sealed class Session
{
    public List<string> Events { get; } = new();
}

internal sealed class Sessions
{
    private readonly Dictionary<Guid, Session> _live = new();

    public Guid Start()
    {
        var id = Guid.NewGuid();
        _live.Add(id, new Session());
        return id;
    }

    private void Expire(Guid id) => _live.Remove(id);

    private Session Get(Guid id) => _live.GetValueOrDefault(id)!;

    public int Finish(Guid id)
    {
        Get(id)?.Events.Add("finish");
        Expire(id);
        return Get(id).Events.Count; // want: null-deref
    }
}

internal static class Inverted
{
    public static int Index(string[] words)
    {
        var index = new Dictionary<char, List<string>>();
        foreach (var word in words)
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(index, word[0], out _);
            bucket!.Add(word); // want: null-deref
        }

        return index.Count;
    }

    public static int IndexLazily(string[] words)
    {
        var index = new Dictionary<char, List<string>>();
        foreach (var word in words)
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(index, word[0], out bool existed);
            if (!existed)
            {
                bucket = new List<string>();
            }

            bucket!.Add(word);
        }

        return index.Values.Max(b => b.Count);
    }
}

internal static class DictionaryDemos
{
    public static void DemoPrices() => new Prices().Quote("FR02");

    public static void DemoSection()
    {
        var config = new Section { ["db"] = new Section { ["host"] = new Section { Value = "local" } } };
        string host = config["DB"]["host"].Value; // needless
        string port = config["db"]["port"].Value.Trim(); // missed: null-deref
    }

    public static void DemoAutoSection()
    {
        var config = new AutoSection();
        config["db"]["host"].Value = "local";
        string port = config["db"]["port"].Value.Trim();
    }

    public static void DemoAvatar()
    {
        var cache = new AvatarCache(id => id > 0 ? new Avatar("/a.png") : null);
        cache.UrlOf(1);
        cache.UrlOf(-1);
    }

    public static void DemoStrictAvatar()
    {
        var cache = new StrictAvatarCache(id => id > 0 ? new Avatar("/a.png") : null);
        cache.UrlOf(-1);
        cache.UrlOf(-1);
        cache.UrlOf(1);
        cache.UrlOf(1);
    }

    public static void DemoDrop() => new ChannelTable().Drop(2);

    public static void DemoEvict()
    {
        var table = new ChannelTable();
        table.Add(1);
        table.Evict(1);
        table.Evict(1);
    }

    public static void DemoPermissions()
    {
        var permissions = new Permissions();
        permissions.Grant("acme", "admin");
        permissions.Allowed("acme", "admin");
        permissions.Allowed("umbrella", "admin");
    }

    public static void DemoRoleCount()
    {
        var permissions = new Permissions();
        permissions.Grant("acme", "admin");
        permissions.RoleCount("acme");
        permissions.RoleCount("umbrella");
    }

    public static void DemoSession()
    {
        var sessions = new Sessions();
        sessions.Finish(sessions.Start());
    }

    public static void DemoInverted() => Inverted.Index(new[] { "apple", "avocado" });

    public static void DemoInvertedLazily() => Inverted.IndexLazily(new[] { "apple", "avocado", "beet" });
}
