// case: neg-merge
// category: absolute writes
// rationale: merges that change nothing the second time
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

namespace Idempotency.Dev.NegMerge;

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
}

public interface IGrants
{
    [Idempotent]
    Task GrantAsync(string user, Rights rights, int level);
}

public sealed class Grants : IGrants
{
    private readonly ConcurrentDictionary<string, Rights> _rights = new();
    private readonly SortedSet<string> _users = [];
    private ImmutableHashSet<string> _known = [];
    private int _max;

    public string State => $"{string.Join(",", _rights)} {_users.Count} {_known.Count} {_max}";

    public Task GrantAsync(string user, Rights rights, int level)
    {
        _rights.AddOrUpdate(user, rights, (_, old) => old | rights);
        _users.Add(user);
        _known = _known.Add(user);
        _max = Math.Max(_max, level);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Grants grants = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await grants.GrantAsync("a", Rights.Read, 3);
            yield return grants.State;
        }
    }
}
