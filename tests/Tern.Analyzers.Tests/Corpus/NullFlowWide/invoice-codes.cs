// case: invoice-codes
// category: contracts
// rationale: null-in null-out normaliser, a mode argument that decides about null, a coalescing of two optional values
// csc: none

namespace NullSafety.Blind.InvoiceCodes;

public enum Missing { Throw, Null }

public sealed record Address(string Country, string? VatId);

public sealed record Customer(string Id, Address? Billing, Address? Shipping);

public static class Codes
{
    /// <summary>Upper case without blanks; null stays null.</summary>
    public static string Normalise(string? code)
    {
        if (code is null)
        {
            return null!;
        }

        return code.Replace(" ", "").ToUpperInvariant();
    }

    public static Address Prefer(Address? first, Address? second) => (first ?? second)!;
}

public sealed class CustomerBook
{
    private readonly Dictionary<string, Customer> _byId = [];

    public void Add(Customer customer) => _byId.Add(customer.Id, customer);

    public Customer Get(string id, Missing missing)
    {
        if (_byId.TryGetValue(id, out var customer))
        {
            return customer;
        }

        return missing == Missing.Null ? null! : throw new KeyNotFoundException(id);
    }
}

public sealed class Invoicing(CustomerBook book)
{
    public bool IsReverseCharge(Address seller, Address buyer)
    {
        return !Codes.Normalise(buyer.VatId).StartsWith(seller.Country); // want: null-deref
    }

    public string SellerCode(Address seller) => Codes.Normalise("vat " + seller.Country).Substring(3);

    public string TaxCountry(string id)
    {
        var customer = book.Get(id, Missing.Throw);
        return Codes.Prefer(customer.Shipping, customer.Billing).Country; // missed: null-deref
    }

    public string TaxCountryOr(string id, Address house)
    {
        var customer = book.Get(id, Missing.Throw);
        return Codes.Prefer(customer.Billing, house).Country;
    }

    public int ReminderCount(string id)
    {
        var customer = book.Get(id, Missing.Null);
        return customer.Id.Length % 3; // want: null-deref
    }
}

public static class Case
{
    private static readonly Address House = new("PT", "PT 500");

    private static Invoicing Create()
    {
        var book = new CustomerBook();
        book.Add(new Customer("c1", null, null));
        book.Add(new Customer("c2", new Address("DE", "de 811"), null));
        return new Invoicing(book);
    }

    public static void DemoNoVatId() => Create().IsReverseCharge(House, new Address("FR", null));

    public static void DemoNoAddress() => Create().TaxCountry("c1");

    public static void DemoUnknown() => Create().ReminderCount("c9");

    public static void DemoSafe()
    {
        var invoicing = Create();
        _ = invoicing.IsReverseCharge(House, new Address("DE", "de 1"));
        _ = invoicing.SellerCode(House) + invoicing.TaxCountry("c2") + invoicing.TaxCountryOr("c1", House);
        _ = invoicing.ReminderCount("c2");
    }
}
