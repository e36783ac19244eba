// case: latefield-migration-runner
// category: late-init
// rationale: a runner whose connection is set in Open; one entry point forgets it, another throws before it, a nullable plain use
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.LatefieldMigrationRunner;

public sealed class Connection(string server)
{
    public string Server { get; } = server;

    public int Execute(string sql) => sql.Length + Server.Length;
}

public abstract class Migration
{
    public Connection Db { get; set; } = null!;

    public abstract int Up();
}

public sealed class AddIndex : Migration
{
    public override int Up() => Db.Execute("create index"); // want: null-deref
}

public sealed class Runner
{
    private Connection _db = null!;
    private string? _schema;

    public Runner Open(string server)
    {
        _db = new Connection(server);
        return this;
    }

    public int Apply(params Migration[] all)
    {
        foreach (var m in all)
        {
            m.Db = _db;
        }

        return all.Sum(m => m.Up());
    }

    public int Version()
    {
        return _db.Execute("select version"); // want: null-deref
    }

    public int SchemaWidth(bool use)
    {
        if (use)
        {
            _schema = "dbo";
        }

        string? schema = use ? _schema : null;
        return schema.Length; // want: null-deref
    }

    public static int Once(string server)
    {
        var r = new Runner();
        r.Open(server);
        return r.Version();
    }
}

public static class Case
{
    public static void Demo1() => new AddIndex().Up();

    public static void Demo2() => new Runner().Version();

    public static void Demo3() => new Runner().SchemaWidth(false);

    public static void Demo4() => _ = Runner.Once("s") + new Runner().Open("s").Apply(new AddIndex()) + new Runner().SchemaWidth(true);
}
