// case: receiver-postal-format
// category: receiver, extension method
// rationale: extension calls on a missing receiver do not fail at the call but inside the extension
// csc: none

namespace NullSafety.ReceiverPostalFormat;

public sealed record PostalAddress(string Street, string Zip, string City, string? Country);

public sealed class Contact
{
    private readonly List<(string Kind, PostalAddress Address)> _addresses = new();

    public required string Name { get; init; }

    public Contact With(string kind, PostalAddress address)
    {
        _addresses.Add((kind, address));
        return this;
    }

    public PostalAddress? AddressOf(string kind)
    {
        foreach (var (k, address) in _addresses)
        {
            if (k == kind)
            {
                return address;
            }
        }

        return null;
    }
}

public static class PostalExtensions
{
    public static string OneLine(this PostalAddress address)
    {
        return $"{address.Street}, {address.Zip} {address.City}"; // want: null-deref
    }

    public static string CityOrDash(this PostalAddress? address) => address?.City ?? "-";

    public static bool IsDomestic(this PostalAddress? address) => address is null || address.Country.IsHome();

    private static bool IsHome(this string? country) => string.IsNullOrEmpty(country) || country.Length == 2 && country == "DE";

    public static string CountryCode(this PostalAddress address) => address.Country!.Shout();

    private static string Shout(this string text)
    {
        return text.Trim().ToUpperInvariant(); // want: null-deref
    }
}

public sealed class LabelPrinter
{
    public string Delivery(Contact contact) => contact.Name + "\n" + contact.AddressOf("delivery")!.OneLine();

    public string City(Contact contact) => contact.Name + " in " + contact.AddressOf("delivery").CityOrDash();

    public bool Customs(Contact contact) => !contact.AddressOf("delivery").IsDomestic();

    public string Sticker(Contact contact)
    {
        PostalAddress? home = contact.AddressOf("home");
        return home is null ? "??" : home.CountryCode();
    }
}

public static class Case
{
    private static Contact Lena() => new Contact { Name = "Lena" }
        .With("home", new PostalAddress("Am Markt 3", "04109", "Leipzig", null));

    private static Contact Piet() => new Contact { Name = "Piet" }
        .With("home", new PostalAddress("Kade 9", "1011", "Amsterdam", "nl"))
        .With("delivery", new PostalAddress("Dam 1", "1012", "Amsterdam", "nl"));

    public static void DemoDelivery() => new LabelPrinter().Delivery(Lena());

    public static void DemoDeliveryKnown() => new LabelPrinter().Delivery(Piet());

    public static void DemoCity()
    {
        var printer = new LabelPrinter();
        printer.City(Lena());
        printer.Customs(Lena());
        printer.Customs(Piet());
    }

    public static void DemoSticker() => new LabelPrinter().Sticker(Lena());

    public static void DemoStickerKnown() => new LabelPrinter().Sticker(Piet());
}
