// case: neg-lazy-search-index
// category: lazy initialisation
// rationale: parts come into being at their first use, in several ways
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegLazySearchIndex;

public interface ISearch
{
    [Idempotent]
    Task<int> FindAsync(string word);
    [Idempotent]
    Task<string> VersionAsync();
    [Idempotent]
    Task<int> WeightAsync(string word);
}

public sealed class Search : ISearch
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Lazy<string> _version = new(() => "v" + typeof(Search).Assembly.GetName().Version);
    private Dictionary<string, int>? _index;
    private Stemmer? _stemmer;
    private object? _gate;
    private bool _ready;
    private int[] _weights = [];

    public async Task<int> FindAsync(string word)
    {
        Dictionary<string, int> index = await IndexAsync();
        return index.GetValueOrDefault(EnsureStemmer().Stem(word), -1);
    }

    public Task<string> VersionAsync() => Task.FromResult(_version.Value);

    public Task<int> WeightAsync(string word)
    {
        int[] weights = LazyInitializer.EnsureInitialized(ref _weights!, ref _ready, ref _gate, () => [.. Enumerable.Range(1, 8)]);
        return Task.FromResult(weights[word.Length % weights.Length]);
    }

    private Stemmer EnsureStemmer() => _stemmer ??= new Stemmer();

    private async Task<Dictionary<string, int>> IndexAsync()
    {
        if (_index is { } ready)
        {
            return ready;
        }

        await _loading.WaitAsync();
        try
        {
            if (_index is null)
            {
                Dictionary<string, int> built = [];
                foreach (string word in await LoadWordsAsync())
                {
                    built.Add(word, built.Count);
                }

                _index = built;
            }
        }
        finally
        {
            _loading.Release();
        }

        return _index;
    }

    private static Task<string[]> LoadWordsAsync() => Task.FromResult(new[] { "tree", "house" });
}

public sealed class Stemmer
{
    public string Stem(string word) => word.TrimEnd('s');
}

public static class Case
{
    private static readonly Search Search = new();
    public static IAsyncEnumerable<string> Demo1()
    {
        int found = 0;
        return Twice(async () => found = await Search.FindAsync("houses"), () => found);
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        string version = "";
        return Twice(async () => version = await Search.VersionAsync(), () => version);
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        int weight = 0;
        return Twice(async () => weight = await Search.WeightAsync("tree"), () => weight);
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
