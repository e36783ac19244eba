// case: key-made-for-guard
// category: key
// rationale: the test asks for a key that is made in the attempt
// rule: TERN2014

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.KeyMadeForGuard;

public interface IAccount
{
    [Idempotent]
    Task CreditAsync(int cents);
}

public sealed class Account : IAccount
{
    private readonly HashSet<Guid> _processed = [];
    private int _cents;

    public int Cents => _cents;

    public Task CreditAsync(int cents)
    {
        Guid key = Guid.NewGuid();
        if (!_processed.Add(key)) // want: TERN2014
        {
            return Task.CompletedTask;
        }

        _cents += cents;
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
            await account.CreditAsync(2);
            yield return $"{account.Cents}";
        }
    }
}
