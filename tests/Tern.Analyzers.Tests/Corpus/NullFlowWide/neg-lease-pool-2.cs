// case: neg-lease-pool-2
// category: negative-dispose
// rationale: a lease clears its connection on Dispose, but every use checks first or ends before that; the pool's misses are replaced
// csc: silent

namespace NullSafety.NegLeasePool;

public interface IResettable { void Reset(); }

public sealed class Connection : IResettable
{
    public int Sent { get; private set; }
    public void Send(string s) => Sent += s.Length;
    public void Reset() => Sent = 0;
}

public sealed class Pool<T> where T : class, IResettable, new()
{
    private readonly Stack<T> _free = new();

    public T Rent() => TryPop(out var item) ? item : new T();

    private bool TryPop(out T item)
    {
        if (_free.Count == 0)
        {
            item = null!;
            return false;
        }

        item = _free.Pop();
        return true;
    }

    public void Return(T item)
    {
        item.Reset();
        _free.Push(item);
    }
}

public sealed class Lease(Pool<Connection> pool) : IDisposable
{
    private Connection _connection = pool.Rent();
    public bool IsOpen => _connection != null;

    public Connection Connection
    {
        get
        {
            ObjectDisposedException.ThrowIf(_connection is null, this);
            return _connection;
        }
    }

    public void Dispose()
    {
        var connection = _connection;
        if (connection is null) return;
        _connection = null!;
        pool.Return(connection);
    }

    public int Sent() => IsOpen ? _connection.Sent : 0;
}

public static class Case
{
    private static readonly Pool<Connection> Shared = new();

    public static void DemoUse()
    {
        using (var lease = new Lease(Shared)) lease.Connection.Send("hello");
        using var second = new Lease(Shared);
        second.Connection.Send("again");
        second.Sent();
    }

    public static void DemoTwice()
    {
        var lease = new Lease(Shared);
        lease.Dispose();
        lease.Dispose();
        lease.Sent();
    }

    public static void DemoAfter()
    {
        var lease = new Lease(Shared);
        lease.Dispose();
        try
        {
            lease.Connection.Send("late");
        }
        catch (ObjectDisposedException)
        {
            lease.Sent();
        }
    }
}
