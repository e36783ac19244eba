using System.Globalization;
using Tern.Schema;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Idl.Locking;

/// <summary>Compares the messages of one wire.</summary>
internal sealed class MessageComparison(ComparisonScope scope)
{
    /// <summary>Compares all of them.</summary>
    public void Compare()
    {
        foreach (LockedMessage before in scope.OldMessages.Values)
        {
            if (scope.Messages.TryGetValue(before.Name, out LockedMessage? now))
            {
                Compare(before, now);
            }
            else if (scope.MessageRenames.TryGetValue(before.Name, out string? renamed))
            {
                now = scope.Messages[renamed];
                scope.AddRename(WordOf(now.Kind), (LockText.KeyOf(now), LockText.KeyOf(before)), (before.Name, renamed), now.Where, before.Where);
                Compare(before, now);
            }
            else
            {
                scope.Add(IdlRules.ContractRemoved, [LockKey.Whole(LockText.KeyOf(before))], null, before.Where, WordOf(before.Kind), before.Name);
            }
        }
    }

    private void Compare(LockedMessage before, LockedMessage now)
    {
        string key = LockText.KeyOf(now);
        string oldKey = LockText.KeyOf(before);
        // In Protobuf a union is a oneof, and an exception is a message as any other.
        if (before.Kind != now.Kind && scope.Wire == ContractWires.Thrift)
        {
            scope.Add(IdlRules.MessageKindChanged, [key, oldKey], now.Where, before.Where, now.Name, KindOf(before.Kind), KindOf(now.Kind));
        }

        foreach (LockedField field in now.Fields)
        {
            if (before.Fields.FirstOrDefault(f => f.Id == field.Id) is { } old)
            {
                Compare(before, now, old, field);
            }
            else
            {
                Added(before, now, field);
            }
        }

        foreach (LockedField old in before.Fields.Where(o => now.Fields.All(f => f.Id != o.Id)))
        {
            Removed(before, now, old);
        }
    }

    private void Added(LockedMessage before, LockedMessage now, LockedField field)
    {
        string key = LockText.KeyOf(LockText.KeyOf(now), field.Id);
        string oldKey = LockText.KeyOf(before);
        if (before.Reserved.FirstOrDefault(r => field.Id >= r.First && field.Id <= r.Last) is { } reserved)
        {
            string was = reserved.Was is null ? "a field that is gone" : $"'{reserved.Was}'";
            scope.Add(IdlRules.FieldIdReused, [key, $"{oldKey} reserved {Number(field.Id)}"], field.Where, before.Where, Number(field.Id), now.Name, was, $"'{field.Name}'");
        }

        if (MovedFrom(before, now, field) is { } moved)
        {
            string[] keys = [key, LockText.KeyOf(oldKey, moved.Id)];
            if (now.Kind == IdlMessageKind.Union)
            {
                scope.Add(IdlRules.UnionCaseChanged, keys, field.Where, moved.Where, field.Name, now.Name, $"had the id {Number(moved.Id)} and has {Number(field.Id)} now");
            }
            else
            {
                scope.Add(IdlRules.FieldIdChanged, keys, field.Where, moved.Where, field.Name, now.Name, Number(moved.Id), Number(field.Id));
            }
        }
        else if (field.Presence == IdlPresence.Required)
        {
            scope.Add(IdlRules.RequiredAdded, [key], field.Where, before.Where, field.Name, now.Name);
        }
    }

    private void Removed(LockedMessage before, LockedMessage now, LockedField old)
    {
        string[] keys = [LockText.KeyOf(LockText.KeyOf(before), old.Id)];
        if (now.Fields.Any(f => f.Name == old.Name && MovedFrom(before, now, f) == old))
        {
            return;
        }

        bool isReserved = now.Reserved.Any(r => old.Id >= r.First && old.Id <= r.Last);
        if (old.Presence == IdlPresence.Required)
        {
            scope.Add(IdlRules.RequiredRemoved, keys, now.Where, old.Where, old.Name, now.Name, "is gone");
        }
        else if (now.Kind == IdlMessageKind.Union)
        {
            scope.Add(IdlRules.UnionCaseChanged, keys, now.Where, old.Where, old.Name, now.Name, "is gone; peers that send it are not understood");
        }
        else if (!isReserved)
        {
            scope.Add(IdlRules.FieldRemoved, keys, now.Where, old.Where, old.Name, Number(old.Id), now.Name);
        }
    }

    // The same name under an id that is new, while its old id is free.
    private static LockedField? MovedFrom(LockedMessage before, LockedMessage now, LockedField field)
        => before.Fields.All(f => f.Id != field.Id)
            ? before.Fields.FirstOrDefault(f => f.Name == field.Name && now.Fields.All(n => n.Id != f.Id))
            : null;

    private void Compare(LockedMessage before, LockedMessage now, LockedField old, LockedField field)
    {
        string[] keys = [LockText.KeyOf(LockText.KeyOf(now), field.Id), LockText.KeyOf(LockText.KeyOf(before), old.Id)];
        TypeMatch match = scope.Types.Compare(old.Type, field.Type);
        if (old.Name != field.Name && match == TypeMatch.Different)
        {
            scope.Add(
                IdlRules.FieldIdReused, keys, field.Where, old.Where, Number(field.Id), now.Name, $"'{old.Name}' ({old.Type})", $"'{field.Name}' ({field.Type})");
            return;
        }

        if (match == TypeMatch.Different && now.Kind == IdlMessageKind.Union)
        {
            scope.Add(IdlRules.UnionCaseChanged, keys, field.Where, old.Where, field.Name, now.Name, $"was {old.Type} and is {field.Type} now");
        }
        else if (match != TypeMatch.Same)
        {
            scope.Add(match == TypeMatch.SameEncoding ? IdlRules.TypeReinterpreted : IdlRules.FieldTypeChanged, keys, field.Where, old.Where, field.Name, now.Name, old.Type, field.Type);
        }

        if (JsonNameOf(old) != JsonNameOf(field))
        {
            scope.Add(IdlRules.FieldRenamed, keys, field.Where, old.Where, field.Name, now.Name, JsonNameOf(old));
        }

        ComparePresence(now, old, field, keys);
        if (IsMovedBetweenOneOfs(before, now, old, field))
        {
            scope.Add(IdlRules.OneOfChanged, keys, field.Where, old.Where, field.Name, now.Name, Spell(OneOfOf(before, old)), Spell(OneOfOf(now, field)));
        }
    }

    private void ComparePresence(LockedMessage now, LockedField old, LockedField field, string[] keys)
    {
        if (field.Presence == IdlPresence.Required && old.Presence != IdlPresence.Required)
        {
            scope.Add(IdlRules.RequiredAdded, keys, field.Where, old.Where, field.Name, now.Name);
        }
        else if (field.Presence != IdlPresence.Required && old.Presence == IdlPresence.Required)
        {
            scope.Add(IdlRules.RequiredRemoved, keys, field.Where, old.Where, field.Name, now.Name, "is not");
        }

        if (old.Default != field.Default)
        {
            scope.Add(IdlRules.DefaultChanged, keys, field.Where, old.Where, field.Name, now.Name, old.Default ?? "zero", field.Default ?? "zero");
        }
    }

    // Names of oneofs are on no wire: only who is together with whom matters.
    private bool IsMovedBetweenOneOfs(LockedMessage before, LockedMessage now, LockedField old, LockedField field)
    {
        string? was = OneOfOf(before, old);
        string? isNow = OneOfOf(now, field);
        return scope.Wire == ContractWires.Protobuf && was != isNow && (was is null || isNow is null || now.Fields.Any(f => OneOfOf(now, f) == was));
    }

    private static string? OneOfOf(LockedMessage message, LockedField field) => field.OneOf ?? (message.Kind == IdlMessageKind.Union ? "kind" : null);

    private static string Spell(string? oneOf) => oneOf is null ? "in no oneof" : $"in the oneof '{oneOf}'";

    private string JsonNameOf(LockedField field) => field.JsonName ?? (scope.Wire == ContractWires.Protobuf ? WireNames.JsonOf(field.Name) : field.Name);

    private static string WordOf(IdlMessageKind kind) => kind switch
    {
        IdlMessageKind.Union => "the union",
        IdlMessageKind.Exception => "the exception",
        _ => "the message",
    };

    private static string KindOf(IdlMessageKind kind) => kind switch
    {
        IdlMessageKind.Union => "a union",
        IdlMessageKind.Exception => "an exception",
        _ => "a message",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
