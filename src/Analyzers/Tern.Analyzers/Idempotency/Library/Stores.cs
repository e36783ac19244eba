using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>EF Core, MongoDB and Redis, recognised by the names of their types and methods.</summary>
internal static class Stores
{
    private const string EntryTable = "(table)";

    /// <summary>Whether a member holds rows of a database.</summary>
    public static bool IsTable(ITypeSymbol? type) => type?.Name is "DbSet" or "IMongoCollection" or "DbContext" || IsContext(type);

    /// <summary>The database behind a context that an attempt opens for itself: all attempts share it.</summary>
    public static Value Opened(ITypeSymbol context) => Value.At(Slot.Root("context:" + Types.FullName(context), "the database", isStore: true));

    public static bool IsContext(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class } && Types.Is(type, Fact.Context, DerivesFromContext);

    private static bool DerivesFromContext(ITypeSymbol? type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "DbContext")
            {
                return true;
            }
        }

        return false;
    }

    public static Value? Handle(Walker walker, Call call)
    {
        string type = call.ReceiverType?.Name ?? "";
        string declaring = call.Method.ContainingType?.Name ?? "";
        string name = Names.Base(call.Name);
        bool update = declaring is "Update" or "UpdateBuilder" || declaring.IndexOf("UpdateDefinition", StringComparison.Ordinal) >= 0 || type.IndexOf("UpdateDefinition", StringComparison.Ordinal) >= 0;
        if (name is "Inc" or "Mul" or "Push" or "PushEach" or "PushAll" && update)
        {
            Read read = new(Slot.Root("update", "the document", isStore: true), name is "Inc" or "Mul" ? Change.Arithmetic : Change.Append);
            return new Value { Reads = [read], Fresh = call.Receiver?.Fresh ?? Fresh.None };
        }

        if (update && name is "Set" or "SetOnInsert" or "CurrentDate")
        {
            string member = call.Arguments.FirstOrDefault()?.Target?.Syntax.ToString() is { } text ? text.Substring(text.LastIndexOf('.') + 1) : "";
            Value earlier = call.Receiver ?? Value.Unknown, given = name == "CurrentDate" ? walker.New(Fresh.Time) : call[1];
            return new Value
            {
                Reads = earlier.Reads,
                Fresh = earlier.Fresh | (name == "SetOnInsert" || Names.IsDeadline(member) ? Fresh.None : given.Fresh),
                Born = given.Born,
            };
        }

        if (type is "IMongoCollection" or "MongoCollection" && Mongo(walker, call, name) is { } mongo)
        {
            return mongo;
        }

        if (type is "IDatabase" or "IDatabaseAsync" or "RedisDatabase" or "IRedisDatabase" || declaring is "IDatabase" or "IDatabaseAsync")
        {
            return Redis(walker, call, name);
        }

        bool set = type == "DbSet", context = IsContext(call.ReceiverType);
        if (!set && !context)
        {
            if (name is "SaveChanges" or "Commit" && call.Receiver?.Place is { } unit)
            {
                walker.Saved(call.Where.Syntax, unit);
            }

            // Updates of many rows are made on queries.
            return (name, call.Receiver?.Place) switch
            {
                ("ExecuteUpdate", { } rows) => Update(walker, call, rows),
                ("ExecuteDelete", { } rows) => Deleted(walker, call, rows),
                ("ExecuteDelete", null) => Value.Unknown,
                _ => null,
            };
        }

        return Context(walker, call, name, set, context);
    }

    private static Value? Context(Walker walker, Call call, string name, bool set, bool context)
    {
        SyntaxNode where = call.Where.Syntax;
        Slot place = call.Receiver?.Place ?? Slot.Root("store", "the database", isStore: true);
        switch (name)
        {
            case "Add" or "AddRange":
                foreach (Argument argument in call.Arguments)
                {
                    Value entity = name == "AddRange" || argument.Value.Object?.Element is not null ? Walker.ElementOf(argument.Value) : argument.Value;
                    Insert(walker, entity, set ? place : TableOf(place, call.ReceiverType, Given(argument)), Given(argument), where);
                }

                return call[0];
            case "Update" or "UpdateRange" or "Attach":
                walker.Write((set ? place : TableOf(place, call.ReceiverType, call.Arguments.Select(Given).FirstOrDefault())).Element(), Value.Unknown, call[0], where);
                return call[0];
            case "Remove" or "RemoveRange":
                Slot table = set ? place : call[0].Place?.Parent ?? call[0].Lookup?.Container ?? TableOf(place, call.ReceiverType, call.Arguments.Select(Given).FirstOrDefault());
                if (name == "Remove" && call[0].Lookup is { MustExist: true } found && walker.IsRequired(found.Container, found.Key) && !walker.IsCaught(table, call[0], where))
                {
                    walker.Happens(IdempotencyRules.SecondRun, where, $"a second run misses in '{table.Display}' what this deletes, and fails");
                }

                walker.NoteRemove(call[0].Lookup?.Container ?? table, call[0], where);
                return Value.Unknown;
            case "Find":
                Slot searched = set ? place : TableOf(place, call.ReceiverType, call.Method.TypeArguments.FirstOrDefault());
                Value key = call[0].Object is { Element: { } first } ? first : call[0];
                return Value.At(searched.Element()) with { Lookup = new Lookup(searched, key, false) };
            case "Set" when context && call.Method.TypeArguments.Length == 1:
                return Value.At(TableOf(place, call.ReceiverType, call.Method.TypeArguments[0]));
            case "SaveChanges":
                walker.Saved(where);
                return Value.Unknown;
            case "ExecuteUpdate":
                return Update(walker, call, place);
            case "ExecuteDelete":
                return Deleted(walker, call, place);
            case "Entry" when call.Arguments.Count == 1:
                LocalObject entry = new(call.Method.ReturnType, 0);
                entry.Members["Entity"] = call[0];
                entry.Members[EntryTable] = Value.At(set ? place : TableOf(place, call.ReceiverType, Given(call.Arguments[0])));
                return Value.Local(entry);
            case "BeginTransaction" or "Commit" or "Rollback" or "Dispose":
                return Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>The state that an entry is given says what is done with its row.</summary>
    public static bool SetState(Walker walker, Value entry, Value state, SyntaxNode where)
    {
        const int Deleted = 2, Modified = 3, Added = 4;
        if (entry.Object is not { Type.Name: "EntityEntry" } made || !made.Members.TryGetValue(EntryTable, out Value? table) || table.Place is not { } place || !made.Members.TryGetValue("Entity", out Value? row))
        {
            return false;
        }

        switch (state.Constant.Value)
        {
            case Added:
                Insert(walker, row, place, row.Object?.Type, where);
                break;
            case Deleted:
                walker.NoteRemove(row.Lookup?.Container ?? place, row, where);
                break;
            case Modified:
                walker.Write(place.Element(), Value.Unknown, row, where);
                break;
        }

        return true;
    }

    /// <summary>The type of what is passed, whatever it is passed as.</summary>
    private static ITypeSymbol? Given(Argument argument) => argument.Target is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type ?? conversion.Type : argument.Target?.Type;

    private static Value Deleted(Walker walker, Call call, Slot rows)
    {
        walker.NoteRemove(rows, call.Receiver?.Lookup?.Key ?? Value.Unknown, call.Where.Syntax);
        return Value.Unknown;
    }

    /// <summary>The set of a context that holds an entity: by whichever of the two it is reached, it is one place.</summary>
    private static Slot TableOf(Slot place, ITypeSymbol? context, ITypeSymbol? entity)
    {
        for (ITypeSymbol? t = context; t is not null && entity is not null; t = t.BaseType)
        {
            IPropertySymbol? set = t.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => p.Type is INamedTypeSymbol { Name: "DbSet", TypeArguments.Length: 1 } rows && SymbolEqualityComparer.Default.Equals(rows.TypeArguments[0], entity));
            if (set is not null)
            {
                return place.Member(set.Name, isStore: true);
            }
        }

        return place.Member(entity?.Name ?? "rows", isStore: true);
    }

    internal static void Insert(Walker walker, Value entity, Slot table, ITypeSymbol? type, SyntaxNode where)
    {
        ITypeSymbol? row = entity.Object?.Type ?? ((type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() ?? type);
        List<(string Name, Value Value)> keys = [];
        foreach ((string name, Value value) in entity.Object?.Members.Select(m => (m.Key, m.Value)) ?? [])
        {
            if (Names.IsDedupKey(name) || IsKey(name, row))
            {
                keys.Add((name, value));
            }
        }

        // A constructor's parameter and its property are one.
        keys = [.. keys.Where(k => k.Value.FromArgument || k.Value.Fresh != Fresh.None).OrderByDescending(k => Names.IsDedupKey(k.Name))];
        walker.NoteInsert(table, keys.Select(k => k.Value).FirstOrDefault(v => v.FromArgument) ?? Value.Unknown, where);
        if (entity.Owner == Owner.Argument && entity.Fresh == Fresh.None && !walker.IsEmptied(table))
        {
            Given(walker, table, row, where);
            return;
        }

        if (entity.Object is null || entity.Owner != Owner.Local || walker.IsEmptied(table))
        {
            // Its key is not known; or what is there was taken out first, and is written anew.
            return;
        }

        if (keys.Count == 0)
        {
            walker.Happens(IdempotencyRules.Insert, where, $"a row is added to '{table.Display}' without a key of the caller");
            return;
        }

        (string member, Value key) = keys.Find(k => k.Value.IsStable && !(k.Value.Optional && !walker.IsKnown(k.Value))) is { Value: not null } stable ? stable : keys[0];
        if (key.Optional && !walker.IsKnown(key))
        {
            walker.Happens(IdempotencyRules.OptionalKey, where, $"'{member}' of '{table.Display}' is missing when the caller leaves it out");
        }
        else if (key.Fresh != Fresh.None)
        {
            walker.Happens(Names.IsDedupKey(member) ? IdempotencyRules.FreshKey : IdempotencyRules.FreshValue, where, $"'{member}' of '{table.Display}' is {Sources.Describe(key.Fresh)}, which every attempt makes anew", key);
        }
        else if (!walker.IsCaught(table, key, where))
        {
            walker.Happens(IdempotencyRules.SecondRun, where, $"a second run finds the row with this '{member}' in '{table.Display}', and fails");
        }
    }

    /// <summary>A row that the caller gave: with its key a second one is refused, and without one it is one more.</summary>
    private static void Given(Walker walker, Slot table, ITypeSymbol? row, SyntaxNode where)
    {
        ITypeSymbol? key = null;
        for (ITypeSymbol? t = row; t is not null && key is null; t = t.BaseType)
        {
            key = t.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => IsKey(p.Name, row))?.Type;
        }

        if (key is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16 } || key?.Name == "ObjectId")
        {
            walker.Happens(IdempotencyRules.Insert, where, $"a row is added to '{table.Display}', and the database makes its key");
        }
        else if (key is not null && !walker.IsCaught(table, Value.Unknown, where))
        {
            walker.Happens(IdempotencyRules.SecondRun, where, $"a second run finds the row with this key in '{table.Display}', and fails");
        }
    }

    private static bool IsKey(string name, ITypeSymbol? type)
    {
        string plain = Names.Plain(name);
        return plain is "id" or "key" or "uid" or "guid" || (type is not null && plain == Names.Plain(type.Name) + "id")
            || type?.GetMembers().Any(m => Names.Plain(m.Name) == plain && m.GetAttributes().Any(a => a.AttributeClass?.Name == "KeyAttribute")) == true;
    }

    /// <summary><c>ExecuteUpdate(s =&gt; s.SetProperty(row =&gt; row.Member, row =&gt; …))</c>.</summary>
    private static Value Update(Walker walker, Call call, Slot rows)
    {
        // Only rows that pass the test are changed, and so many are counted.
        Condition? filter = call.Receiver?.Filter;
        walker.Under(filter, true, () => SetAll(walker, call, rows));
        return new Value { Condition = filter };
    }

    private static Value SetAll(Walker walker, Call call, Slot rows)
    {
        Value row = Value.At(rows.IsStore ? rows.Element() : Slot.Root("rows", "rows", isStore: true).Element());
        foreach (IOperation operation in OperationExtensions.Descendants(call.Where))
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "SetProperty", Arguments: { Length: >= 2 } arguments } set)
            {
                Value member = Apply(walker, arguments[arguments.Length - 2].Value, row);
                Value value = Apply(walker, arguments[arguments.Length - 1].Value, row);
                if (member.Place is { } slot)
                {
                    walker.Write(slot, Value.Unknown, value, set.Syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>() ?? set.Syntax);
                }
            }
        }

        return Value.Unknown;
    }

    private static Value Apply(Walker walker, IOperation operation, Value row)
    {
        Value value = walker.Visit(operation);
        return value.Function is { } function ? walker.InvokeFunction(function, [row]) : value;
    }

    private static Value? Mongo(Walker walker, Call call, string name)
    {
        SyntaxNode where = call.Where.Syntax;
        Slot place = call.Receiver?.Place ?? Slot.Root("collection", "the collection", isStore: true);
        switch (name)
        {
            case "InsertOne" or "InsertMany":
                Insert(walker, name == "InsertMany" ? Walker.ElementOf(call[0]) : call[0], place, call.Arguments.FirstOrDefault()?.Target?.Type, where);
                return Value.Unknown;
            case "ReplaceOne" or "FindOneAndReplace":
                walker.NoteInsert(place, call[1], where);
                walker.Write(place.Element(), Value.Unknown, call[1], where);
                return Value.Unknown;
            case "UpdateOne" or "UpdateMany" or "FindOneAndUpdate":
                foreach (Argument argument in call.Arguments)
                {
                    foreach (Read read in argument.Value.Reads.Where(r => r.Slot.Key == "update" && r.Change != Change.Copy).Take(1))
                    {
                        walker.Happens(IdempotencyRules.RelativeUpdate, where, read.Change == Change.Append ? "the document's list grows" : "the document is changed by what it was");
                    }

                    if (Operator(argument.Value) is { } operation)
                    {
                        walker.Happens(IdempotencyRules.RelativeUpdate, where, operation == Change.Append ? "the document's list grows" : "the document is changed by what it was");
                    }

                    if (argument.Name == "update" && argument.Value.Fresh != Fresh.None)
                    {
                        walker.Happens(IdempotencyRules.FreshValue, where, $"{Sources.Describe(argument.Value.Fresh)} is stored in the document", argument.Value);
                    }
                }

                return Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>Whether a call is one of a client of such a store, whatever its class is called: the names are hardly used for anything else.</summary>
    public static bool IsKeyValue(ITypeSymbol type, string name)
        => Names.Words(type.Name).Any(w => w is "redis" or "valkey" or "garnet") || name is "StringSet" or "StringGet" or "SetAdd" or "SetContains" or "HashSetNotExists" or "StringIncrement" or "HashIncrement" or "SortedSetIncrement" or "ListLeftPush" or "ListRightPush";

    /// <summary>What the operators of an update do that is written as a document or as text: <c>{ $inc: { n: 1 } }</c>.</summary>
    private static Change? Operator(Value update)
    {
        IEnumerable<string> texts = (update.Object?.All().SelectMany(m => new[] { m.Name, m.Value.Text?.Format, m.Value.Constant.Value as string }) ?? []).Append(update.Text?.Format).OfType<string>();
        Change? change = null;
        foreach (string text in texts)
        {
            change = text.Contains("$inc") || text.Contains("$mul") ? Change.Arithmetic : change ?? (text.Contains("$push") ? Change.Append : null);
        }

        return change;
    }

    internal static Value? Redis(Walker walker, Call call, string name)
    {
        SyntaxNode where = call.Where.Syntax;
        Slot place = (call.Receiver?.Place ?? Slot.Root("redis", "Redis", isStore: true)).Member(name.StartsWith("Hash", StringComparison.Ordinal) ? "hashes" : "keys", isStore: true);
        switch (name)
        {
            case "StringIncrement" or "StringDecrement" or "HashIncrement" or "HashDecrement" or "SortedSetIncrement" or "SortedSetDecrement":
                walker.Happens(IdempotencyRules.RelativeUpdate, where, "the value of a key is changed by what it was");
                return new Value { Reads = [new Read(place.Element(), Change.Arithmetic)] };
            case "ListLeftPush" or "ListRightPush" or "StringAppend" or "StreamAdd":
                walker.Happens(IdempotencyRules.Append, where, "the value of a key grows");
                return Value.Unknown;
            case "ListLeftPop" or "ListRightPop" or "SetPop" or "SortedSetPop":
                walker.Happens(IdempotencyRules.Modify, where, "the next element of a key is taken");
                return Value.Unknown;
            case "StringSet" when call.Arguments.Any(a => a.Name == "when" && a.Target?.Syntax.ToString().EndsWith("NotExists", StringComparison.Ordinal) == true):
            case "SetAdd" or "HashSetNotExists" or "LockTake":
                walker.Added(place, call[name == "SetAdd" ? 1 : 0], where);
                return new Value { Condition = new Atom(AtomKind.Added, where) { Slot = place, Key = call[name == "SetAdd" ? 1 : 0] } };
            case "StringSet" or "HashSet":
                walker.NoteInsert(place, call[0], where);
                walker.Write(place.Element(), call[0], call[call.Name.StartsWith("Hash", StringComparison.Ordinal) && call.Arguments.Count > 2 ? 2 : 1], where);
                return new Value();
            case "StringGet" or "HashGet":
                return Value.Local(new LocalObject(null, 0) { Base = Value.At(place.Element()) }) with { Reads = [new Read(place.Element(), Change.Copy)], Lookup = new Lookup(place, call[0], false) };
            case "KeyExists" or "HashExists" or "SetContains":
                return new Value { Condition = new Atom(AtomKind.Present, where) { Slot = place, Key = call[0] } };
            case "KeyDelete" or "HashDelete" or "SetRemove":
                walker.NoteRemove(place, call[0], where);
                return new Value { Condition = new Atom(AtomKind.Removed, where) { Slot = place, Key = call[0] } };
            default:
                return null;
        }
    }
}
