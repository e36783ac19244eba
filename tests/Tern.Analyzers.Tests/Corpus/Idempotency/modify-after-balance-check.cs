// case: modify-after-balance-check
// category: shared state
// rationale: a check of the balance is no test for a repeated call
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.ModifyAfterBalanceCheck;

public interface IAccount
{
    [Idempotent]
    Task<bool> WithdrawAsync(int cents);
}

public sealed class Account : IAccount
{
    private readonly Lock _lock = new();
    private int _cents = 100;

    public int Cents => _cents;

    public Task<bool> WithdrawAsync(int cents)
    {
        lock (_lock)
        {
            if (_cents < cents)
            {
                return Task.FromResult(false);
            }

            _cents -= cents; // want: TERN2007
            return Task.FromResult(true);
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
            await account.WithdrawAsync(10);
            yield return $"{account.Cents}";
        }
    }
}
