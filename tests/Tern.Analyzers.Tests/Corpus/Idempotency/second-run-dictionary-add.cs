// case: second-run-dictionary-add
// category: second run
// rationale: a key is added that must not be there
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.SecondRunDictionaryAdd;

public sealed record User(string Id, string Name);

public interface IUsers
{
    [Idempotent]
    Task CreateAsync(User user);
}

public sealed class Users : IUsers
{
    private readonly Dictionary<string, User> _users = [];

    public int Count => _users.Count;

    public Task CreateAsync(User user)
    {
        _users.Add(user.Id, user); // want: TERN2013
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Users users = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await users.CreateAsync(new User("a", "A"));
            yield return $"{users.Count}";
        }
    }
}
