// case: suppress-label-print
// category: null-forgiving
// rationale: optional parts of an address are handed to the label printer with `!`; the printer dereferences them
// csc: none

namespace NullSafety.SuppressLabelPrint;

public sealed record Address(string Street, string City, string? Region, string? Unit);

public sealed class AddressBook
{
    private readonly Dictionary<string, Address> _byCustomer = new();

    public void Put(string customer, Address address) => _byCustomer[customer] = address;

    public string? RegionOf(string customer)
        => _byCustomer.TryGetValue(customer, out var address) ? address.Region : null;

    public Address this[string customer] => _byCustomer[customer];
}

public sealed class LabelPrinter
{
    private readonly List<string> _lines = new();

    public int Count => _lines.Count;

    public void Line(string text)
    {
        _lines.Add(text.Trim()); // want: null-deref
    }

    public void Heading(string city, string region)
    {
        _lines.Add(city + ", " + region.ToUpperInvariant()); // want: null-deref
    }

    public void OptionalLine(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _lines.Add(text.Trim());
        }
    }

    public void Footer(string carrier)
    {
        _lines.Add(carrier.ToLowerInvariant());
    }
}

public sealed class LabelJob
{
    private readonly AddressBook _book;

    public LabelJob(AddressBook book) => _book = book;

    public int PrintStreet(string customer)
    {
        var printer = new LabelPrinter();
        var address = _book[customer];
        printer.Line(address.Street);
        printer.OptionalLine(address.Unit!);
        printer.Footer("DHL");
        return printer.Count;
    }

    public int PrintUnit(string customer)
    {
        var printer = new LabelPrinter();
        printer.Line(_book[customer].Unit!);
        return printer.Count;
    }

    public int PrintHeading(string customer)
    {
        var printer = new LabelPrinter();
        printer.Heading(_book[customer].City, _book.RegionOf(customer)!);
        return printer.Count;
    }
}

public static class Case
{
    private static LabelJob Job()
    {
        var book = new AddressBook();
        book.Put("c1", new Address("Lindenweg 4", "Bonn", null, null));
        return new LabelJob(book);
    }

    public static void DemoStreet() => Job().PrintStreet("c1");

    public static void DemoUnit() => Job().PrintUnit("c1");

    public static void DemoHeading() => Job().PrintHeading("c1");
}
