using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Containers, tables and queues that a client creates and deletes. A type that can do so "if not exists" as well says of its plain method that it fails for what is there.</summary>
internal static class Containers
{
    private const string Create = "Create";
    private const string Delete = "Delete";
    private const string Exists = "Exists";

    public static Value? Handle(Walker walker, Call call)
    {
        string name = Names.Base(call.Name);
        bool creates = name.StartsWith(Create, StringComparison.Ordinal), deletes = name.StartsWith(Delete, StringComparison.Ordinal);
        if (call.Receiver is null || call.ReceiverType is not { } type || !(creates || deletes || name.EndsWith(Exists, StringComparison.Ordinal)))
        {
            return null;
        }

        // DeleteIfExists deletes the same as Delete, and never fails.
        bool tolerates = deletes && name.EndsWith("IfExists", StringComparison.Ordinal);
        string what = tolerates ? name.Substring(Delete.Length, name.Length - Delete.Length - "IfExists".Length) : creates || deletes ? name.Substring(Create.Length) : name.Substring(0, name.Length - Exists.Length);
        if (!Has(type, creates || !deletes ? Create + what + "IfNotExists" : Delete + what + "IfExists") || (walker.HasCode(call) && walker.Probe(call) != Probed.Opaque))
        {
            return null;
        }

        SyntaxNode where = call.Where.Syntax;
        Slot place = Slot.Root($"made:{Types.FullName(type)}.{what}", what.Length > 0 ? what : type.Name);
        if (!creates && !deletes)
        {
            return new Value { Condition = new Atom(AtomKind.Present, where) { Slot = place, Key = call.Receiver } };
        }

        if (!tolerates && !(creates && Overwrites(type)) && !IsOfAttempt(call) && !(creates ? walker.IsEmptied(place) : walker.IsInHousekeeping) && !walker.IsCaught(place, call.Receiver, where))
        {
            walker.Happens(IdempotencyRules.SecondRun, where, creates ? $"a second run finds what {type.Name}.{call.Name} creates, and fails" : $"a second run misses what {type.Name}.{call.Name} deletes, and fails");
        }

        if (creates)
        {
            walker.NoteInsert(place, call.Receiver, where);
        }
        else
        {
            walker.NoteRemove(place, call.Receiver, where);
        }

        return null;
    }

    /// <summary>Whether what is created has a name that no other attempt has.</summary>
    private static bool IsOfAttempt(Call call)
        => call.Arguments.Select(a => a.Value).Append(call.Receiver!).Any(v => v.Fresh != Fresh.None || v.Object?.All().Any(m => m.Value.Fresh != Fresh.None) == true);

    /// <summary>Whether a client is that of a file or a blob of its own, which is created over what is there.</summary>
    private static bool Overwrites(ITypeSymbol type) => Names.Words(type.Name) is var words && words.Any(w => w is "append" or "page" or "path" or "file" or "directory") && !words.Contains("system");

    private static bool Has(ITypeSymbol type, string method)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (Declares(t, method))
            {
                return true;
            }
        }

        return type.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(i => Declares(i, method));
    }

    private static bool Declares(ITypeSymbol type, string method) => !type.GetMembers(method).IsEmpty || !type.GetMembers(method + "Async").IsEmpty;
}
