// case: neg-recheck-after-event
// category: negative-stale-test
// rationale: fields cleared by other methods are copied, re-tested or restored before use
// csc: silent

namespace NullSafety.Blind.Set21.NegRecheckAfterEvent;

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
    private Track? _playing;
    private Action<Player>? _finished;

    public void OnFinished(Action<Player> handler) => _finished += handler;

    public void Enqueue(Track track) => _queue.Enqueue(track);

    public void Stop() => _playing = null;

    private Track Load()
    {
        if (_playing == null || _playing.Seconds == 0)
        {
            _playing = _queue.Count > 0 ? _queue.Dequeue() : new Track("silence", 1);
        }

        return _playing;
    }

    public string Next()
    {
        Stop();
        Load();
        return _playing!.Title.Trim();
    }

    public int Finish()
    {
        if (_playing is not { } track)
        {
            return 0;
        }

        var handler = _finished;
        if (handler != null)
        {
            handler(this);
        }

        if (_playing == null)
        {
            return track.Seconds;
        }

        return _playing.Seconds + track.Title.Length;
    }

    public async Task<int> FadeAsync()
    {
        if (_playing != null)
        {
            await Task.Yield();
            return _playing?.Seconds ?? 0;
        }

        return 0;
    }
}

public static class Radio
{
    public static void DemoStopInHandler()
    {
        var player = new Player();
        player.Enqueue(new Track("Nocturne", 240));
        player.OnFinished(p => p.Stop());
        player.Next();
        player.Finish();
        player.FadeAsync().GetAwaiter().GetResult();
    }

    public static void DemoEmptyQueue() => new Player().Next();
}
