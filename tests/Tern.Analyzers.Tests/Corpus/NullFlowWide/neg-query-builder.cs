// case: neg-query-builder
// category: negative-builder
// rationale: the builder's fields start as null! but every way to use them passes a check or an assignment
// csc: silent

namespace NullSafety.Blind.NegQueryBuilder;

public sealed record Query(string Index, string[] Fields, string? Filter)
{
    public int Cost => Index.Length + Fields.Length + (Filter?.Length ?? 0);
}

public sealed class QueryBuilder
{
    private string _index = null!;
    private List<string> _fields = null!;
    private string _filter = null!;

    private List<string> Fields => _fields ??= new List<string>();

    public QueryBuilder From(string index)
    {
        _index = index;
        return this;
    }

    public QueryBuilder Select(params string[] names)
    {
        Fields.AddRange(names);
        return this;
    }

    public QueryBuilder Where(string term)
    {
        _filter = _filter == null ? term : _filter.Trim() + " AND " + term;
        return this;
    }

    public QueryBuilder Validate()
    {
        Require(_index, "index");
        if (_fields == null)
        {
            _fields = ["*"];
        }

        return this;
    }

    private static void Require(string value, string what)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new InvalidOperationException(what + " is missing");
        }
    }

    public Query Build()
    {
        Validate();
        string index = _index.ToLowerInvariant();
        return new Query(index, _fields.ToArray(), _filter);
    }
}

public static class LogSearch
{
    public static int Plan(string? tenant)
    {
        var builder = new QueryBuilder().From("logs").Where("level:error");
        if (tenant is { Length: > 0 })
        {
            builder.Where("tenant:" + tenant).Select("time", "message");
        }

        return builder.Build().Cost;
    }
}

public static class Case
{
    public static void DemoTenant() => LogSearch.Plan("acme");

    public static void DemoNoTenant() => LogSearch.Plan(null);

    public static void DemoBare() => _ = new QueryBuilder().From("metrics").Build().Cost;

    public static void DemoInvalid()
    {
        try
        {
            new QueryBuilder().Build();
        }
        catch (InvalidOperationException)
        {
        }
    }
}
