// variations: accounts
// rationale: rows of a store, collections, documents and trimming

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Text;
using System.Text.Json;
using Tern;

namespace Idempotency.Variations.Accounts;

public sealed record Req(string RequestId, string Account, long Amount, string? Note, DateTimeOffset At);

public sealed class Account
{
    public long Balance { get; set; }

    public List<string> Lines { get; } = [];

    public Dictionary<string, long> Parts { get; } = [];

    public int Version;

    public string State { get; set; } = "new";

    public DateTimeOffset? ClosedAt { get; set; }
}

public interface IAccounts { Task<Account?> FindAsync(string id); Task SaveAsync(Account a); Task<bool> TryLockAsync(string id); Task UnlockAsync(string id); }

public interface ILedgerStore { Task AppendAsync(string stream, object e); Task<long> NextNumberAsync(string name); }

public sealed class W(IAccounts accounts, ILedgerStore ledger, Channel<Req> channel, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Account> _all = new();
    private readonly ConcurrentDictionary<string, long> _sums = new();
    private readonly SortedSet<string> _names = [];
    private readonly LinkedList<Req> _recent = new();
    private ImmutableList<string> _log = [];
    private ImmutableDictionary<string, long> _snap = ImmutableDictionary<string, long>.Empty;
    private readonly object _gate = new();
    private string _text = "";
    private long? _first; private int _gen; private long _max; private BitFlags _flags; private static int s_calls; private Task? _init; private Timer? _timer;
    [Flags] private enum BitFlags { None, A, B }

    [Idempotent]
    public async Task A1(Req r)
    {
        Account? a = await accounts.FindAsync(r.Account);
        if (a is null) return;
        a.Balance += r.Amount;
        await accounts.SaveAsync(a); // want: TERN2007
    }

    [Idempotent]
    public async Task A2(Req r)
    {
        Account? a = await accounts.FindAsync(r.Account);
        if (a is null) return;
        a.State = "closed";
        a.ClosedAt = r.At;
        await accounts.SaveAsync(a);
    }

    [Idempotent]
    public async Task A3(Req r)
    {
        Account? a = await accounts.FindAsync(r.Account);
        if (a is null || a.State == "closed") return;
        a.State = "closed";
        a.Balance -= r.Amount;
        await accounts.SaveAsync(a);
    }

    [Idempotent]
    public async Task A4(Req r)
    {
        Account a = await accounts.FindAsync(r.Account) ?? new Account();
        a.Lines.Add(r.Note ?? ""); // want: TERN2008
        await accounts.SaveAsync(a);
    }

    [Idempotent]
    public async Task A5(Req r)
    {
        Account a = await accounts.FindAsync(r.Account) ?? new Account();
        a.Parts[r.RequestId] = r.Amount;
        await accounts.SaveAsync(a);
    }

    [Idempotent]
    public Task B1(Req r)
    {
        Account a = _all.GetOrAdd(r.Account, _ => new Account());
        lock (a) { a.Balance = a.Balance - r.Amount; } return Task.CompletedTask; // want: TERN2007
    }

    [Idempotent]
    public Task B2(Req r)
    {
        if (_all.TryGetValue(r.Account, out Account? a))
        {
            a.Lines.Insert(0, "x"); // want: TERN2008
        }
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task B3(Req r)
    {
        if (_all.TryGetValue(r.Account, out Account? a) && a.Parts.TryAdd(r.RequestId, r.Amount))
        {
            a.Balance += r.Amount;
        }
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task B4(Req r)
    {
        foreach (Account a in _all.Values.Where(a => a.State == "new"))
        {
            a.State = "old";
            a.Version++;
        }
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task B5(Req r)
    {
        foreach (Account a in _all.Values)
        {
            a.Balance = (long)(a.Balance * 1.02); // want: TERN2007
        }
        return Task.CompletedTask;
    }

    [Idempotent]
    public void C1(Req r)
    {
        ImmutableInterlocked.AddOrUpdate(ref _snap, r.Account, r.Amount, (_, o) => o + r.Amount); // want: TERN2007
    }

    [Idempotent]
    public void C2(Req r)
    {
        ImmutableInterlocked.AddOrUpdate(ref _snap, r.Account, r.Amount, (_, o) => Math.Max(o, r.Amount));
    }

    [Idempotent]
    public void C3(Req r)
    {
        _log = _log.Add(r.Account); // want: TERN2008
    }

    [Idempotent]
    public void C4(Req r)
    {
        _snap = _snap.SetItem(r.Account, r.Amount);
    }

    [Idempotent]
    public void C5(Req r)
    {
        _recent.AddFirst(r); // want: TERN2008
        while (_recent.Count > 10) _recent.RemoveLast();
    }

    [Idempotent]
    public void C6(Req r)
    {
        _text = _text + ";" + r.Account; // want: TERN2008
    }

    [Idempotent]
    public void C7(Req r)
    {
        _text = string.Join(";", _text, r.Account); // want: TERN2008
    }

    [Idempotent]
    public void C8(Req r)
    {
        if (!_text.Contains(r.Account))
        {
            _text += ";" + r.Account;
        }
    }

    [Idempotent]
    public void D1(Req r)
    {
        _max = Math.Max(_max, r.Amount);
        _flags |= BitFlags.A;
        _first ??= r.Amount;
        _names.Add(r.Account);
    }

    [Idempotent]
    public void D2(Req r)
    {
        if (r.Amount > _max)
        {
            _max = r.Amount;
            _gen++;
        }
    }

    [Idempotent]
    public void D3(Req r)
    {
        _flags ^= BitFlags.B; // want: TERN2007
    }

    [Idempotent]
    public void D4(Req r)
    {
        s_calls++; // want: TERN2007
    }

    [Idempotent]
    public async Task D5(Req r)
    {
        await channel.Writer.WriteAsync(r); // want: TERN2008
    }

    [Idempotent]
    public Task D6() => _init ??= Task.Run(() => { s_calls = 1; });

    [Idempotent]
    public void D7()
    {
        _timer?.Dispose();
        _timer = new Timer(_ => { _gen++; }, null, 1000, 1000);
    }

    [Idempotent]
    public Task E1(Req r) => ledger.AppendAsync("a", r); // want: TERN2008

    [Idempotent]
    public async Task E2(Req r)
    {
        long n = await ledger.NextNumberAsync("inv");
        _sums[r.Account] = n; // want: TERN2006
    }

    [Idempotent]
    public async Task F1(Req r)
    {
        if (!await accounts.TryLockAsync(r.Account)) return;
        try { _sums.AddOrUpdate(r.Account, r.Amount, (_, o) => o + r.Amount); } finally { await accounts.UnlockAsync(r.Account); } // want: TERN2007
    }

    [Idempotent]
    public void G1(Req r)
    {
        _sums[r.Account] = clock.GetUtcNow().ToUnixTimeMilliseconds(); // want: TERN2006
    }

    [Idempotent]
    public void G2(Req r)
    {
        string id = Ids.Next();
        _sums[id] = 1;
    }

    [Idempotent]
    public void G3(Req r)
    {
        DateTimeOffset deadline = clock.GetUtcNow().AddSeconds(3);
        while (clock.GetUtcNow() < deadline) { } _sums[r.Account] = r.Amount;
    }

    [Idempotent]
    public void G4(Req r)
    {
        Account a = new() { ClosedAt = clock.GetUtcNow() };
        _all[r.Account] = a; // want: TERN2006
    }

    [Idempotent]
    public void G5(Req r)
    {
        _all.TryAdd(r.Account, new Account { ClosedAt = clock.GetUtcNow() });
    }

    [Idempotent]
    public void G6(Req r)
    {
        if (!_all.ContainsKey(r.Account))
        {
            _all[r.Account] = new Account { ClosedAt = clock.GetUtcNow() };
        }
    }

    [Idempotent]
    public void H1(Req r)
    {
        Account a = _all[r.Account];
        _all.Remove(r.Account, out _); // want: TERN2013
        a.State = "gone";
    }

    [Idempotent]
    public void H2(Req r)
    {
        if (!_all.TryRemove(r.Account, out Account? _)) throw new KeyNotFoundException(); // want: TERN2013
    }

    [Idempotent]
    public bool H3(Req r) => _all.TryRemove(r.Account, out _);

    [Idempotent]
    public void I1(List<Req> rs)
    {
        foreach (Req r in rs)
        {
            lock (_gate) { _sums[r.Account] = _sums.GetValueOrDefault(r.Account) + r.Amount; } // want: TERN2007
        }
    }

    [Idempotent]
    public void I2(List<Req> rs)
    {
        Dictionary<string, long> sums = [];
        foreach (Req r in rs) { sums[r.Account] = sums.GetValueOrDefault(r.Account) + r.Amount; } foreach (var (k, v) in sums) { _sums[k] = v; }
    }

    [Idempotent]
    public Task I3(List<Req> rs) => Parallel.ForEachAsync(rs, (r, _) => { Interlocked.Add(ref _max, r.Amount); return default; }); // want: TERN2007

    [Idempotent]
    public void I4(List<Req> rs) => rs.ForEach(r => _recent.AddLast(r)); // want: TERN2008

    [Idempotent]
    public void J1(Req r)
    {
        var doc = JsonSerializer.Deserialize<Account>(File.ReadAllText("a"))!;
        doc.Balance += r.Amount;
        File.WriteAllText("a", JsonSerializer.Serialize(doc)); // want: TERN2007
    }

    [Idempotent]
    public void J2(Req r)
    {
        var doc = JsonSerializer.Deserialize<Account>(File.ReadAllText("a"))!;
        doc.Balance = r.Amount;
        File.WriteAllText("a", JsonSerializer.Serialize(doc));
    }
}

public static class Ids { private static long s_last; public static string Next() => "id-" + Interlocked.Increment(ref s_last); } // want: TERN2007
