// variations: reshaped
// rationale: keys and tests that are there in another form, orders that are made at random, columns that are moved within bounds

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Reshaped;

public sealed record Vent(string Pipe, string? RequestId);

public sealed class Badge { public string Serial = ""; public string Printed = ""; }

[RpcService]
public interface IValves
{
    ValueTask<int> VentAsync(Vent vent);
}

public interface IPayments
{
    Task PayAsync(string account, string idempotencyKey);
}

public interface IConnection
{
    Task<int> ExecuteAsync(string sql, object? args = null);
}

public sealed class Reshaped(IValves valves, IPayments payments, IConnection db)
{
    private readonly Dictionary<string, string> _keys = [];
    private readonly Dictionary<string, int> _rooms = [];
    private readonly Dictionary<string, int[]> _seats = [];
    private readonly Badge _badge = new();
    private int[] _bars = new int[4];

    [Idempotent]
    public async Task CopiedKey(string id, string pipe)
    {
        Vent vent = new(pipe, id);
        await valves.VentAsync(vent with { Pipe = pipe.Trim() });
    }

    [Idempotent]
    public async Task CopiedWithoutKey(string id, string pipe)
    {
        Vent vent = new(pipe, id);
        await valves.VentAsync(vent with { RequestId = null }); // want: TERN2005
    }

    [Idempotent]
    public Task KeptKey(string account, string order)
    {
        if (!_keys.TryGetValue(order, out string? key))
        {
            _keys[order] = key = Guid.NewGuid().ToString();
        }

        return payments.PayAsync(account, key);
    }

    [Idempotent]
    public Task ForgottenKey(string account, string order)
    {
        if (!_keys.TryGetValue(order, out string? key))
        {
            key = Guid.NewGuid().ToString();
        }

        return payments.PayAsync(account, key); // want: TERN2014
    }

    [Idempotent]
    public void SameSize(string name, int size)
    {
        if (_rooms.TryGetValue(name, out int had) && had != size)
        {
            throw new InvalidOperationException("Another size.");
        }

        _rooms[name] = size;
    }

    [Idempotent]
    public void OtherSize(string name, int size)
    {
        if (_rooms.TryGetValue(name, out int had) && had != 0)
        {
            throw new InvalidOperationException("It is there.");
        }

        _rooms[name] = size; // want: TERN2013
    }

    [Idempotent]
    public void NumberedOnce()
    {
        if (_badge.Serial.Length > 0)
        {
            return;
        }

        _badge.Serial = Guid.NewGuid().ToString("N");
    }

    [Idempotent]
    public void NumberedOnceByPattern()
    {
        if (_badge is { Serial: "" })
        {
            _badge.Serial = Guid.NewGuid().ToString("N");
        }
    }

    [Idempotent]
    public void NumberedAgain()
    {
        if (_badge.Printed.Length > 0)
        {
            return;
        }

        _badge.Serial = Guid.NewGuid().ToString("N"); // want: TERN2006
    }

    [Idempotent]
    public void Shuffled(string room, int[] seats) => _seats[room] = [.. seats.OrderBy(_ => Random.Shared.Next())]; // want: TERN2006

    [Idempotent]
    public void ShuffledCopy(string room, int[] seats)
    {
        int[] copy = [.. seats];
        Random.Shared.Shuffle(copy);
        _seats[room] = copy; // want: TERN2006
    }

    [Idempotent]
    public void ShuffledInPlace() => Random.Shared.Shuffle(_bars); // want: TERN2006

    [Idempotent]
    public void Sorted(string room, int[] seats) => _seats[room] = [.. seats.OrderBy(s => s % 7).ThenByDescending(s => s)];

    [Idempotent]
    public int Any(int[] seats) => seats.OrderBy(_ => Random.Shared.Next()).First();

    [Idempotent]
    public void Reversed() => Array.Reverse(_bars); // want: TERN2007

    [Idempotent]
    public void SortedAndReversed()
    {
        Array.Sort(_bars);
        Array.Reverse(_bars);
    }

    [Idempotent]
    public Task Bounded(string sku, int n) => db.ExecuteAsync("UPDATE shelf SET pieces = GREATEST(shelf.pieces - @n, 0) WHERE sku = @sku", new { sku, n }); // want: TERN2010

    [Idempotent]
    public Task Raised(string sku, int n) => db.ExecuteAsync("UPDATE shelf SET pieces = GREATEST(pieces, @n + 1) WHERE sku = @sku", new { sku, n });
}
