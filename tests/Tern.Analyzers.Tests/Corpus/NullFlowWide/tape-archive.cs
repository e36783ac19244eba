// case: tape-archive
// category: stale-state
// rationale: a recorder lets go of its reel when disposed, and is used once more afterwards
// csc: none

namespace NullSafety.Blind.TapeArchive;

public sealed class Reel
{
    private readonly List<short> _samples = new();
    public int Count => _samples.Count;

    public void Put(short s) => _samples.Add(s);
}

public sealed class Recorder : IDisposable
{
    private Reel _reel = new();
    private bool _disposed;

    public void Feed(short sample)
    {
        _reel.Put(sample); // want: null-deref
    }

    public bool TryFeed(short sample)
    {
        if (_disposed)
        {
            return false;
        }

        _reel.Put(sample);
        return true;
    }

    public int Seconds => _disposed ? 0 : _reel.Count / 48000;

    public void Dispose()
    {
        _disposed = true;
        _reel = null!;
    }
}

public sealed class Studio : IAsyncDisposable
{
    private Recorder? _left = new();
    private Recorder? _right = new();

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Interlocked.Exchange(ref _left, null)?.Dispose();
        _right?.Dispose();
    }

    public void Clap()
    {
        _left!.TryFeed(short.MaxValue); // want: null-deref
    }

    public void ClapRight() => _right?.TryFeed(short.MaxValue);
}

public static class Case
{
    public static void Demo1()
    {
        var r = new Recorder();
        using (r)
        {
            r.Feed(1);
        }

        r.Feed(2);
    }

    public static void Demo2()
    {
        var r = new Recorder();
        r.Dispose();
        r.TryFeed(3);
        Console.WriteLine(r.Seconds);
    }

    public static async Task Demo3()
    {
        var studio = new Studio();
        await studio.DisposeAsync();
        studio.Clap();
    }

    public static async Task Demo4()
    {
        await using var studio = new Studio();
        studio.Clap();
        studio.ClapRight();
    }
}
