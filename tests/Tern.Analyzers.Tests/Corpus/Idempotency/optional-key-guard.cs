// case: optional-key-guard
// category: key
// rationale: a caller without a key passes the test
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

namespace Idempotency.Dev.OptionalKeyGuard;

public sealed record Credit(string? RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly HashSet<string> _seen = [];
    private int _cents;

    public int Cents => _cents;

    public Task CreditAsync(Credit request)
    {
        if (request.RequestId is not null && !_seen.Add(request.RequestId)) // want: TERN2018
        {
            return Task.CompletedTask;
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
