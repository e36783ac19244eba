// case: cast-data-reader
// category: cast
// rationale: column values of a reader-like row: unboxing a null, a failed as of DBNull, and an as after a wrong test
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.CastDataReader;

public sealed class Row
{
    private readonly Dictionary<string, object?> _values;

    public Row(params (string Name, object? Value)[] columns) => _values = columns.ToDictionary(c => c.Name, c => c.Value);

    public object this[string column] => _values[column]!;

    public bool IsNull(string column) => _values[column] is null or DBNull;

    public T Field<T>(string column) => (T)_values[column]!;
}

public static class Case
{
    private static readonly Row Full = new(("id", 7), ("name", "ada"), ("score", 2.5));
    private static readonly Row Empty = new(("id", null), ("name", DBNull.Value), ("score", null));

    private static int Id(Row r)
    {
        return (int)r["id"]; // want: null-deref
    }

    private static int IdOr(Row r) => r.IsNull("id") ? -1 : (int)r["id"];

    private static int Name(Row r)
    {
        var name = (r["name"] as string)!;
        return name.Length; // want: null-deref
    }

    private static int NameChecked(Row r) => r["name"] is string name ? name.Length : 0;

    private static string Score(Row r)
    {
        double? score = (double?)r["score"];
        return score.ToString()!.Trim();
    }

    private static int NameField(Row r)
    {
        var name = r.Field<string>("score");
        return name.Length; // want: null-deref
    }

    public static int Demo1() => Id(Empty);

    public static int Demo2() => Id(Full) + IdOr(Empty) + Name(Full) + NameChecked(Empty) + Score(Empty).Length;

    public static int Demo3() => Name(Empty);

    public static int Demo4() => NameField(Empty);
}
