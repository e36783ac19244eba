// case: billing-invoice-import
// category: deserialised
// rationale: invoices arrive as JSON: an absent object stays null, an explicit null beats the default, a list may hold null elements
// csc: none

namespace NullSafety.Blind22a.BillingInvoiceImport;

public sealed class Party
{
    public string Name { get; set; } = "";
    public string? VatId { get; set; }
}

public sealed class InvoiceLine
{
    public decimal Net { get; set; }
    public int Quantity { get; set; } = 1;
}

public sealed class Invoice
{
    public Party Buyer { get; set; } = null!;
    public string Currency { get; set; } = "EUR";
    public List<InvoiceLine> Lines { get; set; } = new();
}

public interface IInvoiceSource
{
    Invoice Next();
}

public sealed class JsonInvoiceSource(string json) : IInvoiceSource
{
    public Invoice Next()
        => System.Text.Json.JsonSerializer.Deserialize<Invoice>(json) ?? throw new FormatException("empty document");
}

public sealed class Ledger
{
    public Dictionary<string, decimal> Balances { get; } = new();

    public void Book(IInvoiceSource source)
    {
        var invoice = source.Next();
        string account = invoice.Buyer.Name; // want: null-deref
        Balances[account] = Balances.GetValueOrDefault(account) + 1;
    }

    public void BookOrPark(IInvoiceSource source)
    {
        var invoice = source.Next();
        string account = invoice.Buyer is { Name.Length: > 0 } buyer ? buyer.Name : "suspense";
        Balances[account] = Balances.GetValueOrDefault(account) + 1;
    }

    public static decimal Total(Invoice invoice)
    {
        decimal sum = 0;
        foreach (var line in invoice.Lines)
        {
            sum += line.Net * line.Quantity; // want: null-deref
        }

        return sum;
    }

    public static decimal TotalOfPresent(Invoice invoice)
        => (invoice.Lines ?? []).Where(l => l is not null).Sum(l => l.Net * l.Quantity);

    public static string Tariff(Invoice invoice)
    {
        return invoice.Currency.ToLowerInvariant(); // want: null-deref
    }

    public static string TariffOrDefault(Invoice invoice) => (invoice.Currency ?? "EUR").ToLowerInvariant();
}

public static class Case
{
    public static void DemoNoBuyer() => new Ledger().Book(new JsonInvoiceSource("""{"Currency":"CHF"}"""));

    public static void DemoParked() => new Ledger().BookOrPark(new JsonInvoiceSource("""{"Currency":"CHF"}"""));

    public static void DemoNullLine() => Ledger.Total(new JsonInvoiceSource("""{"Lines":[{"Net":5},null]}""").Next());

    public static void DemoPresentLines() => Ledger.TotalOfPresent(new JsonInvoiceSource("""{"Lines":[{"Net":5},null]}""").Next());

    public static void DemoNullCurrency() => Ledger.Tariff(new JsonInvoiceSource("""{"Currency":null}""").Next());

    public static void DemoDefaultCurrency() => Ledger.TariffOrDefault(new JsonInvoiceSource("""{"Currency":null}""").Next());
}
