// case: insurance-quote
// category: partial-construction
// rationale: a builder and an object initialiser skip members, and a record copy blanks one
// csc: none

namespace NullSafety.InsuranceQuote;

public sealed class Address
{
    public string Street { get; set; } = null!;
    public string Postcode { get; set; } = null!;
}

public sealed record Quote(string Holder, Address Risk, string Broker);

public sealed class QuoteBuilder
{
    private string _holder = "";
    private Address _risk = null!;
    private string _broker = "direct";

    public QuoteBuilder For(string holder)
    {
        _holder = holder;
        return this;
    }

    public QuoteBuilder At(Address risk)
    {
        _risk = risk;
        return this;
    }

    public QuoteBuilder Via(string broker)
    {
        _broker = broker;
        return this;
    }

    public Quote Build() => new(_holder, _risk, _broker);
}

public static class Rating
{
    public static int Zone(Quote quote)
    {
        var postcode = quote.Risk.Postcode; // want: null-deref
        return postcode[0] - '0'; // want: null-deref
    }

    public static int ZoneOrDefault(Quote quote) => quote.Risk?.Postcode is { Length: > 0 } code ? code[0] - '0' : 9;

    public static Quote Anonymise(Quote quote) => quote with { Holder = "***", Broker = null! };

    public static string Commission(Quote quote) => quote.Broker.ToUpperInvariant(); // want: null-deref

    public static string House(Quote quote) => quote.Holder.ToUpperInvariant();
}

public static class Case
{
    private static Quote Complete() => new QuoteBuilder()
        .For("Okafor")
        .At(new Address { Street = "Mill Lane 4", Postcode = "4021" })
        .Via("Harrow")
        .Build();

    public static void DemoNoRisk() => Rating.Zone(new QuoteBuilder().For("Lind").Build());

    public static void DemoNoPostcode()
    {
        var risk = new Address { Street = "Quay 9" };
        Rating.Zone(new QuoteBuilder().For("Lind").At(risk).Build());
    }

    public static void DemoComplete() => Rating.Zone(Complete());

    public static void DemoDefaultZone() => Rating.ZoneOrDefault(new QuoteBuilder().Build());

    public static void DemoAnonymous() => Rating.Commission(Rating.Anonymise(Complete()));

    public static void DemoAnonymousHolder() => Rating.House(Rating.Anonymise(Complete()));

    public static void DemoCommission() => Rating.Commission(Complete());
}
