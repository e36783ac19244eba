// case: trypattern-connection-pool
// category: try-pattern
// rationale: a Try method that forwards to another, one whose true does not promise a value, and a remove whose result is ignored
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TrypatternConnectionPool;

public sealed class Connection
{
    public string Server { get; init; } = "s";
}

public sealed class Pool
{
    private readonly ConcurrentBag<Connection> _idle = new();
    private readonly ConcurrentDictionary<int, Connection> _leased = new();

    public void Return(Connection c) => _idle.Add(c);

    public bool TryRent(out Connection connection) => _idle.TryTake(out connection!);

    public bool TryRentOrCreate(bool mayCreate, out Connection connection)
    {
        if (TryRent(out connection))
        {
            return true;
        }

        if (mayCreate)
        {
            connection = new Connection();
        }

        return mayCreate;
    }

    public bool TryPeek(int id, out Connection connection)
    {
        connection = null!;
        return id > 0 && (!_leased.ContainsKey(id) || _leased.TryGetValue(id, out connection!));
    }

    public Connection Release(int id)
    {
        _leased.TryRemove(id, out var c);
        return c!;
    }
}

public static class Case
{
    private static int Rent(Pool pool, bool mayCreate)
    {
        bool ok = pool.TryRentOrCreate(mayCreate, out var c);
        if (!ok)
        {
            Console.Error.Flush();
        }

        return c.Server.Length; // want: null-deref
    }

    private static int RentChecked(Pool pool, bool mayCreate) => pool.TryRentOrCreate(mayCreate, out var c) ? c.Server.Length : 0;

    private static int Peek(Pool pool, int id)
    {
        return pool.TryPeek(id, out var c) ? c.Server.Length : 0; // want: null-deref
    }

    private static int Release(Pool pool, int id)
    {
        return pool.Release(id).Server.Length; // want: null-deref
    }

    public static int Demo1() => Rent(new Pool(), false);

    public static int Demo2() => Rent(new Pool(), true) + RentChecked(new Pool(), false);

    public static int Demo3() => Peek(new Pool(), 4);

    public static int Demo4() => Release(new Pool(), 4);
}
