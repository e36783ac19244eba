// case: contract-phone-directory
// category: contracts
// rationale: the result is non-null for a strict parse and for a non-null argument only; call sites decide
// csc: none

namespace NullSafety.Blind.B22.PhoneDirectory;

public enum OnError
{
    Throw,
    Skip,
}

public sealed record Phone(string Country, string Number);

public sealed record Contact(string Name, Phone? Work, Phone? Home);

public static class Phones
{
    public static Phone Parse(string raw, OnError onError)
    {
        int space = raw.IndexOf(' ');
        if (raw.StartsWith('+') && space > 1)
        {
            return new Phone(raw[1..space], raw[(space + 1)..]);
        }

        if (onError == OnError.Throw)
        {
            throw new FormatException(raw);
        }

        return null!;
    }

    public static Phone Either(Phone? first, Phone? second) => (first ?? second)!;

    public static string Compact(Phone? phone) => phone == null ? null! : phone.Number.Replace(" ", "");
}

public static class Directory
{
    public static string CountryOfImported(string raw)
    {
        return Phones.Parse(raw, OnError.Skip).Country; // want: null-deref
    }

    public static string CountryOfTyped(string raw)
    {
        return Phones.Parse(raw, OnError.Throw).Country;
    }

    public static string BestNumber(Contact contact)
    {
        var best = Phones.Either(contact.Work, contact.Home);
        return best.Number; // want: null-deref
    }

    public static string BestOrSwitchboard(Contact contact)
    {
        var best = Phones.Either(contact.Work, new Phone("41", "800 00 00"));
        return best.Number;
    }

    public static int HomeDigits(Contact contact)
    {
        return Phones.Compact(contact.Home).Length; // want: null-deref
    }

    public static int SwitchboardDigits()
    {
        return Phones.Compact(new Phone("41", "800 00 00")).Length;
    }
}

public static class Case
{
    private static readonly Contact s_bare = new("Lea", null, null);

    public static void DemoImported() => Directory.CountryOfImported("n/a");

    public static void DemoTyped() => Directory.CountryOfTyped("+41 31 00");

    public static void DemoBest() => Directory.BestNumber(s_bare);

    public static void DemoSwitchboard() => Directory.BestOrSwitchboard(s_bare);

    public static void DemoHomeDigits() => Directory.HomeDigits(s_bare);

    public static void DemoSwitchboardDigits() => Directory.SwitchboardDigits();
}
