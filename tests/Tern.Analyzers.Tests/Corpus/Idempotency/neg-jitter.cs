// case: neg-jitter
// category: time
// rationale: randomness that spreads load
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

namespace Idempotency.Dev.NegJitter;

public interface IFetch
{
    [Idempotent]
    Task<int> FetchAsync(string[] hosts);
}

public sealed class Fetch : IFetch
{
    public async Task<int> FetchAsync(string[] hosts)
    {
        int pick = Random.Shared.Next(hosts.Length);
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble()));
        string host = hosts[pick];
        return host.Length;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Fetch fetch = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            int n = await fetch.FetchAsync(["a", "b"]);
            yield return $"{n}";
        }
    }
}
