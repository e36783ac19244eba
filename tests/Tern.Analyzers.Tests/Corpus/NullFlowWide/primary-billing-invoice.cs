// case: primary-billing-invoice
// category: primary-constructor
// rationale: captured primary-constructor parameters hold a null customer passed by the importer and an unset tax policy passed through a base call
// csc: none

namespace NullSafety.BillingInvoice;

public sealed record Customer(string Name, string Country);

public interface ITaxPolicy
{
    decimal RateFor(string country);
}

public sealed class FlatTax(decimal rate) : ITaxPolicy
{
    public decimal RateFor(string country) => country == "CH" ? 0.081m : rate;
}

public abstract class Document(ITaxPolicy tax)
{
    protected decimal Gross(decimal net, string country)
        => net * (1 + tax.RateFor(country)); // want: null-deref

    protected decimal GrossOrNet(decimal net, string country)
        => tax is null ? net : net * (1 + tax.RateFor(country));
}

public sealed class Invoice(int number, Customer customer, ITaxPolicy tax) : Document(tax)
{
    private readonly List<decimal> _lines = [];

    public Invoice Add(decimal amount)
    {
        _lines.Add(amount);
        return this;
    }

    public decimal Total() => Gross(_lines.Sum(), "DE");

    public string Address() => $"{number}: {customer.Name}"; // want: null-deref

    public string AddressOrCash() => $"{number}: {customer?.Name ?? "cash sale"}";
}

public sealed class Estimate(decimal net) : Document(null!)
{
    public decimal Preview() => GrossOrNet(net, "DE");

    public decimal Binding() => Gross(net, "DE");
}

public static class InvoiceImport
{
    public static Invoice Parse(string line, IReadOnlyList<Customer> customers, ITaxPolicy tax)
    {
        var parts = line.Split(';');
        var customer = customers.FirstOrDefault(c => c.Name == parts[1]);
        return new Invoice(int.Parse(parts[0]), customer!, tax).Add(decimal.Parse(parts[2]));
    }
}

public static class Case
{
    private static readonly Customer[] Customers = [new("Ada", "DE"), new("Bo", "CH")];

    private static Invoice Read(string line) => InvoiceImport.Parse(line, Customers, new FlatTax(0.19m));

    public static void DemoAddress() => Read("1;Ada;10").Address();
    public static void DemoAddressUnknown() => Read("2;Cy;10").Address();
    public static void DemoCash() => Read("2;Cy;10").AddressOrCash();
    public static void DemoTotal() => Read("3;Bo;10").Total();
    public static void DemoPreview() => new Estimate(5).Preview();
    public static void DemoBinding() => new Estimate(5).Binding();
}
