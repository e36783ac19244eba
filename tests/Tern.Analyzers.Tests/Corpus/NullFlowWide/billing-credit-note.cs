// case: billing-credit-note
// category: record-with
// rationale: copies of an invoice blank a member until numbering or take a looked-up address that is missing
// csc: none

namespace NullSafety.BillingCreditNote;

public sealed record Address(string Street, string Country);

public sealed record Line(string Sku, decimal Net, int Quantity)
{
    public decimal Total => Net * Quantity;
}

public sealed record Invoice(string Number, Address BillTo, IReadOnlyList<Line> Lines)
{
    public decimal Net => Lines.Sum(l => l.Total);
}

public sealed class AddressBook
{
    private readonly Dictionary<int, Address> _byCustomer = new() { [7] = new Address("Main St 1", "NZ") };

    public Address? Find(int customer) => _byCustomer.TryGetValue(customer, out var a) ? a : null;
}

public sealed class CreditNotes(AddressBook book)
{
    private int _next = 100;

    // The number is given out by Post, so that cancelled drafts leave no gap.
    private static Invoice Draft(Invoice original) => original with
    {
        Number = null!,
        Lines = original.Lines.Select(l => l with { Quantity = -l.Quantity }).ToList(),
    };

    private Invoice Post(Invoice draft) => draft with { Number = $"CN-{_next++}" };

    public string FileName(Invoice original)
    {
        var note = Draft(original);
        return note.Number.Replace('/', '_') + ".pdf"; // want: null-deref
    }

    public string PostedFileName(Invoice original)
    {
        var note = Post(Draft(original));
        return note.Number.Replace('/', '_') + ".pdf";
    }

    public decimal Tax(Invoice invoice, int customer)
    {
        var moved = invoice with { BillTo = book.Find(customer)! };
        decimal rate = moved.BillTo.Country == "NZ" ? 0.15m : 0m; // want: null-deref
        return moved.Net * rate;
    }

    public decimal TaxOrOriginal(Invoice invoice, int customer)
    {
        var moved = invoice with { BillTo = book.Find(customer) ?? invoice.BillTo };
        return moved.BillTo.Country == "NZ" ? moved.Net * 0.15m : 0m;
    }
}

public static class Case
{
    private static readonly Invoice Sample =
        new("2024/17", new Address("Quay 9", "AU"), new[] { new Line("A", 10m, 2) });

    private static CreditNotes Notes() => new(new AddressBook());

    public static void DemoDraftName() => Notes().FileName(Sample);
    public static void DemoPostedName() => Notes().PostedFileName(Sample);
    public static void DemoTax() => Notes().Tax(Sample, 8);
    public static void DemoTaxSafe() => Notes().TaxOrOriginal(Sample, 8);
}
