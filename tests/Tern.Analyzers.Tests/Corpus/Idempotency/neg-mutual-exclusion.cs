// case: neg-mutual-exclusion
// category: guards
// rationale: a lock by key is no record of calls, and nothing is done twice
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

namespace Idempotency.Dev.NegMutualExclusion;

public interface ISlow
{
    [Idempotent]
    Task<bool> RunAsync(string key, string value);
}

public sealed class Slow : ISlow
{
    private readonly ConcurrentDictionary<string, bool> _running = new();
    private readonly ConcurrentDictionary<string, string> _values = new();

    public string State => string.Join(",", _values);

    public async Task<bool> RunAsync(string key, string value)
    {
        if (!_running.TryAdd(key, true))
        {
            throw new InvalidOperationException("It is running.");
        }

        try
        {
            await Task.Yield();
            _values[key] = value;
            return true;
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Slow slow = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await slow.RunAsync("a", "b");
            yield return slow.State;
        }
    }
}
