// case: stale-crane-load
// category: stale test: call, await, callback
// rationale: the load is tested, then a call (and in the other method an await) takes it off the hook
// csc: none

namespace NullSafety.StaleCraneLoad;

public sealed record Load(string Tag, int Kilos);

public sealed class WindMeter
{
    public int Gust { get; set; }

    public async Task<int> MeasureAsync()
    {
        await Task.Yield();
        return Gust;
    }
}

public sealed class Crane
{
    private readonly WindMeter _wind;
    private readonly List<string> _journal = new();
    private Load? _hook;

    public Crane(WindMeter wind) => _wind = wind;
    public void Lift(Load load) => _hook = load;

    private void Release()
    {
        _journal.Add("released");
        _hook = null;
    }

    private void CheckLimits(int limit)
    {
        _journal.Add("check " + limit);
        if (_hook != null && _hook.Kilos > limit)
        {
            Release();
        }
    }

    private void Note(string what) => _journal.Add(what);

    public string Swing(int limit)
    {
        if (_hook == null)
        {
            return "idle";
        }

        CheckLimits(limit);
        return "swinging " + _hook.Tag; // want: null-deref
    }

    public string SwingNoted()
    {
        if (_hook == null)
        {
            return "idle";
        }

        Note("swing");
        return "swinging " + _hook.Tag;
    }

    public async Task<int> SlewAsync()
    {
        if (_hook is null) return 0;
        int gust = await _wind.MeasureAsync();
        if (gust > 60) Release();
        return _hook.Kilos * gust; // want: null-deref
    }

    public async Task<int> SlewCopyAsync()
    {
        Load? load = _hook;
        if (load is null) return 0;
        int gust = await _wind.MeasureAsync();
        if (gust > 60) Release();
        return load.Kilos * gust;
    }
}

public static class Case
{
    private static Crane Loaded(int gust)
    {
        var crane = new Crane(new WindMeter { Gust = gust });
        crane.Lift(new Load("girder", 900));
        return crane;
    }

    public static void DemoSwing() => Loaded(10).Swing(500);
    public static void DemoSwingNoted() => Loaded(10).SwingNoted();
    public static Task DemoSlew() => Loaded(80).SlewAsync();
    public static Task DemoSlewCopy() => Loaded(80).SlewCopyAsync();
}
