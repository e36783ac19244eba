// case: neg-contract-shipping-label
// category: negative-contracts
// rationale: helpers return null for some arguments only; no call site passes such arguments and dereferences the result
// csc: silent

namespace NullSafety.Blind.B22.NegContractShippingLabel;

public enum Service
{
    Letter,
    Parcel,
    Pickup,
}

public sealed record Carrier(string Name, int Days);

public static class Carriers
{
    public static Carrier For(Service service) => service switch
    {
        Service.Letter => new Carrier("Post", 2),
        Service.Parcel => new Carrier("Freight", 4),
        _ => null!,
    };

    public static string Clean(string? line) => line == null ? null! : line.Trim();

    public static string FirstOf(string? a, string? b) => (a ?? b)!;

    public static Carrier Find(string name, bool required)
    {
        if (name == "Post")
        {
            return new Carrier("Post", 2);
        }

        return required ? throw new KeyNotFoundException(name) : null!;
    }
}

public static class Label
{
    public static int LetterDays() => Carriers.For(Service.Letter).Days;

    public static int Days(Service service)
    {
        if (service == Service.Pickup)
        {
            return 0;
        }

        return Carriers.For(service).Days;
    }

    public static int Width(string street) => Carriers.Clean(street).Length;

    public static int WidthOfOptional(string? street)
    {
        return street is null ? 0 : Carriers.Clean(street).Length;
    }

    public static int Recipient(string? company, string person)
    {
        return Carriers.FirstOf(company, person).Length;
    }

    public static string Required() => Carriers.Find("Post", required: true).Name;

    public static string Optional(string name)
    {
        var carrier = Carriers.Find(name, required: false);
        return carrier is null ? "none" : carrier.Name;
    }
}

public static class Case
{
    public static void DemoLetter() => Label.LetterDays();

    public static void DemoDays() => _ = Label.Days(Service.Pickup) + Label.Days(Service.Parcel);

    public static void DemoWidth() => _ = Label.Width(" Ring 1 ") + Label.WidthOfOptional(null);

    public static void DemoRecipient() => Label.Recipient(null, "Ada");

    public static void DemoRequired() => Label.Required();

    public static void DemoOptional() => _ = Label.Optional("Rail") + Label.Optional("Post");
}
