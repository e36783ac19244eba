// case: query-parser-try
// category: try-pattern
// rationale: parser methods deliver a node through out only on success; one caller drops the flag, another acts on it only for empty input
// csc: none

namespace NullSafety.Blind22a.QueryParserTry;

public abstract record Expr;

public sealed record Field(string Name) : Expr;

public sealed record Compare(Field Left, char Op, string Right) : Expr;

public ref struct Cursor(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text.Trim();

    public bool TryField(out Field field)
    {
        int n = 0;
        while (n < _rest.Length && char.IsLetter(_rest[n]))
        {
            n++;
        }

        if (n == 0)
        {
            field = null!;
            return false;
        }

        field = new Field(_rest[..n].ToString());
        _rest = _rest[n..];
        return true;
    }

    public bool TryCompare(out Compare compare)
    {
        compare = default!;
        if (!TryField(out var left) || _rest.Length < 2 || _rest[0] is not ('=' or '<'))
        {
            return false;
        }

        compare = new Compare(left, _rest[0], _rest[1..].ToString());
        return true;
    }
}

public static class Query
{
    public static string SortKey(string clause)
    {
        var cursor = new Cursor(clause);
        cursor.TryField(out var field);
        return field.Name.ToLowerInvariant(); // want: null-deref
    }

    public static string SortKeyOrId(string clause)
        => new Cursor(clause).TryField(out var field) ? field.Name.ToLowerInvariant() : "id";

    public static string Filter(string clause)
    {
        var cursor = new Cursor(clause);
        bool failed = !cursor.TryCompare(out var compare);
        if (failed && clause.Length == 0)
        {
            return "true";
        }

        return compare.Op + " " + compare.Right; // want: null-deref
    }

    public static string FilterStrict(string clause)
    {
        if (!new Cursor(clause).TryCompare(out var compare))
        {
            throw new FormatException(clause);
        }

        return compare.Left.Name + compare.Op + compare.Right;
    }
}

public static class Case
{
    public static void DemoSortByDigits() => Query.SortKey("42");

    public static void DemoSortOrId() => Query.SortKeyOrId("42");

    public static void DemoTruncatedFilter() => Query.Filter("age");

    public static void DemoStrict() => Query.FilterStrict("age<7");
}
