// case: mail-header
// category: argument-bang
// rationale: optional header values are pushed with ! into helpers that dereference them
// csc: none

namespace NullSafety.MailHeader;

public sealed class Headers
{
    private readonly List<(string Name, string Value)> _items = [];

    public Headers With(string name, string value)
    {
        _items.Add((name, value));
        return this;
    }

    public string? Find(string name)
    {
        foreach (var (n, v) in _items)
        {
            if (n.Equals(name, StringComparison.OrdinalIgnoreCase))
                return v;
        }

        return null;
    }
}

public static class Address
{
    public static string Domain(string address)
    {
        int at = address.LastIndexOf('@'); // want: null-deref
        return at < 0 ? "" : address[(at + 1)..];
    }

    public static string DisplayName(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return "(nobody)";
        int lt = address.IndexOf('<');
        return lt <= 0 ? address : address[..lt].Trim();
    }
}

public sealed class ThreadKey
{
    private readonly string _subject;

    public ThreadKey(string subject) => _subject = subject;

    public string Normalised()
    {
        var s = _subject.Trim(); // want: null-deref
        while (s.StartsWith("Re:", StringComparison.OrdinalIgnoreCase))
            s = s[3..].TrimStart();
        return s;
    }
}

public static class Router
{
    public static string Route(Headers mail)
    {
        string domain = Address.Domain(mail.Find("Reply-To")!);
        return domain.Length == 0 ? "local" : domain;
    }

    public static string RouteByFrom(Headers mail)
    {
        string? from = mail.Find("Reply-To") ?? mail.Find("From");
        return from == null ? "local" : Address.Domain(from!);
    }

    public static string Greeting(Headers mail) => "Dear " + Address.DisplayName(mail.Find("From")!);

    public static string Group(Headers mail) => new ThreadKey(mail.Find("Subject")!).Normalised();

    public static string GroupOrEmpty(Headers mail) => new ThreadKey(mail.Find("Subject") ?? "").Normalised();
}

public static class Case
{
    private static Headers Plain() => new Headers().With("From", "Ann <ann@example.org>");

    public static void DemoRoute() => Router.Route(Plain());
    public static void DemoRouteFrom() => Router.RouteByFrom(Plain());
    public static void DemoRouteNone() => Router.RouteByFrom(new Headers());
    public static void DemoGreeting() => Router.Greeting(new Headers());
    public static void DemoGroup() => Router.Group(Plain());
    public static void DemoGroupOrEmpty() => Router.GroupOrEmpty(Plain());
}
