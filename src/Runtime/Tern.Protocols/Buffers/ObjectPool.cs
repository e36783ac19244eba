using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>Bounded pool of reusable objects: a few per thread, the rest in a shared stack.</summary>
/// <remarks>Thread-safe. What does not fit is left to the garbage collector. One instance per type of object, in a static field.</remarks>
internal sealed class ObjectPool<T>(int capacity)
    where T : class
{
    private const int PerThread = 16;

    private readonly int _id = PoolThread.NextPoolId();
    private readonly T[] _shared = new T[capacity];
    private readonly Lock _gate = new();
    private int _count;

    /// <summary>Takes an object; <see langword="null"/> if there is none.</summary>
    public T? TryRent()
    {
        PoolThread.Shelf shelf = PoolThread.Mine(_id);
        shelf.InUse++;
        if (shelf.Count > 0)
        {
            ref object? slot = ref shelf.Items[--shelf.Count];
            T item = Unsafe.As<T>(slot!);
            slot = null;
            return item;
        }

        return Volatile.Read(ref _count) == 0 ? null : RentShared();
    }

    /// <summary>Gives an object back; it must have been reset.</summary>
    public void Return(T item)
    {
        PoolThread.Shelf shelf = PoolThread.Mine(_id);
        shelf.InUse--;
        if (shelf.Count < PerThread)
        {
            shelf.Items[shelf.Count++] = item;
            return;
        }

        lock (_gate)
        {
            if (_count < _shared.Length)
            {
                _shared[_count++] = item;
            }
        }
    }

    /// <summary>Counts an object as no longer in use that does not come back.</summary>
    public void Forget() => PoolThread.Mine(_id).InUse--;

    private T? RentShared()
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                return null;
            }

            T item = _shared[--_count];
            _shared[_count] = null!;
            return item;
        }
    }
}

/// <summary>What each thread keeps of all pools.</summary>
/// <remarks>Not generic on purpose: a thread-static of a generic type costs a look-up by type on every access, this one an index.</remarks>
internal static class PoolThread
{
    private const int PerThread = 16;

    private static readonly List<Shelf> s_all = [];
    private static long s_inUseOfEndedThreads;
    private static int s_pools;

    [ThreadStatic]
    private static Shelves? t_shelves;

    /// <summary>Objects of all pools that are in use in this process, for tests: none may stay behind.</summary>
    public static long InUse
    {
        get
        {
            lock (s_all)
            {
                long sum = s_inUseOfEndedThreads;
                foreach (Shelf shelf in s_all)
                {
                    sum += Volatile.Read(ref shelf.InUse);
                }

                return sum;
            }
        }
    }

    public static int NextPoolId() => Interlocked.Increment(ref s_pools) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Shelf Mine(int pool)
    {
        Shelf?[]? shelves = t_shelves?.Items;
        return shelves is not null && (uint)pool < (uint)shelves.Length && shelves[pool] is { } shelf ? shelf : Create(pool);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Shelf Create(int pool)
    {
        Shelves shelves = t_shelves ??= new Shelves();
        if (shelves.Items.Length <= pool)
        {
            Array.Resize(ref shelves.Items, Math.Max(pool + 1, shelves.Items.Length * 2));
        }

        var shelf = new Shelf();
        shelves.Items[pool] = shelf;
        lock (s_all)
        {
            s_all.Add(shelf);
        }

        return shelf;
    }

    /// <summary>One thread's objects of one pool.</summary>
    public sealed class Shelf
    {
        public readonly object?[] Items = new object?[PerThread];
        public int Count;
        public long InUse;
    }

    private sealed class Shelves
    {
        public Shelf?[] Items = new Shelf?[8];

        // Its thread has ended: what it counted stays counted, what it kept goes.
        ~Shelves()
        {
            lock (s_all)
            {
                foreach (Shelf? shelf in Items)
                {
                    if (shelf is not null && s_all.Remove(shelf))
                    {
                        s_inUseOfEndedThreads += shelf.InUse;
                    }
                }
            }
        }
    }
}
