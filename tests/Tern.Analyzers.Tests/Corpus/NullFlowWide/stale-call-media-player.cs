// case: stale-call-media-player
// category: stale-test
// rationale: the tested field is cleared by a call in between (direct, or a callback of the listener)
// csc: none

namespace NullSafety.StaleCallMediaPlayer;

public sealed class Track
{
    public Track(string title, int seconds)
    {
        Title = title;
        Seconds = seconds;
    }

    public string Title { get; }

    public int Seconds { get; }
}

public sealed class Player
{
    private readonly Queue<Track> _queue = new();
    private Track? _current;

    public Action<int>? Progress { get; set; }
    public int Played { get; private set; }
    public void Enqueue(Track track) => _queue.Enqueue(track);
    public void Advance() => _current = _queue.Count > 0 ? _queue.Dequeue() : null;
    public void Stop() => _current = null;

    public string Skip()
    {
        if (_current == null)
        {
            return "";
        }

        Played += _current.Seconds;
        Advance();
        return "now: " + _current.Title; // want: null-deref
    }

    public string SkipSafe()
    {
        Advance();
        return _current == null ? "end" : "now: " + _current.Title;
    }

    public int Tick(int second)
    {
        if (_current != null)
        {
            Progress?.Invoke(second);
            return _current.Seconds - second; // want: null-deref
        }

        return 0;
    }

    public int TickSnapshot(int second)
    {
        var track = _current;
        if (track != null)
        {
            Progress?.Invoke(second);
            return track.Seconds - second;
        }

        return 0;
    }
}

public static class Case
{
    private static Player Playing()
    {
        var player = new Player();
        player.Enqueue(new Track("Intro", 90));
        player.Advance();
        return player;
    }

    public static void DemoSkip() => Playing().Skip();
    public static void DemoSkipSafe() => Playing().SkipSafe();

    public static void DemoTick()
    {
        var player = Playing();
        player.Progress = s => player.Stop();
        player.Tick(5);
    }

    public static void DemoTickSnapshot()
    {
        var player = Playing();
        player.Progress = s => player.Stop();
        player.TickSnapshot(5);
    }
}
