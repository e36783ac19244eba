// case: taskresult-podcast
// category: task-result
// rationale: async loaders yield null inside a non-null Task: through WhenAll and through a ValueTask cache hit
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.TaskresultPodcast;

public sealed class Episode
{
    public string Title { get; init; } = "pilot";
}

public sealed class PodcastClient
{
    private readonly Dictionary<string, Episode?> _cache = new();

    public async Task<Episode> FetchAsync(string url)
    {
        await Task.Yield();
        if (!url.StartsWith("https:"))
        {
            return null!;
        }

        return new Episode { Title = url };
    }

    public ValueTask<Episode> CachedAsync(string url)
    {
        if (_cache.TryGetValue(url, out var hit))
        {
            return new ValueTask<Episode>(hit!);
        }

        _cache[url] = null;
        return new ValueTask<Episode>(FetchAsync(url));
    }
}

public sealed class Playlist(PodcastClient client)
{
    public async Task<int> TitlesAsync(params string[] urls)
    {
        var all = await Task.WhenAll(urls.Select(client.FetchAsync));
        int n = 0;
        foreach (var episode in all)
        {
            n += episode.Title.Length; // want: null-deref
        }

        return n;
    }

    public async Task<int> KnownTitlesAsync(params string[] urls)
    {
        var all = await Task.WhenAll(urls.Select(client.FetchAsync));
        return all.OfType<Episode>().Sum(e => e.Title.Length);
    }

    public async Task<string> SecondTitleAsync(string url)
    {
        await client.CachedAsync(url);
        var again = await client.CachedAsync(url);
        return again.Title.Trim(); // want: null-deref
    }

    public async Task<string> TitleOrEmptyAsync(string url) => (await client.FetchAsync(url))?.Title ?? "";
}

public static class Case
{
    public static Task Demo1() => new Playlist(new PodcastClient()).TitlesAsync("https://a", "ftp://b");

    public static Task Demo2() => new Playlist(new PodcastClient()).KnownTitlesAsync("https://a", "ftp://b");

    public static Task Demo3() => new Playlist(new PodcastClient()).SecondTitleAsync("https://a");

    public static Task Demo4() => new Playlist(new PodcastClient()).TitleOrEmptyAsync("ftp://b");
}
