// case: neg-interlocked-swap
// category: negative-concurrency
// rationale: lock-free publication, a slot taken with Exchange, a ConcurrentDictionary that creates, and a thread-local with a factory
// csc: silent

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegInterlockedSwap;

public sealed class Buffer
{
    public List<int> Data { get; } = [];

    public Buffer? Link;
}

public sealed class BufferPool
{
    [ThreadStatic]
    private static Buffer? _local;

    private static readonly ThreadLocal<Buffer> PerThread = new(() => new Buffer());
    private readonly ConcurrentDictionary<int, Buffer> _bySize = new();
    private Buffer? _top;
    private Buffer? _slot;

    public static Buffer Local => _local ??= new Buffer();

    public void Push(Buffer b)
    {
        Buffer? seen;
        do
        {
            seen = Volatile.Read(ref _top);
            b.Link = seen;
        }
        while (Interlocked.CompareExchange(ref _top, b, seen) != seen);
    }

    public Buffer Pop()
    {
        while (true)
        {
            var seen = Volatile.Read(ref _top);
            if (seen is null)
            {
                return new Buffer();
            }

            if (Interlocked.CompareExchange(ref _top, seen.Link, seen) == seen)
            {
                return seen;
            }
        }
    }

    public int Slot()
    {
        var fresh = new Buffer();
        var winner = Interlocked.CompareExchange(ref _slot, fresh, null) ?? fresh;
        winner.Data.Add(1);
        return _slot.Data.Count;
    }

    public int Sized(int size)
    {
        _bySize.AddOrUpdate(size, _ => new Buffer(), (_, old) => old);
        return _bySize.GetOrAdd(size, _ => new Buffer()).Data.Count + _bySize[size].Data.Count + PerThread.Value!.Data.Count;
    }
}

public static class Case
{
    public static int Demo1()
    {
        var pool = new BufferPool();
        pool.Push(pool.Pop());
        int n = pool.Pop().Data.Count + pool.Slot() + pool.Slot() + pool.Sized(4);
        var t = new Thread(() => n += BufferPool.Local.Data.Count);
        t.Start();
        t.Join();
        return n;
    }
}
