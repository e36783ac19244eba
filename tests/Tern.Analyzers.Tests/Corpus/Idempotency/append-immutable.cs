// case: append-immutable
// category: append
// rationale: an immutable list is replaced by a longer one
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.AppendImmutable;

public interface ITags
{
    [Idempotent]
    Task AddAsync(string tag);
}

public sealed class Tags : ITags
{
    private ImmutableList<string> _tags = [];

    public int Count => _tags.Count;

    public Task AddAsync(string tag)
    {
        ImmutableInterlocked.Update(ref _tags, (tags, added) => tags.Add(added), tag); // want: TERN2008
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Tags tags = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await tags.AddAsync("a");
            yield return $"{tags.Count}";
        }
    }
}
