// case: neg-guard-set
// category: guards
// rationale: a key of the caller, asked for first
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

namespace Idempotency.Dev.NegGuardSet;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<int> CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly HashSet<string> _seen = [];
    private readonly List<int> _entries = [];

    public int Cents { get; private set; }

    public Task<int> CreditAsync(Credit request)
    {
        if (!_seen.Add(request.RequestId))
        {
            return Task.FromResult(Cents);
        }

        Cents += request.Cents;
        _entries.Add(request.Cents);
        return Task.FromResult(Cents);
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
