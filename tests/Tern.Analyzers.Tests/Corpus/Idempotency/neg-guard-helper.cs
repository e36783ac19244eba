// case: neg-guard-helper
// category: guards
// rationale: the test is in a method that says whether to go on
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

namespace Idempotency.Dev.NegGuardHelper;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<int> CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly object _gate = new();
    private readonly HashSet<string> _seen = [];

    public int Cents { get; private set; }

    public Task<int> CreditAsync(Credit request)
    {
        if (IsNew(request))
        {
            Cents += request.Cents;
        }

        return Task.FromResult(Cents);
    }

    private bool IsNew(Credit request)
    {
        lock (_gate)
        {
            if (_seen.Contains(request.RequestId))
            {
                return false;
            }

            _seen.Add(request.RequestId);
            return true;
        }
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
