// variations: records
// rationale: what was done is looked up after it was done; states are compared by order; stores keep what their callers make

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Records;

public sealed record Payout(string PayoutId, string Account, long Amount);

public enum Stage { Draft, Signed, Shipped, Closed }

public sealed class Contract
{
    public Stage Stage { get; set; }

    public int Level { get; set; }

    public int Copies { get; set; }

    public List<string> Lines { get; } = [];
}

public sealed record Purse(string Owner, long Coins, string? Note);

public interface IPurses { Task<Purse> GetAsync(string owner); Task PutAsync(string owner, Purse purse); Task NoteAsync(string owner, DateTimeOffset at); }

public sealed class Purses : IPurses
{
    private readonly Dictionary<string, Purse> _byOwner = []; private readonly Dictionary<string, DateTimeOffset> _noted = []; private Purse? _last;

    public Task<Purse> GetAsync(string owner) => Task.FromResult(_byOwner[owner]);

    public Task PutAsync(string owner, Purse purse)
    {
        _byOwner[owner] = purse;
        _last = purse;
        return Task.CompletedTask;
    }

    public Task NoteAsync(string owner, DateTimeOffset at)
    {
        _noted[owner] = at;
        return Task.CompletedTask;
    }
}

/// <summary>Hands on what it is given.</summary>
public sealed class CountedPurses(IPurses inner)
{
    public Task KeepAsync(string owner, Purse purse) => inner.PutAsync(owner, purse);
}

public sealed class Ledger
{
    private long _sum; private readonly Dictionary<string, long> _sums = [];

    public long Sum => _sum;

    public long Of(string account) => _sums.GetValueOrDefault(account);

    public void Set(long sum) => _sum = sum;

    public void SetOf(string account, long sum) => _sums[account] = sum;

    public void Add(long amount) { _sum += amount; } // want: TERN2007
}

public sealed class P(Purses purses, IDictionary<string, Contract> contracts, Ledger ledger)
{
    private readonly Dictionary<string, Payout> _paid = []; private readonly HashSet<string> _names = []; private readonly HashSet<string> _shipped = []; private readonly ConcurrentDictionary<string, long> _sums = new(); private long _total; private int _level;

    [Idempotent]
    public void A1(Payout p)
    {
        _total += p.Amount;
        if (_paid.TryGetValue(p.PayoutId, out _)) return; // want: TERN2017
        _paid.Add(p.PayoutId, p);
    }

    [Idempotent]
    public void A2(string order)
    {
        Interlocked.Increment(ref _total);
        if (_shipped.Contains(order)) // want: TERN2017
        {
            return;
        }

        _shipped.Add(order);
    }

    [Idempotent]
    public void A3(Payout p)
    {
        if (_paid.ContainsKey(p.PayoutId)) return;
        _paid[p.PayoutId] = p;
        _total += p.Amount;
    }

    [Idempotent]
    public void A4(Payout p)
    {
        // Asks about something else.
        _total += p.Amount; // want: TERN2007
        if (!_names.Contains(p.Account)) { _names.Add(p.Account); }
    }

    [Idempotent]
    public void B1(string id)
    {
        Contract c = contracts[id];
        if (c.Stage < Stage.Signed)
        {
            c.Lines.Add("signed");
            c.Stage = Stage.Signed;
        }
    }

    [Idempotent]
    public void B2(string id)
    {
        Contract c = contracts[id];
        if (c.Stage is >= Stage.Shipped) return;
        c.Copies++;
        c.Stage = Stage.Closed;
    }

    [Idempotent]
    public void B3(string id)
    {
        // The stage that it is set to does not keep the second run away.
        Contract c = contracts[id];
        if (c.Stage >= Stage.Shipped) return;
        c.Copies++; // want: TERN2007
        c.Stage = Stage.Signed;
    }

    [Idempotent]
    public void B4(string id)
    {
        Contract c = contracts[id];
        if (Stage.Closed <= c.Stage) throw new InvalidOperationException("closed");
        c.Lines.Add("x"); // want: TERN2008
    }

    [Idempotent]
    public void B5(int n)
    {
        if (_level > 3) return;
        _total += n;
        _level = 4;
    }

    [Idempotent]
    public void B6(int n)
    {
        if (_level > 3) return;
        _total += n; // want: TERN2007
        _level = n;
    }

    [Idempotent]
    public async Task C1(string owner, int coins)
    {
        Purse purse = await purses.GetAsync(owner);
        await purses.PutAsync(owner, purse with { Coins = purse.Coins - coins }); // want: TERN2007
    }

    [Idempotent]
    public async Task C2(string owner, string note)
    {
        Purse purse = await purses.GetAsync(owner);
        await purses.PutAsync(owner, purse with { Note = note });
    }

    [Idempotent]
    public async Task C3(string owner, int coins)
    {
        Purse purse = await purses.GetAsync(owner);
        Purse richer = new(owner, purse.Coins + coins, null);
        await new CountedPurses(purses).KeepAsync(owner, richer); // want: TERN2007
    }

    [Idempotent]
    public void C4(long amount) => ledger.Set(ledger.Sum + amount); // want: TERN2007

    [Idempotent]
    public void C5(string account, long amount)
    {
        long sum = ledger.Of(account);
        ledger.SetOf(account, sum + amount); // want: TERN2007
        ledger.SetOf("last", amount);
    }

    [Idempotent]
    public void C6(long amount) => ledger.Add(amount);

    [Idempotent]
    public Task C7(string owner) => purses.NoteAsync(owner, DateTimeOffset.UtcNow); // want: TERN2006
}

public sealed class FlightPlans
{
    private readonly List<string> _filed = []; private readonly Dictionary<string, int> _flights = [];

    [Idempotent]
    public void File(string plan) => _filed.Add(plan); // want: TERN2008

    [Idempotent]
    public void Fly(string tail) => _flights[tail] = _flights.GetValueOrDefault(tail) + 1; // want: TERN2007
}

public sealed class PoolBookings
{
    private readonly List<string> _lanes = []; private int _inFlight;

    [Idempotent]
    public void Book(string lane) => _lanes.Add(lane); // want: TERN2008

    [Idempotent]
    public void Track(string lane) => _inFlight++;
}

public sealed class BufferPool
{
    private readonly Stack<byte[]> _buffers = new();

    [Idempotent]
    public void Give(int size) => _buffers.Push(new byte[size]);
}
