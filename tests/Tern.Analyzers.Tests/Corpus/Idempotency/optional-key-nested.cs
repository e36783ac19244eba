// case: optional-key-nested
// category: key
// rationale: the test is inside a test for the key
// rule: TERN2018

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.OptionalKeyNested;

public sealed record Credit(string? Key, int Cents);

public interface IAccount
{
    [Idempotent]
    Task CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly ConcurrentDictionary<string, bool> _done = new();
    private int _cents;

    public int Cents => _cents;

    public Task CreditAsync(Credit request)
    {
        if (request.Key is { } key)
        {
            if (!_done.TryAdd(key, true)) // want: TERN2018
            {
                return Task.CompletedTask;
            }
        }

        _cents += request.Cents;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Account account = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit(null, 2));
            yield return $"{account.Cents}";
        }
    }
}
