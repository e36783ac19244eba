// variations: calls
// rationale: other ways to call a service

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Calls;

[RpcService]
public interface IBank
{
    ValueTask<bool> TransferAsync(string from, string to, int cents, CallContext? context = null);

    [Idempotent]
    ValueTask<int> BalanceAsync(string account, CallContext? context = null);

    [OneWay]
    ValueTask NoteAsync(string text);
}

public delegate Task Step();

public abstract class Handler
{
    protected abstract Task DoAsync(string account);

    [Idempotent]
    public virtual async Task RunAsync(string account)
    {
        await DoAsync(account);
    }
}

public sealed class Payer(IBank bank) : Handler
{
    protected override async Task DoAsync(string account)
    {
        if (await bank.BalanceAsync(account) > 10)
        {
            await bank.TransferAsync(account, "b", 10); // want: TERN2005
        }
    }
}

public interface IPay
{
    [Idempotent]
    ValueTask<bool> PayAsync(string account, int cents);

    [Idempotent]
    Task ManyAsync(string[] accounts);

    [Idempotent]
    Task LaterAsync(string account);

    [Idempotent]
    Task RetriedAsync(string account);

    [Idempotent]
    IAsyncEnumerable<int> StreamAsync(string[] accounts);
}

public sealed class Pay : IPay
{
    private readonly IBank _bank;
    private readonly Func<string, Task> _send;

    public Pay(IBank bank)
    {
        _bank = bank;
        _send = async a => await bank.BalanceAsync(a);
    }

    public ValueTask<bool> PayAsync(string account, int cents) => Local(account);

    private ValueTask<bool> Local(string account)
    {
        return Inner();

        ValueTask<bool> Inner() => _bank.TransferAsync(account, "shop", 1); // want: TERN2005
    }

    public async Task ManyAsync(string[] accounts)
    {
        await Task.WhenAll(accounts.Select(async a =>
        {
            await _bank.NoteAsync(a); // want: TERN2005
        }));
    }

    public async Task LaterAsync(string account)
    {
        Step step = async () => await _bank.TransferAsync(account, "x", 2); // want: TERN2005
        await Run(step);
        await _send(account);
    }

    private static async Task Run(Step step) => await step();

    public Task RetriedAsync(string account) => Retry.Do(() => _bank.TransferAsync(account, "y", 3).AsTask()); // want: TERN2005

    public async IAsyncEnumerable<int> StreamAsync(string[] accounts)
    {
        foreach (string account in accounts)
        {
            int balance = await _bank.BalanceAsync(account);
            if (balance < 0)
            {
                await _bank.NoteAsync(account); // want: TERN2005
            }

            yield return balance;
        }
    }
}

public static class Retry
{
    public static async Task<T> Do<T>(Func<Task<T>> action)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                return await action();
            }
            catch when (i < 3)
            {
                await Task.Delay(1);
            }
        }
    }
}
