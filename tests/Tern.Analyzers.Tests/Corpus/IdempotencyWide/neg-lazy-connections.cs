// case: neg-lazy-connections
// category: lazy initialisation
// rationale: things are made at the first call and stay
// rule: none

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegLazyConnections;

public sealed class Session(string name)
{
    public string Name => name;
}

public interface ISessions
{
    [Idempotent] ValueTask<string> DoubleCheckedAsync();
    [Idempotent] ValueTask<string> EnsuredAsync();
    [Idempotent] ValueTask<string> SharedAsync();
    [Idempotent] ValueTask<string> StartedAsync();
}

public sealed class Sessions : ISessions, IDisposable
{
    private static Session? s_shared;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly Lazy<Dictionary<string, Session>> _lazy = new(() => new Dictionary<string, Session> { ["a"] = new("lazy") });
    private volatile Session? _session;
    private Session? _ensured;
    private bool _started;

    public ValueTask<string> DoubleCheckedAsync()
    {
        if (_session is null)
        {
            lock (_gate)
            {
                _session ??= new Session("checked");
            }
        }

        return new ValueTask<string>(_session.Name + _lazy.Value["a"].Name);
    }

    public ValueTask<string> EnsuredAsync()
    {
        Session session = LazyInitializer.EnsureInitialized(ref _ensured, () => new Session("ensured"));
        return new ValueTask<string>(session.Name);
    }

    public ValueTask<string> SharedAsync()
    {
        Interlocked.CompareExchange(ref s_shared, new Session("shared"), null);
        return new ValueTask<string>(s_shared.Name);
    }

    public async ValueTask<string> StartedAsync()
    {
        if (Volatile.Read(ref _started))
        {
            return "started";
        }

        await _starting.WaitAsync();
        try
        {
            if (!_started)
            {
                await Task.Yield();
                Volatile.Write(ref _started, true);
            }
        }
        finally
        {
            _starting.Release();
        }

        return "started";
    }

    public void Dispose() => _starting.Dispose();
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Sessions sessions = new();
        return Twice(async () => { string name = await sessions.DoubleCheckedAsync(); return name; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Sessions sessions = new();
        return Twice(async () => { string name = await sessions.EnsuredAsync(); return name; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Sessions sessions = new();
        return Twice(async () => { string name = await sessions.SharedAsync(); return name; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Sessions sessions = new();
        return Twice(async () => { string name = await sessions.StartedAsync(); return name; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
