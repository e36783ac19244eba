using System.Globalization;

namespace Tern.Idl.Locking;

/// <summary>Compares the enums of one wire.</summary>
internal sealed class EnumComparison(ComparisonScope scope)
{
    /// <summary>Compares all of them.</summary>
    public void Compare()
    {
        foreach (LockedEnum before in scope.OldEnums.Values)
        {
            if (scope.Enums.TryGetValue(before.Name, out LockedEnum? now))
            {
                Compare(before, now);
            }
            else if (scope.EnumRenames.TryGetValue(before.Name, out string? renamed))
            {
                now = scope.Enums[renamed];
                scope.AddRename("the enum", (LockText.KeyOf(now), LockText.KeyOf(before)), (before.Name, renamed), now.Where, before.Where);
                Compare(before, now);
            }
            else
            {
                scope.Add(IdlRules.ContractRemoved, [LockKey.Whole(LockText.KeyOf(before))], null, before.Where, "the enum", before.Name);
            }
        }
    }

    private void Compare(LockedEnum before, LockedEnum now)
    {
        string key = LockText.KeyOf(now);
        string oldKey = LockText.KeyOf(before);
        if (before.IsClosed != now.IsClosed)
        {
            scope.Add(IdlRules.EnumClosednessChanged, [key, oldKey], now.Where, before.Where, now.Name, before.IsClosed ? "closed" : "open", now.IsClosed ? "closed" : "open");
        }

        foreach (LockedEnumValue old in before.Values)
        {
            if (now.Values.FirstOrDefault(v => v.Name == old.Name) is { } same)
            {
                if (same.Value != old.Value)
                {
                    scope.Add(
                        IdlRules.EnumValueChanged,
                        [LockText.KeyOf(key, same), LockText.KeyOf(oldKey, old)],
                        same.Where,
                        old.Where,
                        old.Name,
                        now.Name,
                        Number(old.Value),
                        Number(same.Value));
                }
            }
            else if (now.Values.FirstOrDefault(v => v.Value == old.Value) is { } renamed)
            {
                RenamedOrAlias(before, now, old, renamed);
            }
            else if (!now.Reserved.Any(r => old.Value >= r.First && old.Value <= r.Last))
            {
                scope.Add(IdlRules.EnumValueRemoved, [LockText.KeyOf(oldKey, old)], now.Where, old.Where, old.Name, Number(old.Value), now.Name);
            }
        }

        foreach (LockedEnumValue value in now.Values.Where(v => before.Values.All(old => old.Value != v.Value)))
        {
            if (before.Reserved.FirstOrDefault(r => value.Value >= r.First && value.Value <= r.Last) is { } reserved)
            {
                scope.Add(
                    IdlRules.EnumNumberReused,
                    [LockText.KeyOf(key, value), $"{oldKey} reserved {Number(value.Value)}"],
                    value.Where,
                    before.Where,
                    Number(value.Value),
                    now.Name,
                    reserved.Was is null ? "" : $" for '{reserved.Was}'",
                    value.Name);
            }
        }
    }

    // The names that one number loses and gets are matched by their order; an alias that merely goes is a name that JSON does not know any more.
    private void RenamedOrAlias(LockedEnum before, LockedEnum now, LockedEnumValue old, LockedEnumValue renamed)
    {
        LockedEnumValue added = now.Values.FirstOrDefault(v => v.Value == old.Value && before.Values.All(b => b.Name != v.Name)) ?? renamed;
        scope.Add(
            IdlRules.EnumValueRenamed,
            [LockText.KeyOf(LockText.KeyOf(now), added), LockText.KeyOf(LockText.KeyOf(before), old)],
            added.Where,
            old.Where,
            Number(old.Value),
            now.Name,
            old.Name,
            added.Name);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
