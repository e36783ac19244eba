// variations: orders
// rationale: a service with its stores, as it is written in practice

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tern;
namespace Idempotency.Variations.Orders;

public sealed record PlaceOrder { public required string OrderId { get; init; } public string? IdempotencyKey { get; init; } public int Quantity { get; init; } public List<string> Lines { get; init; } = []; }
public sealed record OrderReply(string Id, DateTime At);
public sealed class OrderEntity { public string Id { get; set; } = ""; public int Quantity { get; set; } public string Status { get; set; } = "new"; public DateTime UpdatedAt { get; set; } public int Attempts; }

[RpcService("shop.Orders")]
public interface IOrders
{
    [Idempotent] ValueTask<OrderReply> PlaceAsync(PlaceOrder request, CallContext? context = null);
    [Idempotent] ValueTask CancelAsync(PlaceOrder request, CallContext? context = null);
    [Idempotent] ValueTask<int> CountAsync(PlaceOrder request);
    [Idempotent] ValueTask TouchAsync(PlaceOrder request);
    [Idempotent] ValueTask ReserveAsync(PlaceOrder request);
    [Idempotent] ValueTask RetryAsync(PlaceOrder request);
    [Idempotent] ValueTask NestedAsync(PlaceOrder request);
    [Idempotent] ValueTask WithLogAsync(PlaceOrder request);
    [Idempotent] ValueTask EnsureAsync(PlaceOrder request);
    [Idempotent] ValueTask SnapshotAsync(PlaceOrder request);
}

public interface IOrderRepository { Task<OrderEntity?> FindAsync(string id); Task UpsertAsync(OrderEntity e); Task InsertAsync(OrderEntity e); Task<bool> TryInsertAsync(OrderEntity e); }
public sealed class InMemoryOrders : IOrderRepository
{
    public readonly Dictionary<string, OrderEntity> Rows = new();
    public readonly List<OrderEntity> Log = new();
    public Task<OrderEntity?> FindAsync(string id) { Rows.TryGetValue(id, out var e); return Task.FromResult(e); }
    public Task UpsertAsync(OrderEntity e) { Rows[e.Id] = e; return Task.CompletedTask; }
    public Task InsertAsync(OrderEntity e)
    {
        Log.Add(e); // want: TERN2008
        return Task.CompletedTask;
    }
    public Task<bool> TryInsertAsync(OrderEntity e) => Task.FromResult(Rows.TryAdd(e.Id, e));
}

public sealed class Orders : IOrders
{
    private readonly IOrderRepository _repository;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Task<OrderReply>> _inFlight = new();
    private readonly ConcurrentDictionary<string, OrderReply> _completed = new();
    private readonly Dictionary<string, int> _reservations = new();
    private readonly object _sync = new();
    private int _stock = 100;
    private ImmutableDictionary<string, int> _snapshot = ImmutableDictionary<string, int>.Empty;

    public Orders(IOrderRepository repository, TimeProvider time) { _repository = repository; _time = time; }

    public async ValueTask<OrderReply> PlaceAsync(PlaceOrder request, CallContext? context = null)
    {
        if (_completed.TryGetValue(request.OrderId, out var done)) return done;
        var existing = await _repository.FindAsync(request.OrderId).ConfigureAwait(false);
        if (existing is null)
        {
            var entity = new OrderEntity { Id = request.OrderId, Quantity = request.Quantity, UpdatedAt = _time.GetUtcNow().UtcDateTime };
            await _repository.UpsertAsync(entity);
        }
        var reply = new OrderReply(request.OrderId, DateTime.UtcNow);
        return _completed.GetOrAdd(request.OrderId, reply);
    }

    public async ValueTask CancelAsync(PlaceOrder request, CallContext? context = null)
    {
        var order = await _repository.FindAsync(request.OrderId) ?? throw new InvalidOperationException("none");
        order.Status = "cancelled";
        await _repository.UpsertAsync(order);
    }

    public async ValueTask<int> CountAsync(PlaceOrder request)
    {
        var order = await _repository.FindAsync(request.OrderId);
        return order?.Quantity + 1 ?? 0;
    }

    public async ValueTask TouchAsync(PlaceOrder request)
    {
        var order = await _repository.FindAsync(request.OrderId);
        if (order == null) return;
        order.UpdatedAt = _time.GetUtcNow().UtcDateTime; // want: TERN2006
        order.Attempts++; // want: TERN2007
        await _repository.UpsertAsync(order);
    }

    public ValueTask ReserveAsync(PlaceOrder request)
    {
        lock (_sync)
        {
            if (_reservations.ContainsKey(request.OrderId)) return ValueTask.CompletedTask;
            if (_stock < request.Quantity) throw new InvalidOperationException("out of stock");
            _stock -= request.Quantity;
            _reservations[request.OrderId] = request.Quantity;
        }
        return default;
    }

    public async ValueTask RetryAsync(PlaceOrder request)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await _repository.InsertAsync(new OrderEntity { Id = request.OrderId });
                return;
            }
            catch (IOException) when (attempt < 2)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10)));
            }
        }
    }

    public ValueTask NestedAsync(PlaceOrder request)
    {
        Change(_ => _stock = request.Quantity);
        Change(s => _stock = s - request.Quantity);
        return default;

        void Change(Action<int> change)
        {
            lock (_sync) change(_stock);
        }
    }

    public ValueTask WithLogAsync(PlaceOrder request)
    {
        var started = _time.GetTimestamp();
        try { _reservations[request.OrderId] = request.Lines.Count; }
        finally { Console.WriteLine($"{request.OrderId} took {_time.GetElapsedTime(started)}"); }
        return default;
    }

    public async ValueTask EnsureAsync(PlaceOrder request)
    {
        if (!await _repository.TryInsertAsync(new OrderEntity { Id = request.OrderId, UpdatedAt = DateTime.UtcNow }))
        {
            return;
        }
        _stock--;
    }

    public ValueTask SnapshotAsync(PlaceOrder request)
    {
        _snapshot = _snapshot.SetItem(request.OrderId, request.Quantity);
        ImmutableInterlocked.AddOrUpdate(ref _snapshot, request.OrderId, request.Quantity, (_, _) => request.Quantity);
        ImmutableInterlocked.AddOrUpdate(ref _snapshot, request.OrderId, request.Quantity, (_, old) => old + request.Quantity);
        return default;
    }
}
