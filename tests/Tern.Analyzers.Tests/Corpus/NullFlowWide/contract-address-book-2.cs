// case: contract-address-book-2
// category: contracts
// rationale: a normaliser gives null for null, a lookup gives null unless it may create, and a coalescing pick gives null when both sides are null
// csc: none

#nullable enable
namespace NullSafety.AddressBook;

public sealed class Contact
{
    public Contact(string name) => Name = name;

    public string Name { get; }

    public string? Mobile { get; set; }

    public string? Landline { get; set; }
}

public static class Phone
{
#nullable disable
    public static string Normalize(string raw)
    {
        if (raw == null)
        {
            return null;
        }

        return raw.Replace(" ", "").Replace("/", "");
    }

    public static string Prefer(string first, string second) => first ?? second;
#nullable enable
}

public sealed class Book
{
    private readonly Dictionary<string, Contact> _contacts = new();

    public Contact Get(string name, bool create)
    {
        if (_contacts.TryGetValue(name, out var contact))
        {
            return contact;
        }

        if (!create)
        {
            return null!;
        }

        return _contacts[name] = new Contact(name);
    }

    public void Add(string name, string mobile) => Get(name, create: true).Mobile = mobile;

    public string Rename(string name) => Get(name, create: false).Name.Trim(); // want: null-deref
}

public sealed class DialPlan
{
    private readonly string _prefix;

    public DialPlan(string prefix) => _prefix = prefix;

    public bool IsLocal(Contact contact) => Phone.Normalize(contact.Landline).StartsWith(_prefix); // want: null-deref

    public bool HasPrefix(string dialled) => Phone.Normalize(dialled).StartsWith(_prefix);

    public int Digits(Contact contact) => Phone.Prefer(contact.Mobile, contact.Landline).Length; // want: null-deref

    public int DigitsOrZero(Contact contact) => Phone.Prefer(Phone.Prefer(contact.Mobile, contact.Landline), "").Length;
}

public static class Case
{
    private static readonly DialPlan Plan = new("030");

    public static void DemoNoLandline() => Plan.IsLocal(new Contact("Bo") { Mobile = "0151 22" });

    public static void DemoNoNumber() => Plan.Digits(new Contact("Bo"));

    public static void DemoRenameUnknown() => new Book().Rename("Bo");

    public static void DemoSafe()
    {
        var book = new Book();
        book.Add("Bo", "0151 22");
        book.Rename("Bo");
        Plan.HasPrefix("030/11");
        Plan.DigitsOrZero(new Contact("Bo"));
        Plan.IsLocal(new Contact("Cy") { Landline = "030 5" });
        Plan.Digits(new Contact("Cy") { Landline = "030 5" });
    }
}
