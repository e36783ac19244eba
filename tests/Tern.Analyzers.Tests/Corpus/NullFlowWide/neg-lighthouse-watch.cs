// case: neg-lighthouse-watch
// category: negative-stale-state
// rationale: fields are cleared by calls between test and use, but always restored, copied, swapped or tested again
// csc: silent

namespace NullSafety.NegLighthouseWatch;

public sealed class Keeper
{
    public Keeper(string name) => Name = name;

    public string Name { get; }
    public int Watches { get; set; }
}

public sealed class Watch
{
    private readonly Queue<Keeper> _roster = new();
    private Keeper? _onDuty;

    public event Action<Keeper>? Relieved;

    public void Enlist(Keeper keeper) => _roster.Enqueue(keeper);

    public int Rotate()
    {
        if (_onDuty is not null)
        {
            Relieve();
        }

        _onDuty = _roster.Count > 0 ? _roster.Dequeue() : new Keeper("substitute");
        _onDuty.Watches++;
        return _onDuty.Watches;
    }

    public string Handover()
    {
        var leaving = Interlocked.Exchange(ref _onDuty, null);
        if (leaving == null)
        {
            return "nobody";
        }

        Relieved?.Invoke(leaving);
        return leaving.Name.ToUpperInvariant();
    }

    public int NameWidth()
    {
        if (_onDuty == null)
        {
            Rotate();
        }

        return _onDuty!.Name.Length;
    }

    public async Task<int> LogAsync()
    {
        while (_onDuty is { } keeper)
        {
            await Task.Yield();
            Relieve();
            if (keeper.Watches > 0)
            {
                return keeper.Name.Length;
            }
        }

        return 0;
    }

    private void Relieve()
    {
        if (_onDuty is { } keeper)
        {
            _onDuty = null;
            _roster.Enqueue(keeper);
            Relieved?.Invoke(keeper);
        }
    }
}

public static class Case
{
    private static Watch Manned()
    {
        var watch = new Watch();
        watch.Enlist(new Keeper("Brandt"));
        watch.Rotate();
        return watch;
    }

    public static void DemoRotate() => Manned().Rotate();
    public static void DemoHandover() => _ = Manned().Handover() + new Watch().Handover();
    public static void DemoWidth() => new Watch().NameWidth();
    public static Task DemoLog() => Manned().LogAsync();
}
