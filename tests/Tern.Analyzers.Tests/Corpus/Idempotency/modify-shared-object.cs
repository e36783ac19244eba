// case: modify-shared-object
// category: shared state
// rationale: an object that the handler keeps is changed by what it was, in a method of its own
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

namespace Idempotency.Dev.ModifySharedObject;

public sealed class Account
{
    public decimal Balance { get; private set; }

    public void Deposit(decimal amount)
    {
        Balance += amount; // want: TERN2007
    }
}

public interface IBank
{
    [Idempotent]
    ValueTask DepositAsync(string id, decimal amount);
}

public sealed class Bank : IBank
{
    private readonly Dictionary<string, Account> _accounts = new() { ["a"] = new Account() };

    public string State => $"{_accounts["a"].Balance}";

    public ValueTask DepositAsync(string id, decimal amount)
    {
        if (_accounts.TryGetValue(id, out Account? account))
        {
            account.Deposit(amount);
        }

        return default;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Bank bank = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await bank.DepositAsync("a", 1);
            yield return bank.State;
        }
    }
}
