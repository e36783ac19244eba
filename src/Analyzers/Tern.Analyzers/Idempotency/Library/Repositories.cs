using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Stores whose code is elsewhere, by the words that all of them use. Only what follows from the values is said: a value that was read, changed by what it was, and written back.</summary>
internal static class Repositories
{
    public static Value? Handle(Walker walker, Call call)
    {
        if (call.Receiver is not { Owner: Owner.Shared, Place: { } place } || call.Method.ContainingType is not { IsValueType: false } type || IsPlatform(type))
        {
            return null;
        }

        SyntaxNode where = call.Where.Syntax;
        string name = Names.Base(call.Name);
        string verb = Names.Words(name).FirstOrDefault() ?? "";
        bool answers = call.Method.ReturnType is var result && (result.SpecialType == SpecialType.System_Boolean || (result as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()?.SpecialType == SpecialType.System_Boolean);
        if (answers && (Names.IsGuard(name) || Names.IsGuard(type.Name) || (verb == "try" && Names.Words(name).Any(w => w is "begin" or "start" or "acquire" or "claim" or "mark" or "register" or "record"))))
        {
            return new Value { Condition = new Atom(AtomKind.Trusted, where) { Slot = place, Key = call[0] } };
        }

        if (Stores.IsKeyValue(type, name) && Stores.Redis(walker, call, name) is { } kept)
        {
            return kept;
        }

        if (answers && (Names.Plain(name) is var plain && (plain.Contains("notexist") || plain.Contains("ifabsent") || plain.Contains("ifmissing") || plain.Contains("ifnew")) || (verb == "try" && Names.Words(name)[1] is "add" or "insert" or "create" or "set" or "put" or "store")))
        {
            walker.Added(place, call[0], where);
            return new Value { Condition = new Atom(AtomKind.Added, where) { Slot = place, Key = call[0] } };
        }

        bool knowsCalls = Names.IsDedupKey(type.Name) || Names.Words(type.Name).Any(w => w is "inbox" or "deduplicator" or "deduplication");
        if (knowsCalls && !call.Method.ReturnsVoid && (verb is "get" or "find" or "begin" or "start" or "check" or "try" or "acquire" or "claim" or "lookup"))
        {
            return new Value { Condition = new Atom(AtomKind.Trusted, where) { Slot = place, Key = call[0] } };
        }

        if (knowsCalls && (verb is "ensure" or "throw" or "require" or "verify" or "enter"))
        {
            walker.Pass(new Atom(AtomKind.Trusted, where) { Slot = place, Key = call[0] });
            return Value.Unknown;
        }

        if (name.StartsWith("TryGet", StringComparison.Ordinal) || name.StartsWith("TryFind", StringComparison.Ordinal))
        {
            walker.Out(call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Out), Value.Local(new LocalObject(null, 0) { Base = Value.At(place.Element()) }) with { Reads = [new Read(place.Element(), Change.Copy)], Lookup = new Lookup(place, call[0], false) });
            return new Value { Condition = new Atom(AtomKind.Present, where) { Slot = place, Key = call[0] } };
        }

        switch (verb)
        {
            case "get" or "find" or "load" or "fetch" or "read" or "query" or "lookup" or "single" or "first" or "retrieve":
                Value row = Value.Local(new LocalObject(null, 0) { Base = Value.At(place.Element()) }) with { Reads = [new Read(place.Element(), Change.Copy)] };
                return (IsMany(result) ? Value.Local(new LocalObject(null, 0) { Element = row }) with { Reads = row.Reads } : row) with { Lookup = new Lookup(place, Sought(call), false) };
            case "exists" or "exist" or "contains" or "any" or "has" when answers:
                return new Value { Condition = new Atom(AtomKind.Present, where) { Slot = place, Key = call[0] } };
            case "set" or "save" or "update" or "put" or "store" or "upsert" or "write" or "replace" or "persist" or "merge" or "upload":
                walker.NoteInsert(place, call[0], where);
                foreach (Argument argument in call.Arguments.Where(a => !a.Value.Constant.HasValue && !Names.IsDeadline(a.Name) && !Names.IsTrace(a.Name)).OrderBy(a => a.Value.IsStable))
                {
                    walker.Write(place.Element(), Value.Unknown, argument.Value, where);
                }

                return Value.Unknown;
            case "add" or "insert" or "create":
                walker.NoteInsert(place, call[0], where);
                if (Keys.FreshIdentity(call) is var (member, fresh))
                {
                    walker.Happens(IdempotencyRules.FreshValue, where, $"'{member}' of what is stored is {Sources.Describe(fresh)}, which every attempt makes anew");
                }

                return Value.Unknown;
            case "append" when !call.Arguments.Any(a => a.Name.StartsWith("expected", StringComparison.OrdinalIgnoreCase)) && Keys.Of(call, walker).State == KeyState.None:
                walker.Happens(IdempotencyRules.Append, where, $"'{place.Display}' gets one more element");
                return Value.Unknown;
            case "increment" or "decrement" when Keys.Of(call, walker).State == KeyState.None:
                walker.Happens(IdempotencyRules.Modify, where, $"'{place.Display}' is set to a value made of what it was");
                return Value.Unknown;
            case "remove" or "delete":
                walker.NoteRemove(place, call[0], where);
                return answers ? new Value { Condition = new Atom(AtomKind.Removed, where) { Slot = place, Key = call[0] } } : Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>Whether a type is that of a store of which a program has one.</summary>
    public static bool IsStore(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Interface, IsGenericType: false } && Names.Words(type.Name).Last() is "repository" or "store" or "dao" or "inbox";

    /// <summary>Whether a call runs code once for a key: a deduplicator's, whose code is elsewhere.</summary>
    public static bool RunsOnce(Call call)
        => call.Method.ContainingType is { } type && !IsPlatform(type) && call.Arguments.Any(a => a.Value.Function is null && !a.Value.Constant.HasValue && a.Value.Fresh == Fresh.None)
            && (Names.IsDedupKey(type.Name) || Names.IsDedupKey(call.Name) || Names.Words(type.Name).Any(w => w is "inbox" or "deduplicator" or "deduplication") || Names.Words(call.Name).Contains("once"));

    /// <summary>Whether an answer is a list of what was found.</summary>
    private static bool IsMany(ITypeSymbol result)
        => (result is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : result) is var found && found is IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true } && Collections.IsCollection(found);

    /// <summary>What a search is for: the first argument that is no constant, which names the kind of what is sought.</summary>
    private static Value Sought(Call call)
        => call.Arguments.FirstOrDefault(a => !a.Value.Constant.HasValue)?.Value ?? call[0];

    private static bool IsPlatform(INamedTypeSymbol type)
    {
        string space = Types.Space(type);
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || space == "Tern" || space.StartsWith("Tern.", StringComparison.Ordinal);
    }
}
