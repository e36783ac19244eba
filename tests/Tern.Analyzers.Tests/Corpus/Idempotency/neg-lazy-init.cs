// case: neg-lazy-init
// category: lazy initialisation
// rationale: what is there is not made again
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

namespace Idempotency.Dev.NegLazyInit;

public sealed class Engine
{
    private static int s_made;

    public Engine() => Number = Interlocked.Increment(ref s_made);

    public int Number { get; }
}

public interface IRender
{
    [Idempotent]
    Task<string> RenderAsync(string text);
}

public sealed class Render : IRender
{
    private readonly Lazy<Engine> _lazy = new(() => new Engine());
    private readonly object _gate = new();
    private Engine? _engine;
    private string? _name;
    private Guid? _instance;
    private volatile Engine? _locked;

    public async Task<string> RenderAsync(string text)
    {
        _engine ??= new Engine();
        _instance ??= Guid.NewGuid();
        if (_name is null)
        {
            _name = await LoadNameAsync();
        }

        if (_locked is null)
        {
            lock (_gate)
            {
                if (_locked is null)
                {
                    _locked = new Engine();
                }
            }
        }

        return $"{_name}{_engine.Number}{_lazy.Value.Number}{_locked.Number}{text}";
    }

    private static Task<string> LoadNameAsync() => Task.FromResult(Guid.NewGuid().ToString());
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Render render = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string text = await render.RenderAsync("a");
            yield return text;
        }
    }
}
