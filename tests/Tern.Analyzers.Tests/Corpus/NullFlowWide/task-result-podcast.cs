// case: task-result-podcast
// category: Task result
// rationale: async methods that promise an episode and return null!, awaited and passed on through a cache
// csc: none

namespace NullSafety.TaskResultPodcast;

public sealed class Episode
{
    public Episode(string title, TimeSpan length)
    {
        Title = title;
        Length = length;
    }

    public string Title { get; }
    public TimeSpan Length { get; }
}

public sealed class Feed
{
    private readonly Dictionary<int, Episode> _episodes = new()
    {
        [1] = new Episode("Pilot", TimeSpan.FromMinutes(31)),
    };

    public async Task<Episode> DownloadAsync(int number)
    {
        await Task.Yield();
        if (_episodes.TryGetValue(number, out Episode? e))
        {
            return e;
        }

        return null!;
    }

    public Task<string> SponsorAsync(int number) =>
        Task.FromResult(number == 1 ? "a mattress" : null!);
}

public sealed class Player
{
    private readonly Feed _feed = new();
    private readonly Dictionary<int, Task<Episode>> _pending = new();

    private Task<Episode> Cached(int number)
    {
        if (!_pending.TryGetValue(number, out Task<Episode>? task))
        {
            _pending[number] = task = _feed.DownloadAsync(number);
        }

        return task;
    }

    public async Task<double> MinutesAsync(int number)
    {
        Episode episode = await Cached(number);
        return episode.Length.TotalMinutes; // want: null-deref
    }

    public async Task<double> MinutesOrZeroAsync(int number) =>
        await Cached(number) is { } episode ? episode.Length.TotalMinutes : 0;

    public async Task<string> JingleAsync(int number)
    {
        string sponsor = await _feed.SponsorAsync(number).ConfigureAwait(false);
        return "brought to you by " + sponsor.ToUpperInvariant(); // want: null-deref
    }

    public async Task<string> JingleOrNothingAsync(int number)
    {
        string sponsor = await _feed.SponsorAsync(number).ConfigureAwait(false);
        return string.IsNullOrEmpty(sponsor) ? "" : "brought to you by " + sponsor.ToUpperInvariant();
    }
}

public static class Case
{
    public static Task DemoMissing() => new Player().MinutesAsync(9);
    public static Task DemoMissingSafe() => new Player().MinutesOrZeroAsync(9);
    public static Task DemoNoSponsor() => new Player().JingleAsync(2);
    public static Task DemoNoSponsorSafe() => new Player().JingleOrNothingAsync(2);
}
