using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Reads as much of SQL text as says whether it can be run twice. It knows no dialect: what it does not understand it leaves alone.</summary>
internal static partial class Sql
{
    private static readonly string[] s_starts = ["insert", "update", "delete", "merge", "replace", "create", "drop", "alter", "select", "with", "truncate", "upsert", "if", "begin"];

    /// <summary>Functions that give back what they are given, and more.</summary>
    private static readonly HashSet<string> s_moving = new(StringComparer.Ordinal)
    {
        "concat", "concat_ws", "array_append", "array_prepend", "array_cat", "list_append", "list_prepend", "list_concat", "json_array_append", "json_array_insert", "arrayappend", "arrayconcat", "arraypushback", "dateadd", "date_add", "date_sub", "timestampadd", "adddate", "subdate",
    };

    /// <summary>Whether text is SQL that may change something, or asks.</summary>
    public static bool IsSql(string text)
    {
        List<string> tokens = Tokens(text, 4);
        return tokens.Count > 1 && s_starts.Contains(tokens[0]) && tokens[0] switch
        {
            "insert" or "replace" => tokens.Contains("into") || tokens[1] is "or" or "ignore",
            "update" or "select" or "merge" or "upsert" => Tokens(text, 400) is var all && (all.Contains("set") || all.Contains("from") || all.Contains("using") || all.Contains("into") || tokens[0] == "select"),
            "delete" => tokens[1] is "from" or "top",
            "create" or "drop" or "alter" => tokens.Any(t => t is "table" or "index" or "unique" or "schema" or "view" or "database" or "sequence" or "type"),
            "truncate" => tokens[1] == "table",
            "with" => Tokens(text, 400).Contains("as"),
            "if" or "begin" => Tokens(text, 400).Any(t => t is "insert" or "update" or "delete"),
            _ => false,
        };
    }

    public static IEnumerable<SqlStatement> Parse(string text)
    {
        List<string> tokens = Tokens(text, 4_000);
        List<string> one = [];
        bool guarded = false;
        foreach (string token in tokens.Concat([";"]))
        {
            if (token != ";")
            {
                one.Add(token);
                continue;
            }

            while (one.Count > 0 && one[0] is "if" or "begin" or "set" && Start(one) is var start and > 0)
            {
                guarded |= one[0] == "if" && one.Take(start).Contains("exists");
                one.RemoveRange(0, start);
            }

            if (one.Count > 1)
            {
                SqlStatement statement = Statement(one);
                statement.IsConditional |= guarded;
                yield return statement;
            }

            one = [];
        }
    }

    /// <summary>What a function of the database in an expression makes anew.</summary>
    public static Fresh MadeAnew(string expression)
    {
        Fresh fresh = Fresh.None;
        foreach (string token in expression.Split(' '))
        {
            fresh |= token switch
            {
                "now" or "current_timestamp" or "getdate" or "getutcdate" or "sysdatetime" or "sysutcdatetime" or "sysdatetimeoffset" or "utc_timestamp" or "localtimestamp" or "clock_timestamp" or "'now'" or "current_date" => Fresh.Time,
                "newid" or "newsequentialid" or "gen_random_uuid" or "uuid_generate_v4" or "uuidv7" or "uuidv4" => Fresh.Identity,
                "random" or "rand" => Fresh.Random,
                _ => Fresh.None,
            };
        }

        return fresh;
    }

    private static int Start(List<string> tokens)
    {
        int depth = 0;
        for (int i = 1; i < tokens.Count; i++)
        {
            depth += tokens[i] switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 0 && tokens[i] is "insert" or "update" or "delete" or "merge" or "create" or "drop" or "alter")
            {
                return i;
            }
        }

        return -1;
    }

    private static SqlStatement Statement(List<string> t)
    {
        SqlStatement s = new();
        int at = 0;
        if (t[0] == "with")
        {
            at = TopLevel(t, 1, "insert", "update", "delete", "merge", "select");
            if (at < 0)
            {
                return s;
            }
        }

        switch (t[at])
        {
            case "insert" or "replace" or "upsert":
                Insert(s, t, at);
                break;
            case "update":
                s.Kind = SqlKind.Update;
                s.Table = Name(t, at + 1);
                Sets(s, t, TopLevel(t, at, "set"));
                break;
            case "delete" or "truncate":
                s.Kind = SqlKind.Delete;
                s.Table = Name(t, TopLevel(t, at, "from", "table") + 1);
                Conditions(s, t, TopLevel(t, at, "where"));
                s.TakesNext = TakesFirst(s, t);
                break;
            case "merge":
                s.Kind = SqlKind.Merge;
                s.IsConditional = true;
                s.Table = Name(t, at + 1);
                for (int set = TopLevel(t, at, "set"); set >= 0; set = TopLevel(t, set + 1, "set"))
                {
                    Sets(s, t, set);
                }

                break;
            case "create" or "alter":
                s.Kind = SqlKind.Create;
                s.IsConditional = (t.Contains("exists") && t.Contains("not")) || (t.Contains("or") && t.Contains("replace")) || (t[at] == "alter" && !t.Contains("add"));
                s.Table = Name(t, TopLevel(t, at, "table", "index", "schema", "view", "sequence", "database", "type") + 1);
                break;
            case "drop":
                s.Kind = SqlKind.Drop;
                s.IsConditional = t.Contains("exists");
                s.Table = Name(t, at + 2);
                break;
            case "select":
                s.Kind = SqlKind.Select;
                s.TakesNext = t.Contains("nextval") || Follows(t, "next", "value");
                // A query inside, as of EXISTS, says as much.
                s.Table = Name(t, (TopLevel(t, at, "from") is var from and >= 0 ? from : t.IndexOf("from", at)) + 1);
                Conditions(s, t, TopLevel(t, at, "where") is var where and >= 0 ? where : t.IndexOf("where", at));
                break;
        }

        return s;
    }

    /// <summary>Whether a deletion takes out as many rows as it says, whichever they are, as one that works off a queue does.</summary>
    private static bool TakesFirst(SqlStatement s, List<string> t)
        => (t.Contains("limit") || t.Contains("top") || Follows(t, "fetch", "first") || Follows(t, "fetch", "next")) && !s.Conditions.Any(c => c.Value.IndexOfAny(['@', ':', '$', '<', '>']) >= 0);

    private static void Insert(SqlStatement s, List<string> t, int at)
    {
        s.Kind = SqlKind.Insert;
        int into = TopLevel(t, at, "into");
        s.Table = Name(t, (into < 0 ? at : into) + 1);
        s.KeepsExisting = t.Contains("ignore") || (t.Contains("conflict") && t.Contains("nothing")) || Follows(t, "not", "exists") || t.Contains("except");
        s.IsConditional = t[at] is "replace" or "upsert" || t.Contains("replace") || t.Contains("conflict") || t.Contains("duplicate") || s.KeepsExisting;
        int open = t.IndexOf("(", at);
        int values = TopLevel(t, at, "values");
        int select = TopLevel(t, at, "select");
        if (open >= 0 && (values < 0 || open < values) && (select < 0 || open < select))
        {
            List<string> columns = [.. List(t, open).Select(c => c.LastOrDefault() ?? "")];
            List<List<string>> given = values >= 0 && values + 1 < t.Count ? List(t, values + 1) : select >= 0 ? Split(t, select + 1, "from", "where") : [];
            for (int i = 0; i < columns.Count; i++)
            {
                s.Values.Add((columns[i], i < given.Count ? string.Join(" ", given[i]) : ""));
            }
        }

        int update = TopLevel(t, at, "conflict", "duplicate");
        if (update >= 0)
        {
            int set = t.FindIndex(update, x => x is "set");
            Sets(s, t, set >= 0 ? set : t.FindIndex(update, x => x == "update"));
        }
    }

    private static void Sets(SqlStatement s, List<string> t, int set)
    {
        if (set < 0)
        {
            return;
        }

        foreach (List<string> part in Split(t, set + 1, "where", "from", "returning", "when", "output"))
        {
            int equals = part.FindIndex(x => x is "=" or "+=" or "-=" or "*=");
            if (equals < 1)
            {
                continue;
            }

            string column = part[equals - 1];
            List<string> value = part.GetRange(equals + 1, part.Count - equals - 1);
            s.Sets.Add((column, string.Join(" ", value)));
            bool bounded = value.FirstOrDefault() is "greatest" or "least" or "max" or "min";
            bool arithmetic = value.Any(x => IsMoving(x) || s_moving.Contains(x)) && !value.Contains("distinct");
            int own = value.FindIndex(x => x == column);
            bool incoming = own > 1 && value[own - 1] == "." && value[own - 2] is "excluded" or "new" or "source" or "src";
            if (part[equals] != "=" || (arithmetic && own >= 0 && !incoming && !(bounded && !IsMoved(value, own))) || value.FirstOrDefault() == "not")
            {
                s.Relative ??= column;
            }
        }

        Conditions(s, t, TopLevel(t, set, "where"));
    }

    private static bool IsMoving(string token) => token is "+" or "-" or "*" or "/" or "%" or "||";

    // A bound keeps a column that was moved from what is behind it only: GREATEST(pieces - @n, 0).
    private static bool IsMoved(List<string> value, int own)
    {
        int first = own > 1 && value[own - 1] == "." ? own - 2 : own;
        return (own + 1 < value.Count && IsMoving(value[own + 1])) || (first > 0 && IsMoving(value[first - 1]));
    }

    private static void Conditions(SqlStatement s, List<string> t, int where)
    {
        for (int i = where + 1; where >= 0 && i < t.Count - 1; i++)
        {
            if (t[i] is "=" or "<>" or "!=" or "<" or ">" or "<=" or ">=" or "is")
            {
                s.Conditions.Add((t[i - 1], t[i] + " " + t[i + 1]));
            }
            else if (t[i] == "exists" && t[i - 1] == "not")
            {
                s.KeepsExisting = true;
            }
        }

        if (where >= 0 && s.Relative is { } moved && t.IndexOf(moved, where) >= 0 && t.IndexOf("not", where) is var not and >= 0 && not + 1 < t.Count && t[not + 1] != "null")
        {
            // Only what is not in it yet.
            s.KeepsExisting = true;
        }
    }

    private static bool Follows(List<string> t, string first, string second)
    {
        for (int i = 1; i < t.Count; i++)
        {
            if (t[i] == second && t[i - 1] == first)
            {
                return true;
            }
        }

        return false;
    }

    private static int TopLevel(List<string> t, int from, params string[] words)
    {
        int depth = 0;
        for (int i = Math.Max(from, 0); i < t.Count; i++)
        {
            depth += t[i] switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth <= 0 && words.Contains(t[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static List<List<string>> List(List<string> t, int open)
    {
        List<List<string>> parts = [];
        int depth = 0;
        List<string> one = [];
        for (int i = open; i < t.Count; i++)
        {
            depth += t[i] switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 0)
            {
                parts.Add(one);
                return parts;
            }

            if (depth == 1 && t[i] == ",")
            {
                parts.Add(one);
                one = [];
            }
            else if (i > open)
            {
                one.Add(t[i]);
            }
        }

        return parts;
    }

    private static List<List<string>> Split(List<string> t, int from, params string[] ends)
    {
        List<List<string>> parts = [];
        List<string> one = [];
        int depth = 0;
        for (int i = from; i < t.Count && !(depth == 0 && ends.Contains(t[i])); i++)
        {
            depth += t[i] switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 0 && t[i] == ",")
            {
                parts.Add(one);
                one = [];
            }
            else
            {
                one.Add(t[i]);
            }
        }

        parts.Add(one);
        return parts;
    }

    private static string Name(List<string> t, int at)
    {
        while (at >= 0 && at < t.Count && t[at] is "if" or "not" or "exists" or "only" or "into" or "top" or "or" or "ignore" or "replace")
        {
            at++;
        }

        string name = at >= 0 && at < t.Count ? t[at] : "";
        while (at + 2 < t.Count && t[at + 1] == ".")
        {
            at += 2;
            name = t[at];
        }

        return name;
    }
}
