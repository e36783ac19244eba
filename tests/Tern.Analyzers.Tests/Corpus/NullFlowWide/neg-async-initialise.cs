// case: neg-async-initialise
// category: negative-async
// rationale: async initialisation that every operation awaits first, and TaskCompletionSource results that are never null
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegAsyncInitialise;

public sealed class Catalog
{
    public string Title { get; init; } = "t";
}

public sealed class CatalogClient
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Catalog? _catalog;
    private Task? _ready;

    private async Task EnsureAsync()
    {
        if (_catalog != null)
        {
            return;
        }

        await _gate.WaitAsync();
        try
        {
            _catalog ??= await FetchAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<Catalog> FetchAsync()
    {
        await Task.Yield();
        return new Catalog();
    }

    public async Task<int> TitleLengthAsync()
    {
        await EnsureAsync();
        return _catalog.Title.Length; // csc-false
    }

    public async Task<int> OnceAsync()
    {
        await (_ready ??= EnsureAsync());
        return _catalog.Title.Length; // csc-false
    }

    public static async Task<int> CompletedAsync()
    {
        var source = new TaskCompletionSource<Catalog>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Task.Run(() => source.TrySetResult(new Catalog()));
        var c = await source.Task;
        return c.Title.Length;
    }
}

public static class Case
{
    public static Task Demo1() => new CatalogClient().TitleLengthAsync();

    public static Task Demo2() => new CatalogClient().OnceAsync();

    public static Task Demo3() => CatalogClient.CompletedAsync();
}
