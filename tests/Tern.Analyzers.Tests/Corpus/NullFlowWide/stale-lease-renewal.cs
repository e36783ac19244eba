// case: stale-lease-renewal
// category: stale-state
// rationale: a lease is tested before an await during which it can be released; an advancing getter is read twice
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.StaleLeaseRenewal;

public sealed class Lease
{
    public string Owner { get; init; } = "node-a";
}

public sealed class LeaseHolder
{
    private readonly Func<Task> _ping;
    private Lease? _lease = new();

    public LeaseHolder(Func<LeaseHolder, Task> ping) => _ping = () => ping(this);

    public void Release() => _lease = null;

    public async Task<string> RenewAsync()
    {
        if (_lease == null)
        {
            throw new InvalidOperationException("no lease");
        }

        await _ping().ConfigureAwait(false);
        return _lease.Owner.ToLowerInvariant(); // want: null-deref
    }

    public async Task<string> RenewSafelyAsync()
    {
        if (_lease is not { } lease)
        {
            throw new InvalidOperationException("no lease");
        }

        await _ping().ConfigureAwait(false);
        return lease.Owner.ToLowerInvariant();
    }
}

public sealed class Journal
{
    private readonly Queue<string> _pending = new(["opened"]);
    private string? _last = "closed";

    public string? Next => _pending.Count > 0 ? _pending.Dequeue() : null;

    public string? Last => _last;

    public int Drain() => Next != null ? Next.Length : 0; // want: null-deref

    public int Tail() => Last != null ? Last.Length : 0;

    public void Clear() => _last = null;
}

public static class Case
{
    private static async Task ReleaseDuring(LeaseHolder h)
    {
        await Task.Yield();
        h.Release();
    }

    public static Task Demo1() => new LeaseHolder(ReleaseDuring).RenewAsync();

    public static Task Demo2() => new LeaseHolder(ReleaseDuring).RenewSafelyAsync();

    public static void Demo3()
    {
        var j = new Journal();
        j.Tail();
        j.Clear();
        j.Tail();
        j.Drain();
    }
}
