// case: late-guard
// category: guards
// rationale: the test for a repeated call comes after the effect
// rule: TERN2017

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.LateGuard;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<bool> CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly HashSet<string> _seen = [];
    private int _cents;

    public int Cents => _cents;

    public Task<bool> CreditAsync(Credit request)
    {
        _cents += request.Cents;
        if (!_seen.Add(request.RequestId)) // want: TERN2017
        {
            return Task.FromResult(false);
        }

        return Task.FromResult(true);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Account account = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit("r", 2));
            yield return $"{account.Cents}";
        }
    }
}
