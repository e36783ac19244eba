// case: neg-connection-pool
// category: negative-dispose-array
// rationale: pool slots and disposed members are null at times, but every read is behind a test, an index invariant or a refusal
// csc: silent

namespace NullSafety.NegConnectionPool;

public sealed class Connection(int id) : IDisposable
{
    private MemoryStream _stream = new();

    public int Id { get; } = id;
    public bool Closed => _stream is null;

    public void Write(ReadOnlySpan<byte> data)
    {
        ObjectDisposedException.ThrowIf(Closed, this);
        _stream.Write(data);
    }

    public long Sent => _stream?.Length ?? 0;

    public void Dispose() => Interlocked.Exchange(ref _stream, null!)?.Dispose();
}

public sealed class ConnectionPool(int capacity) : IDisposable
{
    private readonly Connection[] _free = new Connection[capacity];
    private int _count;
    private int _nextId;

    public Connection Rent()
    {
        if (_count == 0) return new Connection(++_nextId);
        ref var slot = ref _free[--_count];
        var connection = slot;
        slot = null!;
        return connection;
    }

    public void Return(Connection connection)
    {
        if (connection.Closed || _count == _free.Length)
        {
            connection.Dispose();
            return;
        }

        _free[_count++] = connection;
    }

    public int IdleIds()
    {
        int ids = 0;
        foreach (var connection in _free)
        {
            if (connection == null) break;
            ids += connection.Id;
        }

        return ids;
    }

    public void Dispose()
    {
        foreach (var connection in _free) connection?.Dispose();
        Array.Clear(_free);
        _count = 0;
    }
}

public static class Case
{
    public static void DemoReuse()
    {
        using var pool = new ConnectionPool(2);
        var first = pool.Rent();
        first.Write([1, 2, 3]);
        pool.Return(first);
        pool.IdleIds();
        pool.Rent().Write([4]);
        pool.IdleIds();
    }

    public static void DemoClosed()
    {
        var pool = new ConnectionPool(1);
        var connection = pool.Rent();
        connection.Dispose();
        pool.Return(connection);
        try { connection.Write([1]); } catch (ObjectDisposedException) { }
        _ = connection.Sent;
        pool.Dispose();
        pool.Rent().Write([9]);
    }
}
