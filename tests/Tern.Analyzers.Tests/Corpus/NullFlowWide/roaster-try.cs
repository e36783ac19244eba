// case: roaster-try
// category: try-pattern
// rationale: the boolean of a Try method is ignored, or true is returned on a path that did not set the out value
// csc: none

namespace NullSafety.RoasterTry;

public sealed record Profile(string Bean, int Seconds);

public sealed class ProfileStore
{
    private readonly Dictionary<string, Profile> _byBean = new();
    private readonly HashSet<string> _aliases = new();

    public void Save(Profile p) => _byBean[p.Bean] = p;

    public void Reserve(string bean) => _aliases.Add(bean);

    public bool TryGet(string bean, out Profile profile)
    {
        return _byBean.TryGetValue(bean, out profile!);
    }

    public bool TryResolve(string bean, out Profile profile)
    {
        profile = null!;
        if (_aliases.Contains(bean))
        {
            return true;
        }

        return TryGet(bean, out profile);
    }
}

public sealed class Roaster
{
    private readonly ProfileStore _store;

    public Roaster(ProfileStore store) => _store = store;

    public int Roast(string bean)
    {
        _store.TryGet(bean, out var profile);
        return profile.Seconds + 30; // want: null-deref
    }

    public int RoastKnown(string bean)
    {
        if (!_store.TryGet(bean, out var profile))
        {
            return 0;
        }

        return profile.Seconds + 30;
    }

    public int Sample(string bean)
    {
        if (_store.TryResolve(bean, out var profile))
        {
            return profile.Seconds / 2; // want: null-deref
        }

        return 0;
    }

    public int Blend(string first, string second)
    {
        bool ok = _store.TryGet(first, out var a) & _store.TryGet(second, out var b);
        return ok ? a.Seconds + b.Seconds : -1;
    }
}

public static class Case
{
    private static Roaster Make()
    {
        var store = new ProfileStore();
        store.Save(new Profile("Yirga", 540));
        store.Reserve("Pacamara");
        return new Roaster(store);
    }

    public static void Demo1() => Make().Roast("Bourbon");

    public static void Demo2() => Make().Sample("Pacamara");

    public static void Demo3()
    {
        Make().RoastKnown("Bourbon");
        Make().Sample("Yirga");
        Make().Blend("Yirga", "Bourbon");
        Make().Blend("Yirga", "Yirga");
    }
}
