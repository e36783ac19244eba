// case: as-cast-ledger-entries
// category: as-cast
// rationale: an `as` with `!` meets another subtype, and an unset attribute of the bag is unboxed
// csc: none

namespace NullSafety.AsCastLedgerEntries;

public abstract class Entry
{
    protected Entry(int id) => Id = id;

    public int Id { get; }

    public Dictionary<string, object?> Attributes { get; } = new();
}

public sealed class Payment : Entry
{
    public Payment(int id, string iban)
        : base(id) => Iban = iban;

    public string Iban { get; }
}

public sealed class Refund : Entry
{
    public Refund(int id, Payment origin)
        : base(id) => Origin = origin;

    public Payment Origin { get; }
}

public sealed class Ledger
{
    private readonly List<Entry> _entries = new();

    public void Post(Entry entry) => _entries.Add(entry);

    public string LastIban()
    {
        var payment = (_entries[^1] as Payment)!;
        return payment.Iban; // want: null-deref
    }

    public string LastIbanSafe()
    {
        var last = _entries[^1];
        if (last is Refund refund)
        {
            return refund.Origin.Iban;
        }

        return last is Payment ? (last as Payment)!.Iban : "";
    }

    public int TotalPriority()
    {
        var total = 0;
        foreach (var entry in _entries)
        {
            total += (int)entry.Attributes["priority"]!; // want: null-deref
        }

        return total;
    }

    public int TotalPrioritySafe()
    {
        var total = 0;
        foreach (var entry in _entries)
        {
            total += entry.Attributes.TryGetValue("priority", out var boxed) && boxed is int p ? p : 1;
        }

        return total;
    }
}

public static class Case
{
    private static Ledger Book()
    {
        var ledger = new Ledger();
        var payment = new Payment(1, "DE02");
        payment.Attributes["priority"] = 3;
        var refund = new Refund(2, payment);
        refund.Attributes["priority"] = null;
        ledger.Post(payment);
        ledger.Post(refund);
        return ledger;
    }

    public static void DemoLastIban() => Book().LastIban();

    public static void DemoLastIbanSafe() => Book().LastIbanSafe();

    public static void DemoPriority() => Book().TotalPriority();

    public static void DemoPrioritySafe() => Book().TotalPrioritySafe();
}
