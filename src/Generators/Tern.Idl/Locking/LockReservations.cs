using Tern.Schema;

namespace Tern.Idl.Locking;

/// <summary>Carries over which numbers must not be used again.</summary>
internal static class LockReservations
{
    /// <summary>What there is now, with the numbers that were reserved, or used, before.</summary>
    public static ContractLock Keep(ContractLock before, ContractLock now)
    {
        foreach (ContractWires wire in new[] { ContractWires.Thrift, ContractWires.Protobuf })
        {
            now = Keep(before, now, wire);
        }

        return now;
    }

    private static ContractLock Keep(ContractLock before, ContractLock now, ContractWires wire)
    {
        Dictionary<string, LockedMessage> messages = before.Messages.Where(m => m.Wire == wire).ToDictionary(m => m.Name, StringComparer.Ordinal);
        Dictionary<string, LockedEnum> enums = before.Enums.Where(e => e.Wire == wire).ToDictionary(e => e.Name, StringComparer.Ordinal);
        ILookup<string, string> oldNames = Renames.OfMessages(messages, now.Messages.Where(m => m.Wire == wire).ToDictionary(m => m.Name, StringComparer.Ordinal))
            .Concat(Renames.OfEnums(enums, now.Enums.Where(e => e.Wire == wire).ToDictionary(e => e.Name, StringComparer.Ordinal)))
            .ToLookup(r => r.Value, r => r.Key, StringComparer.Ordinal);
        return now with
        {
            Messages = now.Messages.Select(m => m.Wire == wire && Earlier(messages, m.Name, oldNames) is { } old ? Keep(old, m) : m).ToEquatableArray(),
            Enums = now.Enums.Select(e => e.Wire == wire && Earlier(enums, e.Name, oldNames) is { } old ? Keep(old, e) : e).ToEquatableArray(),
        };
    }

    private static T? Earlier<T>(Dictionary<string, T> before, string name, ILookup<string, string> oldNames)
        where T : class
        => before.TryGetValue(name, out T? same) ? same : oldNames[name].Select(old => before.TryGetValue(old, out T? renamed) ? renamed : null).FirstOrDefault(r => r is not null);

    private static LockedMessage Keep(LockedMessage before, LockedMessage now) => now with
    {
        Reserved = Merge(before.Reserved, before.Fields.Select(f => new LockedReservation(f.Id, f.Id, f.Name)), now.Reserved, now.Fields.Select(f => f.Id)),
        ReservedNames = Merge(before.ReservedNames, now.ReservedNames, now.Fields.Select(f => f.Name)),
    };

    private static LockedEnum Keep(LockedEnum before, LockedEnum now) => now with
    {
        Reserved = Merge(before.Reserved, before.Values.Select(v => new LockedReservation(v.Value, v.Value, v.Name)), now.Reserved, now.Values.Select(v => v.Value)),
        ReservedNames = Merge(before.ReservedNames, now.ReservedNames, now.Values.Select(v => v.Name)),
    };

    // What is used is not reserved, and what a range holds needs no line of its own.
    private static EquatableArray<LockedReservation> Merge(
        EquatableArray<LockedReservation> before,
        IEnumerable<LockedReservation> used,
        EquatableArray<LockedReservation> now,
        IEnumerable<int> inUse)
    {
        int[] taken = [.. inUse.Distinct().OrderBy(id => id)];
        var merged = new List<LockedReservation>();
        foreach (LockedReservation reservation in now.Concat(before).Concat(used).SelectMany(r => Without(r, taken)))
        {
            if (!merged.Exists(m => m.First <= reservation.First && m.Last >= reservation.Last))
            {
                merged.Add(reservation);
            }
        }

        return merged.OrderBy(r => r.First).ThenBy(r => r.Last).ToEquatableArray();
    }

    private static IEnumerable<LockedReservation> Without(LockedReservation reservation, int[] taken)
    {
        long first = reservation.First;
        foreach (int id in taken.Where(id => id >= reservation.First && id <= reservation.Last))
        {
            if (first < id)
            {
                yield return reservation with { First = (int)first, Last = id - 1 };
            }

            first = id + 1L;
        }

        if (first <= reservation.Last)
        {
            yield return reservation with { First = (int)first };
        }
    }

    private static EquatableArray<string> Merge(EquatableArray<string> before, EquatableArray<string> now, IEnumerable<string> inUse)
        => now.Concat(before).Distinct(StringComparer.Ordinal).Except(inUse, StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray();
}
