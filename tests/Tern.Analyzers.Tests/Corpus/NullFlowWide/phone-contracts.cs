// case: phone-contracts
// category: contracts
// rationale: null in gives null out, a flag decides between throwing and null, and two fallbacks may both be null
// csc: none

namespace NullSafety.PhoneContracts;

public sealed class Contact
{
    public string Name { get; init; } = "";

    public string? Mobile { get; init; }

    public string? Landline { get; init; }
}

public static class Phones
{
    public static string? Normalize(string? raw) => raw is null ? null : raw.Replace(" ", "").Replace("-", "");

    public static string? Prefer(string? first, string? second) => first ?? second;
}

public sealed class AddressBook
{
    private readonly List<Contact> _contacts = new();

    public void Add(Contact contact) => _contacts.Add(contact);

    public Contact? Get(string name, bool required)
    {
        var hit = _contacts.Find(c => c.Name == name);
        if (hit is null && required)
        {
            throw new KeyNotFoundException(name);
        }

        return hit;
    }

    public int MobileDigits(string name)
    {
        var contact = Get(name, required: true)!;
        return Phones.Normalize(contact.Mobile)!.Length; // missed: null-deref
    }

    public int MobileDigitsOrZero(string name)
    {
        var contact = Get(name, required: true)!;
        return Phones.Normalize(contact.Mobile ?? "")!.Length;
    }

    public bool IsReachable(string name)
    {
        return Get(name, required: false)!.Mobile != null; // want: null-deref
    }

    public string Dial(Contact contact) => Phones.Prefer(contact.Mobile, contact.Landline)!.Trim(); // want: null-deref

    public string DialOrDesk(Contact contact) =>
        Phones.Prefer(contact.Mobile, Phones.Prefer(contact.Landline, "0"))!.Trim();
}

public static class Case
{
    private static readonly Contact Full = new() { Name = "Eva", Mobile = "555 01-02", Landline = "555" };
    private static readonly Contact Bare = new() { Name = "Max" };

    private static AddressBook Book()
    {
        var book = new AddressBook();
        book.Add(Full);
        book.Add(Bare);
        return book;
    }

    public static void Demo1() => Book().MobileDigits("Max");

    public static void Demo2() => Book().IsReachable("Nobody");

    public static void Demo3() => Book().Dial(Bare);

    public static void Demo4()
    {
        var book = Book();
        book.MobileDigits("Eva");
        book.MobileDigitsOrZero("Max");
        book.IsReachable("Max");
        book.Dial(Full);
        book.DialOrDesk(Bare);
    }
}
