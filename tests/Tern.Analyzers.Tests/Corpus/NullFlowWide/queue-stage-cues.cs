// case: queue-stage-cues
// category: queue, channel
// rationale: the result of TryRead and TryDequeue is not honoured because "the desk always has a cue waiting"
// csc: none

using System.Threading.Channels;

namespace NullSafety.StageCues;

public sealed record Cue(int Number, string Department)
{
    public string Call() => $"{Department} {Number}, go";
}

public sealed class CueDesk
{
    private readonly Channel<Cue> _live = Channel.CreateUnbounded<Cue>();
    private readonly PriorityQueue<Cue, int> _standby = new();

    public void Announce(Cue cue) => _live.Writer.TryWrite(cue);

    public void StandBy(Cue cue) => _standby.Enqueue(cue, cue.Number);

    public string CallLive()
    {
        _live.Reader.TryRead(out var cue);
        return cue!.Call(); // want: null-deref
    }

    public string CallLiveOrHold()
    {
        return _live.Reader.TryRead(out var cue) ? cue.Call() : "hold";
    }

    private Cue TakeStandby()
    {
        _standby.TryDequeue(out var next, out _);
        return next!;
    }

    public List<string> CallStandby(int count)
    {
        var calls = new List<string>();
        for (int i = 0; i < count; i++)
        {
            var cue = TakeStandby();
            calls.Add(cue.Department.ToUpperInvariant()); // want: null-deref
        }

        return calls;
    }

    public List<string> CallAllStandby()
    {
        var calls = new List<string>();
        while (_standby.TryDequeue(out var cue, out _))
        {
            calls.Add(cue.Department.ToUpperInvariant());
        }

        return calls;
    }
}

public static class Rehearsal
{
    private static CueDesk Desk()
    {
        var desk = new CueDesk();
        desk.Announce(new Cue(12, "lights"));
        desk.StandBy(new Cue(14, "fly"));
        desk.StandBy(new Cue(13, "sound"));
        return desk;
    }

    public static void DemoSecondLiveCue()
    {
        var desk = Desk();
        desk.CallLive();
        desk.CallLive();
    }

    public static void DemoLiveOrHold()
    {
        var desk = Desk();
        desk.CallLiveOrHold();
        desk.CallLiveOrHold();
    }

    public static void DemoThreeOfTwo() => Desk().CallStandby(3);

    public static void DemoDrain() => Desk().CallAllStandby();
}
