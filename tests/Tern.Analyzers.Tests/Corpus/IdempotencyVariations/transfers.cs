// variations: transfers
// rationale: a service with its stores, as it is written in practice

using System.Collections.Concurrent;
using Tern;
namespace Idempotency.Variations.Transfers;

public sealed record Evt(string Type, string OrderId) { public string EventId { get; init; } = Guid.NewGuid().ToString(); }
public interface IEventBus { ValueTask PublishAsync<T>(T e, CancellationToken ct = default); }
public sealed class Outbox { private readonly Dictionary<string, string> _rows = new(); public void Add(string key, string payload) { if (_rows.ContainsKey(key)) return; _rows.Add(key, payload); } }
public sealed class Account { private readonly List<decimal> _entries = new(); public decimal Balance { get; set; } public IReadOnlyList<decimal> Entries => _entries; public void Apply(decimal amount) { Balance += amount; _entries.Add(amount); } }
public interface IAccounts { Account Get(string id); }
public sealed class MemoryAccounts : IAccounts { private readonly ConcurrentDictionary<string, Account> _all = new(); public Account Get(string id) => _all.GetOrAdd(id, _ => new Account()); }
public sealed record Transfer(string TransferId, string From, string To, decimal Amount);

public interface ITransfers
{
    [Idempotent] Task EventDefaultIdAsync(Transfer t);
    [Idempotent] Task OutboxAsync(Transfer t);
    [Idempotent] Task<decimal> SafeAsync(Transfer t);
    [Idempotent] Task SetAsync(Transfer t);
    [Idempotent] Task<IReadOnlyList<decimal>> HistoryAsync(string id);
    [Idempotent] Task RecalculateAsync(string id);
    [Idempotent] Task ShuffleAsync(string id);
    [Idempotent] Task HeartbeatAsync(string id);
    [Idempotent] Task LeaseAsync(string id);
    [Idempotent] Task WarmAsync(string id);
    [Idempotent] Task SubscribeAsync(string id);
    [Idempotent] Task ArchiveAsync(string id);
    [Idempotent] Task RenumberAsync(string id, int[] items);
}

public sealed class Transfers(IEventBus bus, IAccounts accounts, TimeProvider clock) : ITransfers
{
    private readonly Outbox _outbox = new();
    private readonly ConcurrentDictionary<string, bool> _appliedTransfers = new();
    private readonly Dictionary<string, DateTimeOffset> _leases = new();
    private readonly Dictionary<string, decimal> _warmCache = new();
    private readonly HashSet<string> _subscribers = new();
    private readonly Dictionary<string, string> _active = new(), _archived = new();
    private readonly List<int> _numbers = new();
    private readonly System.Timers.Timer? _timer;

    public async Task EventDefaultIdAsync(Transfer t)
    {
        await bus.PublishAsync(new Evt("moved", t.TransferId)); // want: TERN2014
    }

    public Task OutboxAsync(Transfer t)
    {
        _outbox.Add(t.TransferId, t.From);
        return Task.CompletedTask;
    }

    public async Task<decimal> SafeAsync(Transfer t)
    {
        var from = accounts.Get(t.From);
        if (!_appliedTransfers.TryAdd(t.TransferId, true))
            return from.Balance;
        from.Apply(-t.Amount);
        accounts.Get(t.To).Apply(t.Amount);
        await bus.PublishAsync(new Evt("moved", t.TransferId));
        return from.Balance;
    }

    public Task SetAsync(Transfer t)
    {
        accounts.Get(t.From).Balance = t.Amount;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<decimal>> HistoryAsync(string id)
    {
        var list = accounts.Get(id).Entries.ToList();
        list.Reverse();
        list.Add(0);
        return Task.FromResult<IReadOnlyList<decimal>>(list);
    }

    public Task RecalculateAsync(string id)
    {
        var account = accounts.Get(id);
        account.Balance = account.Entries.Sum();
        return Task.CompletedTask;
    }

    public Task ShuffleAsync(string id)
    {
        var pick = accounts.Get(id).Entries.OrderBy(_ => Random.Shared.Next()).FirstOrDefault();
        return Task.FromResult(pick);
    }

    public Task HeartbeatAsync(string id)
    {
        _leases[id] = clock.GetUtcNow(); // want: TERN2006
        return Task.CompletedTask;
    }

    public Task LeaseAsync(string id)
    {
        var leaseUntil = clock.GetUtcNow() + TimeSpan.FromSeconds(30);
        return Task.FromResult(leaseUntil);
    }

    public Task WarmAsync(string id)
    {
        if (!_warmCache.ContainsKey(id)) _warmCache.Add(id, accounts.Get(id).Balance + 1);
        return Task.CompletedTask;
    }

    public Task SubscribeAsync(string id)
    {
        _subscribers.Add(id);
        return Task.CompletedTask;
    }

    public Task ArchiveAsync(string id)
    {
        if (_active.Remove(id, out var value))
        {
            _archived[id] = value + " (archived)";
        }
        return Task.CompletedTask;
    }

    public Task RenumberAsync(string id, int[] items)
    {
        _numbers.Clear();
        var next = 0;
        foreach (var i in items) _numbers.Add(next++);
        return Task.CompletedTask;
    }
}
