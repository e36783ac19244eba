// case: neg-sets-and-maxima
// category: set semantics
// rationale: joins, maxima, flags and limits that one call settles
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegSetsAndMaxima;

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
}

public interface IRightsBook
{
    [Idempotent] Task GrantAsync(string user, Rights rights);
    [Idempotent] Task RevokeAsync(string user, Rights rights);
    [Idempotent] Task SeenAsync(string user, long offset);
    [Idempotent] Task JoinAsync(string user, IReadOnlyList<string> groups);
    [Idempotent] Task LimitAsync(string user, int limit);
}

public sealed class RightsBook : IRightsBook
{
    private readonly Dictionary<string, Rights> _rights = new() { ["u"] = Rights.None };
    private readonly ConcurrentDictionary<string, long> _offsets = new();
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _groups = new();
    private ImmutableSortedSet<string> _users = [];
    private long _highest;
    private int _lowest = int.MaxValue;

    public string State => $"{string.Join(",", _rights)} {string.Join(",", _offsets)} {string.Join(",", _groups.Select(g => g.Value.Count))} {_users.Count} {_highest} {_lowest}";

    public Task GrantAsync(string user, Rights rights)
    {
        _rights[user] |= rights;
        _rights[user] = _rights[user] | Rights.Read;
        return Task.CompletedTask;
    }

    public Task RevokeAsync(string user, Rights rights)
    {
        Rights before = _rights[user];
        _rights[user] = before & ~rights;
        return Task.CompletedTask;
    }

    public Task SeenAsync(string user, long offset)
    {
        _offsets.AddOrUpdate(user, offset, (_, old) => Math.Max(old, offset));
        _highest = Math.Max(_highest, offset);
        if (offset > _highest)
        {
            _highest = offset;
        }

        return Task.CompletedTask;
    }

    public Task JoinAsync(string user, IReadOnlyList<string> groups)
    {
        _users = _users.Add(user);
        foreach (string group in groups)
        {
            _groups.AddOrUpdate(group, _ => [user], (_, members) => members.Add(user));
        }

        return Task.CompletedTask;
    }

    public Task LimitAsync(string user, int limit)
    {
        if (limit < _lowest)
        {
            _lowest = limit;
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        RightsBook book = new();
        return Twice(async () => { await book.GrantAsync("u", Rights.Write); return book.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        RightsBook book = new();
        return Twice(async () => { await book.RevokeAsync("u", Rights.Write); return book.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        RightsBook book = new();
        return Twice(async () => { await book.SeenAsync("u", 5); return book.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        RightsBook book = new();
        return Twice(async () => { await book.JoinAsync("u", ["a", "b"]); return book.State; });
    }

    public static IAsyncEnumerable<string> Demo5()
    {
        RightsBook book = new();
        return Twice(async () => { await book.LimitAsync("u", 5); return book.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
