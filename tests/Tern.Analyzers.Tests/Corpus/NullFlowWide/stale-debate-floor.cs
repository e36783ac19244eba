// case: stale-debate-floor
// category: stale test: call, await, callback
// rationale: the speaker is tested, then a call or an await lets the chair clear the field before it is read
// csc: none

namespace NullSafety.DebateFloor;

public sealed class Speaker(string name)
{
    public string Name { get; } = name;

    public int Seconds { get; set; }
}

public sealed class Floor
{
    private readonly List<string> _minutes = new();
    private Speaker? _speaker;

    public event Action<string>? Bell;

    public void Give(Speaker speaker) => _speaker = speaker;

    public void Yield() => _speaker = null;

    private void Tick(int seconds)
    {
        _minutes.Add("tick " + seconds);
        if (seconds > 300)
            Yield();
    }

    private void Remark(string text) => _minutes.Add(text);

    public string Advance(int seconds)
    {
        if (_speaker != null)
        {
            Tick(seconds);
            return _speaker!.Name + " goes on"; // want: null-deref
        }

        return "empty floor";
    }

    public string Remind(int seconds)
    {
        if (_speaker != null)
        {
            Remark("left: " + seconds);
            return _speaker.Name + " goes on";
        }

        return "empty floor";
    }

    public async Task<int> TimeAsync(Task pause)
    {
        if (_speaker is null)
            return 0;

        await pause;
        return _speaker.Seconds; // want: null-deref
    }

    public async Task<int> TimeLocalAsync(Task pause)
    {
        if (_speaker is not { } speaker)
            return 0;

        await pause;
        Bell?.Invoke(speaker.Name);
        return speaker.Seconds;
    }
}

public static class Case
{
    private static Floor Taken()
    {
        var floor = new Floor();
        floor.Give(new Speaker("Mira"));
        return floor;
    }

    public static void DemoAdvance() => Taken().Advance(301);

    public static void DemoRemind() => Taken().Remind(301);

    private static int While(Func<Floor, Task, Task<int>> time)
    {
        var floor = Taken();
        var pause = new TaskCompletionSource();
        var running = time(floor, pause.Task);
        floor.Yield();
        pause.SetResult();
        return running.GetAwaiter().GetResult();
    }

    public static void DemoTime() => While((floor, pause) => floor.TimeAsync(pause));

    public static void DemoTimeLocal() => While((floor, pause) => floor.TimeLocalAsync(pause));
}
