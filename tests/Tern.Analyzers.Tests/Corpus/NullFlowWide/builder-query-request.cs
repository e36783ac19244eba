// case: builder-query-request
// category: object-initialiser
// rationale: a builder that does not insist on every part, an initialiser that leaves a member out, and a with that removes one
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.BuilderQueryRequest;

public sealed record Query
{
    public string Table { get; init; } = null!;

    public string Filter { get; init; } = null!;

    public IReadOnlyList<string> Columns { get; init; } = ["*"];
}

public sealed class QueryBuilder
{
    private string _table = null!;
    private string _filter = null!;

    public QueryBuilder From(string table)
    {
        _table = table;
        return this;
    }

    public QueryBuilder Where(string filter)
    {
        _filter = filter;
        return this;
    }

    public Query Build()
    {
        if (_table == null)
        {
            throw new InvalidOperationException("no table");
        }

        return new Query { Table = _table, Filter = _filter };
    }
}

public static class Sql
{
    public static string Text(Query q)
    {
        string text = "select " + string.Join(",", q.Columns) + " from " + q.Table.Trim();
        return text + " where " + q.Filter.Trim(); // want: null-deref
    }

    public static int TableWidth(Query q) => q.Table.Length;
}

public static class Case
{
    private static int Bare()
    {
        var q = new Query { Filter = "id=1" };
        return q.Table.Length; // want: null-deref
    }

    private static int Stripped()
    {
        var q = new Query { Table = "t", Filter = "f" };
        var all = q with { Columns = null! };
        return q.Columns.Count + all.Columns.Count; // want: null-deref
    }

    public static string Demo1() => Sql.Text(new QueryBuilder().From("orders").Build());

    public static string Demo2() => Sql.Text(new QueryBuilder().From("orders").Where("id=1").Build());

    public static int Demo3() => Sql.TableWidth(new QueryBuilder().From("orders").Build());

    public static int Demo4() => Bare();

    public static int Demo5() => Stripped();
}
