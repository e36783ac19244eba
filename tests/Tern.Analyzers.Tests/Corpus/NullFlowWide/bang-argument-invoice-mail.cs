// case: bang-argument-invoice-mail
// category: suppress-argument
// rationale: optional customer data is pushed with `!` into formatters that believe their non-null parameters
// csc: none

namespace NullSafety.BangArgumentInvoiceMail;

public sealed record Contact(string Name, string? Email);

public sealed class Customer
{
    public Customer(string number) => Number = number;

    public string Number { get; }

    public string? VatId { get; init; }

    public Contact? Billing { get; init; }
}

public static class Format
{
    public static string Vat(string vatId)
    {
        var country = vatId.Substring(0, 2); // want: null-deref
        return country + " " + vatId.Substring(2);
    }

    public static string VatOrEmpty(string vatId) => string.IsNullOrEmpty(vatId) ? "" : vatId.Substring(0, 2);

    public static string Greeting(Contact contact, bool formal)
    {
        if (!formal)
        {
            return "Hello,";
        }

        return "Dear " + contact.Name + ","; // want: null-deref
    }
}

public sealed class InvoiceMail
{
    private readonly Customer _customer;

    public InvoiceMail(Customer customer) => _customer = customer;

    public string Header() => _customer.Number + " / " + Format.Vat(_customer.VatId!);

    public string SoftHeader() => _customer.Number + " / " + Format.VatOrEmpty(_customer.VatId!);

    public string Body() => Format.Greeting(_customer.Billing!, formal: true);

    public string CasualBody() => Format.Greeting(_customer.Billing!, formal: false);
}

public static class Case
{
    private static readonly Customer Walkin = new("C-1");

    private static readonly Customer Company = new("C-2")
    {
        VatId = "AT12345",
        Billing = new Contact("Mrs Huber", null),
    };

    public static void DemoHeader() => new InvoiceMail(Walkin).Header();

    public static void DemoHeaderCompany() => new InvoiceMail(Company).Header();

    public static void DemoSoftHeader() => new InvoiceMail(Walkin).SoftHeader();

    public static void DemoBody() => new InvoiceMail(Walkin).Body();

    public static void DemoBodyCompany() => new InvoiceMail(Company).Body();

    public static void DemoCasualBody() => new InvoiceMail(Walkin).CasualBody();
}
