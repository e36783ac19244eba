// case: neg-contains-then-add
// category: guards
// rationale: a list that holds nothing twice
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

namespace Idempotency.Dev.NegContainsThenAdd;

public interface IFollowers
{
    [Idempotent]
    Task FollowAsync(string user);
}

public sealed class Followers : IFollowers
{
    private readonly List<string> _users = [];
    private readonly Dictionary<string, int> _order = [];

    public string State => string.Join(",", _users) + string.Join(",", _order);

    public Task FollowAsync(string user)
    {
        if (!_users.Contains(user))
        {
            _users.Add(user);
        }

        if (_users.Any(u => u == user) && !_order.ContainsKey(user))
        {
            _order.Add(user, 1);
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Followers followers = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await followers.FollowAsync("a");
            yield return followers.State;
        }
    }
}
