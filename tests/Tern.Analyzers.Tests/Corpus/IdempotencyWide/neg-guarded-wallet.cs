// case: neg-guarded-wallet
// category: guards
// rationale: every effect is relative, and stands behind a guard on the key of the request
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.GuardedWallet;

public sealed record Transfer(string TransferId, string From, string To, long Cents);

public enum Outcome { Done, Duplicate, Refused }

public interface IInbox
{
    bool TryAccept(string key);
}

public sealed class Inbox : IInbox
{
    private readonly ConcurrentDictionary<string, byte> _accepted = new(StringComparer.Ordinal);
    public bool TryAccept(string key) => _accepted.TryAdd(key, 0);
}

public abstract class GuardedHandler<TRequest>(IInbox inbox)
{
    protected Outcome Handle(TRequest request)
        => inbox.TryAccept($"{GetType().Name}/{KeyOf(request)}") ? Apply(request) : Outcome.Duplicate;

    protected abstract string KeyOf(TRequest request);
    protected abstract Outcome Apply(TRequest request);
}

public sealed class Wallets(IInbox inbox) : GuardedHandler<Transfer>(inbox)
{
    private readonly Dictionary<string, long> _balances = new() { ["a"] = 1000, ["b"] = 0 };
    private readonly List<Transfer> _statement = [];
    private readonly HashSet<string> _bonuses = [];
    public string State => $"{_balances["a"]} {_balances["b"]} {_statement.Count}";

    [Idempotent]
    public Task TransferAsync(Transfer transfer)
    {
        lock (_balances)
        {
            Handle(transfer);
        }

        return Task.CompletedTask;
    }

    [Idempotent]
    public Task BonusAsync(string campaignId, string owner, long cents)
    {
        lock (_balances)
        {
            if (_bonuses.Add($"{campaignId}:{owner}"))
                _balances[owner] += cents;
        }

        return Task.CompletedTask;
    }

    protected override string KeyOf(Transfer request) => request.TransferId;

    protected override Outcome Apply(Transfer request)
    {
        if (_balances[request.From] < request.Cents)
            return Outcome.Refused;

        _balances[request.From] -= request.Cents;
        _balances[request.To] += request.Cents;
        _statement.Add(request);
        return Outcome.Done;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Safe1() => Run(w => w.TransferAsync(new Transfer("t1", "a", "b", 300)));
    public static IAsyncEnumerable<string> Safe2() => Run(w => w.BonusAsync("spring", "b", 50));
    private static IAsyncEnumerable<string> Run(Func<Wallets, Task> act)
    {
        Wallets wallets = new(new Inbox());
        return Twice(() => act(wallets), () => wallets.State);
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
