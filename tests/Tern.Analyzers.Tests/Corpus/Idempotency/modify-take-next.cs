// case: modify-take-next
// category: shared state
// rationale: the next element of a queue is taken
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.ModifyTakeNext;

public interface IWork
{
    [Idempotent]
    ValueTask<string?> NextAsync(string worker);
}

public sealed class Work : IWork
{
    private readonly ConcurrentQueue<string> _work = new(["a", "b"]);

    public int Left => _work.Count;

    public ValueTask<string?> NextAsync(string worker)
    {
        _work.TryDequeue(out string? item); // want: TERN2007
        return new ValueTask<string?>(item);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Work work = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await work.NextAsync("w");
            yield return $"{work.Left}";
        }
    }
}
