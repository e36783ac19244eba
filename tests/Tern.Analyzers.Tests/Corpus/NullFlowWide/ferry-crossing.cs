// case: ferry-crossing
// category: stale-state
// rationale: a field is tested, then a call or an await lets somebody else clear it before it is used
// csc: none

namespace NullSafety.Blind.FerryCrossing;

public sealed class Berth(int number)
{
    public int Number { get; } = number;
    public int Lines { get; set; }
}

public sealed class Harbour
{
    public Action<string>? Radio { get; set; }

    public void Announce(string text) => Radio?.Invoke(text);

    public async Task<int> TideAsync()
    {
        await Task.Yield();
        Announce("tide");
        return 3;
    }
}

public sealed class Ferry(Harbour harbour)
{
    private Berth? _berth;
    private int _log;

    public void Dock(Berth b) => _berth = b;

    public void CastOff() => _berth = null;

    public void Moor()
    {
        if (_berth == null)
        {
            return;
        }

        harbour.Announce("mooring");
        _berth.Lines += 2; // want: null-deref
    }

    public void MoorQuietly()
    {
        if (_berth == null)
        {
            return;
        }

        _log++;
        _berth.Lines += 2;
        harbour.Announce("moored");
    }

    public async Task<int> DepthAsync()
    {
        if (_berth is null)
        {
            return 0;
        }

        int tide = await harbour.TideAsync();
        return tide + _berth.Number; // want: null-deref
    }

    public async Task<int> DepthOfAsync()
    {
        if (_berth is not { } berth)
        {
            return 0;
        }

        return await harbour.TideAsync() + berth.Number;
    }
}

public static class Case
{
    private static Ferry Arrive()
    {
        var harbour = new Harbour();
        var ferry = new Ferry(harbour);
        ferry.Dock(new Berth(2));
        harbour.Radio = _ => ferry.CastOff();
        return ferry;
    }

    public static void Demo1() => Arrive().Moor();
    public static void Demo2() => Arrive().MoorQuietly();
    public static Task Demo3() => Arrive().DepthAsync();
    public static Task Demo4() => Arrive().DepthOfAsync();
}
