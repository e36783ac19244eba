// case: receiver-badge-text
// category: receivers
// rationale: one extension tolerates a null receiver and hands it on, the next one dereferences it
// csc: none

namespace NullSafety.BadgeText;

public sealed class Visitor
{
    public Visitor(string name, string? company)
    {
        Name = name;
        Company = company;
    }

    public string Name { get; }

    public string? Company { get; }
}

public static class TextExtensions
{
    public static string OrDash(this string? text) => string.IsNullOrWhiteSpace(text) ? "-" : text;

    // null stays null, everything else is cut
    public static string Clip(this string text, int max)
    {
        return text == null! || text.Length <= max ? text! : text.Substring(0, max);
    }

    public static string Initials(this string text)
    {
        string[] parts = text.Split(' '); // want: null-deref
        return string.Concat(parts.Where(p => p.Length > 0).Select(p => p[0]));
    }

    public static string Shout(this string text) => text.ToUpperInvariant() + "!";
}

public sealed class Reception
{
    private readonly List<Visitor> _inside = new();

    public void Enter(Visitor v) => _inside.Add(v);

    public Visitor? Find(string name) => _inside.Find(v => v.Name == name);

    public string CompanyInitials(Visitor v)
    {
        return v.Company!.Initials();
    }

    public string CompanyLine(Visitor v)
    {
        string line = v.Company!.Clip(12);
        return line.PadRight(12); // want: null-deref
    }

    public string SafeLine(Visitor v)
    {
        string line = v.Company.OrDash().Clip(12);
        return line.PadRight(12);
    }

    public string Greeting(Visitor v) => v.Name.Shout();
}

public static class Case
{
    private static readonly Visitor Private = new("Ines Roth", null);

    public static void DemoInitials() => new Reception().CompanyInitials(Private);

    public static void DemoClip() => new Reception().CompanyLine(Private);

    public static void DemoSafe()
    {
        var desk = new Reception();
        desk.Enter(Private);
        desk.SafeLine(Private);
        desk.Greeting(Private);
        string? company = desk.Find("nobody")?.Company;
        company.OrDash().Shout();
    }
}
