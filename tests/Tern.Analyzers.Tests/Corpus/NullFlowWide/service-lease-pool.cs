// case: service-lease-pool
// category: service-pooling
// rationale: a pool of channels with leases, queued waiters, an idle stack and an orderly shutdown
// csc: false-positive

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LeasePool;

public sealed class ChannelException(string message) : Exception(message);

public interface IChannel : IDisposable
{
    int Id { get; }
    bool IsOpen { get; }
    string Send(string text);
}

public sealed class LoopChannel(int id) : IChannel
{
    private List<string>? _sent = new();
    public int Id => id;
    public bool IsOpen => _sent != null;

    public string Send(string text)
    {
        if (!IsOpen)
            throw new ObjectDisposedException(nameof(LoopChannel));
        _sent.Add(text); // csc-false
        return id + ":" + text;
    }

    public void Dispose() => _sent = null;
}

public sealed class PooledChannel(IChannel channel)
{
    public IChannel Channel => channel;
    public Lease? Owner { get; internal set; }
    public int Uses { get; internal set; }
    public bool IsLeased => Owner != null;
    public string OwnerTag() => IsLeased ? Owner!.Tag ?? "untagged" : "idle";
}

/// <summary>The right to use one channel until it is disposed. After <see cref="Detach"/> the caller owns the channel.</summary>
public sealed class Lease : IDisposable
{
    private readonly LeasePool _pool;
    private PooledChannel? _item;

    internal Lease(LeasePool pool, PooledChannel item, string? tag)
    {
        _pool = pool;
        _item = item;
        Tag = tag;
    }

    public string? Tag { get; }
    public bool IsActive => _item != null;

    public string Send(string text)
    {
        ThrowIfEnded();
        return _item.Channel.Send(text); // csc-false
    }

    public int TagLength() => Tag is { Length: > 0 } ? Tag.Length : 0;

    public IChannel Detach()
    {
        var item = Interlocked.Exchange(ref _item, null) ?? throw new ObjectDisposedException(nameof(Lease));
        _pool.Forget(item);
        return item.Channel;
    }

    public void Dispose()
    {
        var item = Interlocked.Exchange(ref _item, null);
        _pool.Return(item!);
    }

    private void ThrowIfEnded() => ObjectDisposedException.ThrowIf(_item is null, this);
}

internal sealed class Waiter(string? tag)
{
    private readonly TaskCompletionSource<PooledChannel> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public string? Tag => tag;
    public Task<PooledChannel> Task => _source.Task;
    public bool Offer(PooledChannel item) => _source.TrySetResult(item);
    public void Stop() => _source.TrySetResult(null!);
}

public sealed class LeasePool : IDisposable
{
    private readonly Func<int, IChannel> _factory;
    private readonly Stack<PooledChannel> _idle = new();
    private readonly Queue<Waiter> _waiters = new();
    private readonly ConcurrentDictionary<int, PooledChannel> _all = new();
    private readonly int _limit;
    private PooledChannel? _lastUsed;
    private Exception? _openError;
    private bool _closed;
    private int _nextId;

    public LeasePool(Func<int, IChannel> factory, int limit)
    {
        _factory = factory;
        _limit = limit;
    }

    public int Total => _all.Count;
    public int Idle => _idle.Count;
    public string LastUser => _lastUsed == null ? "none" : _lastUsed.OwnerTag();

    public Lease Acquire(string? tag = null)
    {
        if (!TryTake(tag, out var lease))
            throw new ChannelException(_openError == null ? "exhausted" : _openError.Message);
        return lease!;
    }

    public bool TryTake(string? tag, out Lease? lease)
    {
        lease = null;
        if (_closed)
            return false;
        PooledChannel? item = null;
        while (_idle.Count > 0 && item == null)
        {
            var candidate = _idle.Pop();
            if (candidate.Channel.IsOpen)
                item = candidate;
            else
                Forget(candidate);
        }

        if (item == null && !TryOpen(out item))
            return false;
        lease = Hand(item, tag); // csc-false
        return true;
    }

    public async Task<Lease> AcquireAsync(string? tag)
    {
        if (TryTake(tag, out var ready))
            return ready!;
        var waiter = new Waiter(tag);
        _waiters.Enqueue(waiter);
        var item = await waiter.Task;
        return Hand(item, waiter.Tag);
    }

    public int BusiestUses() => Total == 0 ? 0 : _all.Values.MaxBy(i => i.Uses)!.Uses;

    public void Dispose()
    {
        _closed = true;
        while (_waiters.TryDequeue(out var waiter))
            waiter.Stop();
        foreach (var id in _all.Keys)
        {
            if (_all.TryRemove(id, out var item))
                item.Channel.Dispose();
        }

        _idle.Clear();
        _lastUsed = null;
    }

    internal void Return(PooledChannel item)
    {
        item.Owner = null; // want: null-deref
        if (_closed || !item.Channel.IsOpen)
        {
            Forget(item);
            return;
        }

        if (_waiters.Count > 0)
            _waiters.Dequeue().Offer(item);
        else
            _idle.Push(item);
    }

    internal void Forget(PooledChannel item)
    {
        _all.TryRemove(item.Channel.Id, out _);
        if (ReferenceEquals(_lastUsed, item))
            _lastUsed = null;
    }

    private Lease Hand(PooledChannel item, string? tag)
    {
        item.Uses++; // missed: null-deref
        var lease = new Lease(this, item, tag);
        item.Owner = lease;
        _lastUsed = item;
        return lease;
    }

    private bool TryOpen(out PooledChannel? item)
    {
        item = null;
        _openError = null;
        if (Total >= _limit)
            return false;
        try
        {
            item = new PooledChannel(_factory(++_nextId));
        }
        catch (ChannelException e)
        {
            _openError = e;
            return false;
        }

        _all[item.Channel.Id] = item;
        return true;
    }
}

public static class Case
{
    public static async Task DemoReuse()
    {
        using var pool = new LeasePool(id => new LoopChannel(id), 1);
        Console.WriteLine(pool.LastUser + pool.BusiestUses());
        var first = pool.Acquire("one");
        Console.WriteLine(first.Send("hi") + first.TagLength() + pool.LastUser);
        var second = pool.AcquireAsync(null);
        first.Dispose();
        using var lease = await second;
        Console.WriteLine(lease.Send("again") + lease.TagLength() + pool.LastUser + pool.BusiestUses() + pool.TryTake("x", out _));
    }

    public static void DemoFailures()
    {
        using var pool = new LeasePool(id => id == 1 ? throw new ChannelException("refused") : new LoopChannel(id), 2);
        for (var i = 0; i < 3; i++)
        {
            try
            {
                pool.Acquire().Send("x");
            }
            catch (ChannelException e)
            {
                Console.WriteLine(e.Message + pool.Total);
            }
        }

        try
        {
            pool.Acquire("x");
        }
        catch (ChannelException e)
        {
            Console.WriteLine(e.Message + pool.Idle);
        }
    }

    public static void DemoDetach()
    {
        using var pool = new LeasePool(id => new LoopChannel(id), 2);
        using (var lease = pool.Acquire("owner"))
        {
            using var channel = lease.Detach();
            channel.Send("mine now");
        }
    }

    public static async Task DemoShutdownWithWaiter()
    {
        var pool = new LeasePool(id => new LoopChannel(id), 1);
        pool.Acquire("busy");
        var waiting = pool.AcquireAsync("late");
        pool.Dispose();
        await waiting;
    }
}
