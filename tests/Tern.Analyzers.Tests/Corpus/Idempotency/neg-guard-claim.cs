// case: neg-guard-claim
// category: guards
// rationale: whoever comes first claims it
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

namespace Idempotency.Dev.NegGuardClaim;

public interface IStart
{
    [Idempotent]
    Task StartAsync(string name);
}

public sealed class Start : IStart
{
    private readonly List<string> _started = [];
    private int _claimed;
    private bool _ready;

    public int Started => _started.Count;

    public Task StartAsync(string name)
    {
        if (Interlocked.CompareExchange(ref _claimed, 1, 0) != 0)
        {
            return Task.CompletedTask;
        }

        _started.Add(name);
        if (!_ready)
        {
            _ready = true;
            _started.Add("ready");
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Start start = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await start.StartAsync("a");
            yield return $"{start.Started}";
        }
    }
}
