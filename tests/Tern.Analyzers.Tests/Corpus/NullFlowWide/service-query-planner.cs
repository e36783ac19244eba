// case: service-query-planner
// category: service
// rationale: logical plan to operators, with virtual hooks, plan nodes by kind and correlated members
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.QueryPlanner;

public enum NodeKind { Scan, Filter, Join, Limit }

public sealed record Row(IReadOnlyDictionary<string, object?> Values)
{
    public object? this[string column] => Values.GetValueOrDefault(column);
}

public sealed class Table(string name, params string[] columns)
{
    private readonly List<Row> _rows = new();
    private Dictionary<string, ILookup<object, Row>>? _indexes;
    public string Name { get; } = name;
    public IReadOnlyList<string> Columns { get; } = columns;
    public IReadOnlyList<Row> Rows => _rows;
    public bool HasIndexes => _indexes is { Count: > 0 };

    public Table Insert(params object?[] values)
    {
        _rows.Add(new Row(Columns.Zip(values).ToDictionary(p => p.First, p => p.Second)));
        return this;
    }

    public Table CreateIndex(string column)
    {
        _indexes ??= new Dictionary<string, ILookup<object, Row>>();
        _indexes[column] = _rows.Where(r => r[column] != null).ToLookup(r => r[column]!);
        return this;
    }

    public bool IsIndexed(string column) => HasIndexes && _indexes.ContainsKey(column); // csc-false

    /// <summary>Rows with the key in an indexed column.</summary>
    public IEnumerable<Row> Seek(string column, object key) => _indexes![column][key];
}

/// <summary>A logical node. Scans have a table, filters a column and a value, joins two inputs and a column.</summary>
public sealed record PlanNode(NodeKind Kind, Table? Table = null, PlanNode? Input = null, PlanNode? Right = null)
{
    public string? Column { get; private init; }
    public object? Value { get; private init; }
    public int Count { get; private init; }
    public static PlanNode Scan(Table table) => new(NodeKind.Scan, table);
    public static PlanNode Filter(PlanNode input, string column, object value) => new(NodeKind.Filter, Input: input) { Column = column, Value = value };
    public static PlanNode Join(PlanNode left, PlanNode right, string column) => new(NodeKind.Join, null, left, right) { Column = column };
    public static PlanNode Limit(PlanNode input, int count) => new(NodeKind.Limit, Input: input) { Count = count };

    public PlanNode Leaf()
    {
        var node = this;
        while (node.Kind != NodeKind.Scan) // csc-false
            node = node.Input;
        return node;
    }
}

/// <summary>A running operator. Open, then Next until it returns null, then Close.</summary>
public abstract class Operator
{
    public int Produced { get; private set; }
    public bool Opened { get; private set; }

    public void Open()
    {
        OnOpen();
        Opened = true;
    }

    public Row? Next()
    {
        if (!Opened)
            throw new InvalidOperationException("The operator is not open.");
        var row = Pull();
        Produced += row is null ? 0 : 1;
        return row;
    }

    public void Close()
    {
        if (Opened)
            OnClose();
        Opened = false;
    }

    public abstract string Describe();

    protected abstract void OnOpen();

    protected abstract Row? Pull();

    protected abstract void OnClose();
}

public sealed class RowSource(string label, Func<IEnumerable<Row>> rows) : Operator
{
    private IEnumerator<Row>? _rows;
    private Row? _last;
    public override string Describe() => label;
    public string LastSeen() => Produced == 0 ? "" : string.Join("/", _last.Values.Keys); // csc-false
    protected override void OnOpen() => _rows = rows().GetEnumerator();

    protected override Row? Pull()
    {
        if (!_rows!.MoveNext())
            return null;
        return _last = _rows.Current;
    }

    protected override void OnClose()
    {
        _rows!.Dispose();
        _rows = null;
    }
}

public sealed class FilterOperator(Operator input, string column, object value) : Operator
{
    public override string Describe() => input.Describe() + " > " + column + "=" + value;
    protected override void OnOpen() => input.Open();

    protected override Row? Pull()
    {
        var row = input.Next();
        while (row != null && !row[column]!.Equals(value)) // missed: null-deref
            row = input.Next();
        return row;
    }

    protected override void OnClose() => input.Close();
}

public sealed class HashJoin(Operator left, Operator right, string column) : Operator
{
    private Dictionary<object, List<Row>>? _built;
    private Row? _outer;
    private List<Row>? _matches;
    private int _at;
    public override string Describe() => "(" + left.Describe() + " x " + right.Describe() + ")";

    protected override void OnOpen()
    {
        left.Open();
        right.Open();
        _built = new Dictionary<object, List<Row>>();
        while (right.Next() is { } row)
        {
            if (row[column] is { } key && !_built.TryAdd(key, [row]))
                _built[key].Add(row);
        }
    }

    protected override Row? Pull()
    {
        while (_matches == null || _at >= _matches.Count)
        {
            _outer = left.Next();
            if (_outer == null)
                return null;
            _matches = _outer[column] is { } key ? _built!.GetValueOrDefault(key) : null;
            _at = 0;
        }
        return Merge(_outer!, _matches[_at++]);
    }

    protected override void OnClose()
    {
        left.Close();
        right.Close();
        _built = null;
        _matches = null;
    }

    private static Row Merge(Row a, Row b)
    {
        var values = new Dictionary<string, object?>(a.Values);
        foreach (var (name, value) in b.Values)
            values[name] = value;
        return new Row(values);
    }
}

public sealed class LimitOperator(Operator input, int count) : Operator
{
    private int _left;
    public override string Describe() => input.Describe() + " limit " + count;

    protected override void OnOpen()
    {
        input.Open();
        _left = count;
    }

    protected override Row? Pull() => _left-- > 0 ? input.Next() : null;
    protected override void OnClose() => input.Close();
}

public class Planner
{
    private readonly Dictionary<NodeKind, Func<PlanNode, Operator>> _rules = new();

    public Planner()
    {
        _rules[NodeKind.Scan] = n => new RowSource("scan " + n.Table!.Name, () => n.Table.Rows);
        _rules[NodeKind.Filter] = PlanFilter;
        _rules[NodeKind.Join] = n => new HashJoin(Plan(n.Input!), Plan(n.Right!), n.Column!);
        _rules[NodeKind.Limit] = n => new LimitOperator(Plan(n.Input!), n.Count);
    }

    public Operator Plan(PlanNode node) => _rules[node.Kind](Rewrite(node) ?? node);
    protected virtual PlanNode? Rewrite(PlanNode node) => null;

    private Operator PlanFilter(PlanNode node)
    {
        var table = node.Input?.Kind == NodeKind.Scan ? node.Input.Table : null;
        if (table != null && table.IsIndexed(node.Column!))
            return new RowSource("seek " + table.Name, () => table.Seek(node.Column!, node.Value!));
        return new FilterOperator(Plan(node.Input!), node.Column!, node.Value!);
    }
}

public sealed class PushDownPlanner : Planner
{
    protected override PlanNode? Rewrite(PlanNode node) => node is { Kind: NodeKind.Filter, Input.Kind: NodeKind.Limit } && node.Input.Count == int.MaxValue
        ? PlanNode.Filter(node.Input.Input!, node.Column!, node.Value!)
        : null;
}

public static class Query
{
    public static List<Row> Run(Planner planner, PlanNode plan)
    {
        var rows = new List<Row>();
        var root = planner.Plan(plan);
        root.Open();
        for (var row = root.Next(); row != null; row = root.Next())
            rows.Add(row);
        root.Close();
        return rows;
    }

    public static string Scalar(Planner planner, PlanNode plan, string column)
    {
        var root = planner.Plan(PlanNode.Limit(plan, 1));
        root.Open();
        var row = root.Next()!;
        root.Close();
        return row[column]?.ToString() ?? "NULL"; // missed: null-deref
    }
}

public static class Case
{
    private static readonly Table People = new Table("people", "id", "city").Insert(1, "Rome").Insert(2, "Oslo").Insert(3, null).CreateIndex("id");
    private static readonly Table Pets = new Table("pets", "id", "pet").Insert(1, "cat").Insert(1, "dog").Insert(null, "fox").Insert(7, "owl");

    public static void DemoRun()
    {
        var planner = new PushDownPlanner();
        var join = PlanNode.Join(PlanNode.Scan(Pets), PlanNode.Scan(People), "id");
        _ = Query.Run(planner, join).Count + Query.Run(planner, PlanNode.Limit(join, 1)).Count + join.Leaf().Table!.Rows.Count + Query.Run(planner, PlanNode.Filter(PlanNode.Limit(PlanNode.Scan(Pets), int.MaxValue), "pet", "cat")).Count;
        _ = Query.Scalar(planner, PlanNode.Filter(PlanNode.Scan(People), "id", 2), "city") + planner.Plan(join).Describe() + Pets.IsIndexed("id");
        var source = new RowSource("rows", () => People.Rows);
        source.Open();
        _ = source.LastSeen() + source.Next() + source.LastSeen();
        source.Close();
    }

    public static void DemoFilterOverMissingValue() => Query.Run(new Planner(), PlanNode.Filter(PlanNode.Scan(People), "city", "Rome"));
    public static void DemoScalarOfNothing() => Query.Scalar(new Planner(), PlanNode.Filter(PlanNode.Scan(People), "id", 9), "city");
}
