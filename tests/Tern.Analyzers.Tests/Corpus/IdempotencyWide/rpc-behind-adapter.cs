// case: rpc-behind-adapter
// category: calls
// rationale: the call stands behind an interface of the house, a decorator and a base class
// rule: TERN2005

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RpcBehindAdapter;

[RpcService("bank.Ledger")]
public interface ILedgerService
{
    Task PostAsync(string account, long cents);
    [Idempotent]
    Task<long> BalanceAsync(string account);
}

public interface ILedger
{
    Task PostAsync(string account, long cents);
    Task<long> BalanceAsync(string account);
}

public abstract class RemoteAdapter(ILedgerService service)
{
    protected ILedgerService Service => service;

    protected Task Forward(string account, long cents) => Service.PostAsync(account, cents); // want: TERN2005
}

public sealed class RemoteLedger(ILedgerService service) : RemoteAdapter(service), ILedger
{
    public Task PostAsync(string account, long cents) => Forward(account, cents);

    public Task<long> BalanceAsync(string account) => Service.BalanceAsync(account);
}

public sealed class TimedLedger(ILedger inner) : ILedger
{
    public async Task PostAsync(string account, long cents)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        await inner.PostAsync(account, cents);
        Console.Error.Write(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalHours > 1 ? "slow" : "");
    }

    public Task<long> BalanceAsync(string account) => inner.BalanceAsync(account);
}

public interface ISettlement
{
    [Idempotent]
    Task SettleAsync(string account, long cents);
    [Idempotent]
    Task<bool> CoveredAsync(string account, long cents);
}

public sealed class Settlement(ILedger ledger) : ISettlement
{
    public Task SettleAsync(string account, long cents) => ledger.PostAsync(account, -cents);

    public async Task<bool> CoveredAsync(string account, long cents) => await ledger.BalanceAsync(account) >= cents;
}

public class Remote : System.Reflection.DispatchProxy
{
    public Func<string, object?[], object?> Handle { get; set; } = (_, _) => null;

    public static ILedgerService To(Func<string, object?[], object?> handle)
    {
        ILedgerService proxy = Create<ILedgerService, Remote>();
        ((Remote)(object)proxy).Handle = handle;
        return proxy;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args) => Handle(method!.Name, args!);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        long balance = 100;
        ILedgerService service = Remote.To((_, a) => Task.FromResult(balance += (long)a[1]!));
        return Twice(async () => { await new Settlement(new TimedLedger(new RemoteLedger(service))).SettleAsync("a", 10); return $"{balance}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        ILedgerService service = Remote.To((_, _) => Task.FromResult(50L));
        return Twice(async () => { bool covered = await new Settlement(new TimedLedger(new RemoteLedger(service))).CoveredAsync("a", 10); return $"{covered}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
