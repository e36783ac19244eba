// case: contract-address-book
// category: contracts
// rationale: null in gives null out, a bool argument decides whether a miss is created, and a two-way coalesce fails only when both sides are null
// csc: none

namespace NullSafety.ContractAddressBook;

#nullable disable
public static class Phone
{
    public static string Normalise(string raw)
    {
        if (raw == null)
        {
            return null;
        }

        return raw.Replace(" ", "").Replace("-", "");
    }

    public static string Prefer(string mobile, string landline) => mobile ?? landline;
}
#nullable restore

public sealed class Contact(string name)
{
    public string Name { get; } = name;

    public string? Mobile { get; set; }

    public string? Landline { get; set; }
}

public sealed class AddressBook
{
    private readonly Dictionary<string, Contact> _contacts = new();

    public Contact Open(string name, bool create)
    {
        if (_contacts.TryGetValue(name, out var found))
        {
            return found;
        }

        if (!create)
        {
            return null!;
        }

        return _contacts[name] = new Contact(name);
    }

    public int MobileDigits(Contact contact)
    {
        string digits = Phone.Normalise(contact.Mobile);
        return digits.Length; // want: null-deref
    }

    public int OfficeDigits() => Phone.Normalise("030 - 12 34").Length;

    public string Rename(string name) => Open(name, create: false).Name + "*"; // want: null-deref

    public string Add(string name) => Open(name, create: true).Name + "+";

    public char FirstDigit(Contact contact)
    {
        return Phone.Prefer(contact.Mobile, contact.Landline)[0]; // want: null-deref
    }

    public char FirstDigitOrZero(Contact contact) => Phone.Prefer(contact.Mobile, contact.Landline ?? "0")[0];
}

public static class Case
{
    public static void Demo1() => new AddressBook().MobileDigits(new Contact("Ole"));

    public static void Demo2() => new AddressBook().Rename("Ole");

    public static void Demo3() => new AddressBook().FirstDigit(new Contact("Ole"));

    public static void Demo4()
    {
        var book = new AddressBook();
        book.Add("Ole");
        Console.WriteLine(book.Rename("Ole") + book.OfficeDigits() + book.FirstDigitOrZero(new Contact("Pia")));
        Console.WriteLine(book.MobileDigits(new Contact("Pia") { Mobile = "0171 22" }));
    }
}
