// case: builder-report-query
// category: partial-construction
// rationale: a builder and an object initialiser leave members out that Run and Render rely on
// csc: none

namespace NullSafety.BuilderReportQuery;

public sealed class Period
{
    public Period(int from, int to)
    {
        From = from;
        To = to;
    }

    public int From { get; }

    public int To { get; }
}

public sealed class Query
{
    public string Table { get; init; } = "sales";

    public Period Period { get; init; } = null!;

    public List<string> Columns { get; init; } = null!;
}

public sealed class QueryBuilder
{
    private Period _period = null!;
    private List<string> _columns = null!;

    public QueryBuilder Between(int from, int to)
    {
        _period = new Period(from, to);
        return this;
    }

    public QueryBuilder Column(string name)
    {
        _columns ??= new List<string>();
        _columns.Add(name);
        return this;
    }

    public Query Build() => new() { Period = _period, Columns = _columns };
}

public static class Report
{
    public static string Header(Query query)
    {
        return query.Table + "(" + string.Join(",", query.Columns.OrEmpty()) + ")";
    }

    public static List<string> OrEmpty(this List<string> columns) => columns ?? new List<string>();

    public static int Years(Query query)
    {
        return query.Period.To - query.Period.From + 1; // want: null-deref
    }

    public static string Sorted(Query query)
    {
        query.Columns.Sort(StringComparer.Ordinal); // want: null-deref
        return string.Join(",", query.Columns);
    }
}

public static class Case
{
    public static void DemoNoColumns()
    {
        var query = new QueryBuilder().Between(2020, 2024).Build();
        Report.Header(query);
        Report.Years(query);
        Report.Sorted(query);
    }

    public static void DemoNoPeriod() => Report.Years(new Query { Columns = new List<string> { "net" } });

    public static void DemoComplete()
    {
        var query = new QueryBuilder().Between(2020, 2024).Column("net").Column("gross").Build();
        Report.Years(query);
        Report.Sorted(query);
    }
}
