// case: queue-backstage-cues
// category: queue, channel
// rationale: the bool of TryDequeue and TryRead is dropped, so an empty queue gives a null cue
// csc: none

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NullSafety.StageCues;

public sealed record Cue(string Name, int Channel, double Level);

public sealed class CueDesk
{
    private readonly ConcurrentQueue<Cue> _pending = new();
    private readonly Channel<Cue> _live = Channel.CreateUnbounded<Cue>();
    private readonly PriorityQueue<Cue, int> _timed = new();

    public List<string> Log { get; } = new();

    public void Plan(Cue cue) => _pending.Enqueue(cue);

    public void At(int second, Cue cue) => _timed.Enqueue(cue, second);

    public void Go()
    {
        _pending.TryDequeue(out var cue);
        Log.Add("GO " + cue!.Name); // want: null-deref
    }

    public void GoAll()
    {
        while (_pending.TryDequeue(out var cue))
        {
            Log.Add("GO " + cue.Name);
        }
    }

    private Cue NextLive()
    {
        _live.Reader.TryRead(out var cue);
        return cue!;
    }

    public double Level()
    {
        var cue = NextLive();
        return Math.Clamp(cue.Level, 0, 1); // want: null-deref
    }

    public double LevelOrBlackout()
    {
        if (!_live.Reader.TryRead(out var cue))
        {
            return 0;
        }

        return Math.Clamp(cue.Level, 0, 1);
    }

    public int NextChannel()
    {
        if (_timed.Count == 0)
        {
            return -1;
        }

        return _timed.Dequeue().Channel;
    }

    public int PeekChannel()
    {
        Cue next = _timed.TryPeek(out var cue, out _) ? cue : null!;
        return next.Channel; // want: null-deref
    }
}

public static class Case
{
    private static readonly Cue Dawn = new("Dawn", 4, 0.6);

    public static void DemoTwice()
    {
        var desk = new CueDesk();
        desk.Plan(Dawn);
        desk.Go();
        desk.Go();
    }

    public static void DemoAll()
    {
        var desk = new CueDesk();
        desk.Plan(Dawn);
        desk.GoAll();
        desk.LevelOrBlackout();
        desk.At(3, Dawn);
        desk.NextChannel();
    }

    public static void DemoSilent() => new CueDesk().Level();

    public static void DemoPeek() => new CueDesk().PeekChannel();
}
