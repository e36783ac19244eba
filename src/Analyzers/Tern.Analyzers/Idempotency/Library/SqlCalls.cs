using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>SQL text that is run: by ADO.NET, Dapper, EF Core, or whatever else takes it.</summary>
internal static class SqlCalls
{
    private static readonly HashSet<string> s_runs = new(StringComparer.Ordinal) { "execute", "exec", "query", "run", "scalar", "command", "from", "sql", "perform", "insert", "update", "delete", "send" };

    public static Value? Handle(Walker walker, Call call)
    {
        string verb = Names.Words(call.Name).FirstOrDefault() ?? "";
        if (call.Name is "CreateCommand" or "CreateBatchCommand" or "GetSqlStringCommand" && !walker.HasCode(call))
        {
            // A command that gets its text now or later.
            LocalObject made = new(call.Method.ReturnType, 0);
            if (call.Arguments.FirstOrDefault(a => a.Value.Text is not null) is { } commandText)
            {
                made.Members["CommandText"] = commandText.Value;
            }

            return Value.Local(made);
        }

        if (!s_runs.Contains(verb) || call.Method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        List<Value> given = [.. call.Arguments.Select(a => a.Value)];
        Template? text = given.Select(v => v.Text).FirstOrDefault(t => t is not null && Sql.IsSql(t.Format));
        if (text is null && call.Receiver?.Object is { } command)
        {
            // A command that carries its text and parameters.
            text = command.All().Select(m => m.Value.Text).FirstOrDefault(t => t is not null && Sql.IsSql(t.Format));
            given.Add(call.Receiver);
        }

        if (text is null)
        {
            // One that was made of text and is run by something else, as Dapper's is.
            LocalObject? definition = given.Select(v => v.Object).FirstOrDefault(o => o?.All().Any(m => m.Value.Text is { } t && Sql.IsSql(t.Format)) == true);
            text = definition?.All().Select(m => m.Value.Text).First(t => t is not null && Sql.IsSql(t.Format));
        }

        if (text is null)
        {
            return null;
        }

        Parameters parameters = new(text, given);
        Value result = new();
        foreach (SqlStatement statement in Sql.Parse(text.Format))
        {
            result = Run(walker, call, statement, parameters);
        }

        return result;
    }

    private static Slot Table(string name) => Slot.Root("table:" + name, name.Length == 0 ? "the table" : name, isStore: true);

    private static Value Run(Walker walker, Call call, SqlStatement statement, Parameters parameters)
    {
        Slot table = Table(statement.Table);
        SyntaxNode where = call.Where.Syntax;
        switch (statement.Kind)
        {
            case SqlKind.Insert:
                return Insert(walker, statement, parameters, table, where);
            case SqlKind.Update or SqlKind.Merge:
                return Update(walker, statement, parameters, table, where);
            case SqlKind.Delete when statement.TakesNext:
                walker.Happens(IdempotencyRules.Modify, where, $"the next rows of {table.Display} are taken");
                return new Value();
            case SqlKind.Delete:
                Value deleted = statement.Conditions.Count == 0 ? Value.Unknown : parameters.OrText(statement.Conditions[0].Value) ?? new Value();
                walker.NoteRemove(table, deleted, where);
                return new Value { Condition = new Atom(AtomKind.Removed, where) { Slot = table, Key = deleted } };
            case SqlKind.Create or SqlKind.Drop when !statement.IsConditional:
                if (!walker.IsCaught(table, Value.Unknown, where))
                {
                    walker.Happens(IdempotencyRules.SecondRun, where, statement.Kind == SqlKind.Create ? $"a second run finds {table.Display}, and fails" : $"a second run misses {table.Display}, and fails");
                }

                return Value.Unknown;
            case SqlKind.Select:
                if (statement.TakesNext)
                {
                    walker.Happens(IdempotencyRules.Modify, where, "the next value of a sequence is taken");
                }

                return Select(call, statement, parameters, table, where);
            default:
                return Value.Unknown;
        }
    }

    private static Value Select(Call call, SqlStatement statement, Parameters parameters, Slot table, SyntaxNode where)
    {
        Value key = statement.Conditions.Select(c => parameters.Of(c.Value)).FirstOrDefault(v => v is not null) ?? Value.Unknown;
        Value row = Value.Local(new LocalObject(null, 0) { Base = Value.At(table.Element()) }) with { Reads = [new Read(table.Element(), Change.Copy)] };
        string name = Names.Base(call.Name);
        bool one = name.IndexOf("First", StringComparison.Ordinal) >= 0 || name.IndexOf("Single", StringComparison.Ordinal) >= 0 || name.IndexOf("Scalar", StringComparison.Ordinal) >= 0;
        return (one ? row : Value.Local(new LocalObject(null, 0) { Element = row })) with
        {
            Lookup = new Lookup(table, key, false),
            Condition = new Atom(AtomKind.Present, where) { Slot = table, Key = key },
            Reads = row.Reads,
        };
    }

    private static Value Insert(Walker walker, SqlStatement statement, Parameters parameters, Slot table, SyntaxNode where)
    {
        List<(string Column, Value Value)> keys = [.. statement.Values.Where(v => Names.IsDedupKey(v.Column)).Concat(statement.Values.Where(v => IsKey(v.Column, statement.Table))).Select(v => (v.Column, Value: parameters.Of(v.Value)!)).Where(v => v.Value is not null)];
        if (statement.KeepsExisting)
        {
            Value first = keys.Select(k => k.Value).FirstOrDefault(v => v.FromArgument) ?? keys.Select(k => k.Value).FirstOrDefault()
                // Whatever is unique in the row: its first column, as a rule.
                ?? statement.Values.Select(v => parameters.Of(v.Value)).FirstOrDefault(v => v is { FromArgument: true }) ?? Value.Unknown;
            walker.NoteInsert(table, first, where);
            if (keys.Count > 0 && keys.TrueForAll(k => k.Value.Fresh != Fresh.None))
            {
                Report(walker, keys[0].Column, keys[0].Value, table, where);
            }

            return new Value { Condition = new Atom(AtomKind.Added, where) { Slot = table, Key = first } };
        }

        if (statement.Relative is { } column)
        {
            walker.Happens(IdempotencyRules.RelativeUpdate, where, $"'{column}' of {table.Display} is set to a value made of what it was");
            return new Value();
        }

        walker.NoteInsert(table, keys.Select(k => k.Value).FirstOrDefault() ?? Value.Unknown, where);
        if (statement.IsConditional || (walker.IsEmptied(table) && walker.HasRemoved(table, statement.Values.Select(v => parameters.OrText(v.Value)))))
        {
            return new Value();
        }

        if (keys.Count == 0)
        {
            if (statement.Values.Count > 0 || statement.Table.Length > 0)
            {
                walker.Happens(IdempotencyRules.Insert, where, $"a row is inserted into {table.Display} without a key of the caller");
            }

            return new Value();
        }

        (string name, Value key) = keys.Find(k => k.Value.IsStable && !(k.Value.Optional && !walker.IsKnown(k.Value))) is { Value: not null } stable ? stable : keys[0];
        if (!key.IsStable || (key.Optional && !walker.IsKnown(key)))
        {
            Report(walker, name, key, table, where);
        }
        else if (!walker.IsCaught(table, key, where))
        {
            walker.Happens(IdempotencyRules.SecondRun, where, $"a second run finds the row with this '{name}' in {table.Display}, and fails");
        }

        return new Value();
    }

    private static void Report(Walker walker, string column, Value key, Slot table, SyntaxNode where)
    {
        bool dedup = Names.IsDedupKey(column);
        if (key.Optional)
        {
            walker.Happens(IdempotencyRules.OptionalKey, where, $"'{column}' of {table.Display} is missing when the caller leaves it out");
        }
        else
        {
            walker.Happens(dedup ? IdempotencyRules.FreshKey : IdempotencyRules.FreshValue, where, $"'{column}' of {table.Display} is {Sources.Describe(key.Fresh)}, which every attempt makes anew");
        }
    }

    private static Value Update(Walker walker, SqlStatement statement, Parameters parameters, Slot table, SyntaxNode where)
    {
        // A condition that the update itself makes false: a version, a state, a mark of the call.
        bool once = statement.KeepsExisting
            || statement.Conditions.Any(c => !IsKey(c.Column, statement.Table) && (statement.Sets.Any(s => s.Column == c.Column && !(c.Value[0] is '<' or '>' && c.Value[1] != '>' && s.Column == statement.Relative)) || Names.IsDedupKey(c.Column) || Names.Words(c.Column).Any(w => w is "version" or "rowversion" or "etag" or "revision" or "sequence" or "seq")));
        string? relative = statement.Relative ?? statement.Sets.Where(s => parameters.Of(s.Value) is { } value && Walker.Relative(table, value) is not null).Select(s => s.Column).FirstOrDefault();
        if (once)
        {
            return new Value { Condition = new Atom(AtomKind.Claimed, where) { Slot = table } };
        }

        if (relative is not null)
        {
            walker.Happens(IdempotencyRules.RelativeUpdate, where, $"'{relative}' of {table.Display} is set to a value made of what it was");
        }
        else if (statement.Sets.Select(s => (s.Column, Value: parameters.Of(s.Value))).FirstOrDefault(s => s.Value is { } value && value.Fresh != Fresh.None && !Names.IsDeadline(s.Column)) is { Value: not null } fresh)
        {
            walker.Happens(IdempotencyRules.FreshValue, where, $"{Sources.Describe(fresh.Value.Fresh)} is stored in '{fresh.Column}' of {table.Display}");
        }
        else if (statement.Sets.Select(s => (s.Column, Fresh: Sql.MadeAnew(s.Value))).FirstOrDefault(s => s.Fresh != Fresh.None && !Names.IsDeadline(s.Column)) is { Column: not null } now)
        {
            walker.Happens(IdempotencyRules.FreshValue, where, $"{Sources.Describe(now.Fresh)} is stored in '{now.Column}' of {table.Display}");
        }

        walker.NoteUpdate(table, where);
        return new Value();
    }

    private static bool IsKey(string column, string table)
    {
        string plain = Names.Plain(column), of = Names.Plain(table);
        string one = of.EndsWith("ies", StringComparison.Ordinal) ? of.Substring(0, of.Length - 3) + "y" : of.EndsWith("s", StringComparison.Ordinal) ? of.Substring(0, of.Length - 1) : of;
        return plain is "id" or "key" or "uid" or "guid" or "uuid" || (one.Length > 0 && (plain == one + "id" || plain == one + "key" || plain == one + "number" || plain == one + "no"));
    }

    /// <summary>What the parameters of a text are.</summary>
    private sealed class Parameters
    {
        private readonly Template _text;
        private readonly List<Value> _given;

        public Parameters(Template text, List<Value> given)
        {
            _text = text;
            _given = given;
        }

        /// <summary>The value of one parameter, or of text or a number that stands there.</summary>
        public Value? OrText(string expression)
            => Of(expression) ?? (expression.Split(' ').LastOrDefault() is { Length: > 0 } token && (token[0] == '\'' || char.IsDigit(token[0])) ? Value.Of(token) : null);

        /// <summary>The value of an expression that is one parameter; <see langword="null"/> if it is something else.</summary>
        public Value? Of(string expression)
        {
            string token = expression.Split(' ').LastOrDefault() ?? "";
            if (token.StartsWith("@#", StringComparison.Ordinal))
            {
                return int.TryParse(token.Substring(2), out int hole) && hole < _text.Holes.Count ? _text.Holes[hole] : null;
            }

            if (token.Length < 2 || token[0] is not ('@' or ':' or '$'))
            {
                return null;
            }

            string name = Names.Plain(token);
            foreach (Value value in _given)
            {
                if (value.Object?.All().FirstOrDefault(m => Names.Plain(m.Name) == name) is { Value: { } member })
                {
                    return member;
                }
            }

            Value? request = _given.Find(v => v.Owner == Owner.Argument && v.Text is null);
            return request is not null ? new Value { FromArgument = true, Symbol = request.Symbol + "." + name } : new Value { FromArgument = true };
        }
    }
}
