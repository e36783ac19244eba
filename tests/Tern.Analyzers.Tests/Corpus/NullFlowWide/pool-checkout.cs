// case: pool-checkout
// category: try-pattern
// rationale: a database pool's Try methods leave null in the out parameter on failure and the callers ignore the answer
// csc: none

namespace NullSafety.Blind.PoolCheckout;

public sealed class Connection(string host)
{
    public string Host => host;

    public int Executed { get; private set; }

    public int Execute(string sql) => Executed += sql.Length;
}

public sealed class Statement(Connection connection, string sql)
{
    public int Run() => connection.Execute(sql);
}

public sealed class Pool
{
    private readonly Stack<Connection> _idle = new();
    private readonly Dictionary<string, Statement> _prepared = new();

    public Pool(params string[] hosts)
    {
        foreach (var host in hosts)
        {
            _idle.Push(new Connection(host));
        }
    }

    public bool TryRent(out Connection connection)
    {
        if (_idle.Count == 0)
        {
            connection = null!;
            return false;
        }

        connection = _idle.Pop();
        return true;
    }

    public void Return(Connection connection) => _idle.Push(connection);

    public void Prepare(string name, Connection connection, string sql) => _prepared[name] = new Statement(connection, sql);

    public bool TryPrepared(string name, out Statement statement) => _prepared.TryGetValue(name, out statement!);
}

public static class Queries
{
    public static int Ping(Pool pool)
    {
        pool.TryRent(out var connection);
        return connection.Execute("select 1"); // want: null-deref
    }

    public static int PingIfFree(Pool pool)
    {
        if (!pool.TryRent(out var connection))
        {
            return -1;
        }

        int n = connection.Execute("select 1");
        pool.Return(connection);
        return n;
    }

    public static int Rerun(Pool pool, string name)
    {
        bool cached = pool.TryPrepared(name, out var statement);
        int rows = statement.Run(); // want: null-deref
        return cached ? rows : -rows;
    }

    public static int RerunIfKnown(Pool pool, string name) => pool.TryPrepared(name, out var statement) ? statement.Run() : 0;
}

public static class Case
{
    public static void DemoExhausted() => Queries.Ping(new Pool());

    public static void DemoUnprepared() => Queries.Rerun(new Pool("db1"), "orders");

    public static void DemoSafe()
    {
        var pool = new Pool("db1", "db2");
        Queries.PingIfFree(pool);
        Queries.PingIfFree(new Pool());
        pool.Prepare("users", new Connection("db3"), "select * from users");
        Queries.RerunIfKnown(pool, "users");
        Queries.RerunIfKnown(pool, "orders");
    }
}
