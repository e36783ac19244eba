// case: task-karaoke-queue
// category: async
// rationale: a null Task out of a dictionary and out of a default interface method, null results through WhenAll
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TaskKaraokeQueue;

public sealed record Song(string Title);

public interface ILyrics
{
    Task<string> FetchAsync(string title) => null!;
}

public sealed class Offline : ILyrics;

public sealed class Online : ILyrics
{
    public Task<string> FetchAsync(string title) => Task.FromResult("la " + title);
}

public sealed class Jukebox
{
    private readonly Dictionary<string, Task<Song>> _loading = [];

    public Task<Song> Load(string title) => _loading[title] = LoadCore(title);

    private static async Task<Song> LoadCore(string title)
    {
        await Task.Yield();
        return title.Length > 1 ? new Song(title) : null!;
    }

    public async Task<int> Join(string title)
    {
        _loading.TryGetValue(title, out var pending);
        var song = await pending!; // want: null-deref
        return song?.Title.Length ?? 0;
    }

    public async Task<int> JoinOrLoad(string title)
    {
        var song = await (_loading.GetValueOrDefault(title) ?? Load(title));
        return song is null ? 0 : song.Title.Length;
    }

    public async Task<int> Medley(params string[] titles)
    {
        Song[] songs = await Task.WhenAll(titles.Select(LoadCore));
        int n = 0;
        foreach (var song in songs)
        {
            n += song.Title.Length; // want: null-deref
        }

        return n;
    }
}

public static class Case
{
    private static async Task<int> Sing(ILyrics source)
    {
        string text = await source.FetchAsync("abba"); // want: null-deref
        return text.Length;
    }

    public static Task Demo1() => new Jukebox().Join("abba");
    public static Task Demo2() => new Jukebox().JoinOrLoad("x");
    public static Task Demo3() => new Jukebox().Medley("abba", "x");
    public static Task Demo5() => Sing(new Offline());
    public static Task Demo6() => Sing(new Online());
}
