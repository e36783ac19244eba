// case: deconstruct-mail-address
// category: out-ref
// rationale: Deconstruct leaves a part null, an out parameter is null after a short input, and a ref parameter is emptied by the callee
// csc: none

namespace NullSafety.MailAddress;

public sealed class Mailbox
{
    private readonly string _text;

    public Mailbox(string text) => _text = text;

    public void Deconstruct(out string user, out string domain)
    {
        int at = _text.IndexOf('@');
        user = at < 0 ? _text : _text.Substring(0, at);
        domain = at < 0 ? null! : _text.Substring(at + 1);
    }
}

public static class HeaderLine
{
    public static void Split(string line, out string name, out string value)
    {
        string[] parts = line.Split(':', 2);
        name = parts[0].Trim();
        value = parts.Length > 1 ? parts[1].Trim() : null!;
    }
}

public sealed class Spool
{
    public List<string> Ready { get; } = new();

    public void Commit(ref string body)
    {
        Ready.Add(body);
        body = null!;
    }
}

public static class Router
{
    public static string Host(Mailbox box)
    {
        var (user, domain) = box;
        return domain.ToLowerInvariant() + "/" + user; // want: null-deref
    }

    public static string HostOrLocal(Mailbox box)
    {
        var (user, domain) = box;
        return domain is null ? "localhost/" + user : domain.ToLowerInvariant() + "/" + user;
    }

    public static int ValueWidth(string line)
    {
        HeaderLine.Split(line, out _, out string value);
        return value.Length; // want: null-deref
    }

    public static int NameWidth(string line)
    {
        HeaderLine.Split(line, out string name, out _);
        return name.Length;
    }

    public static int Deliver(Spool spool, string text)
    {
        string body = text;
        spool.Commit(ref body);
        return body.Length; // want: null-deref
    }

    public static int DeliverCounted(Spool spool, string text)
    {
        string body = text;
        int size = body.Length;
        spool.Commit(ref body);
        return size;
    }
}

public static class Case
{
    public static void DemoHost() => Router.Host(new Mailbox("root"));

    public static void DemoHostSafe() => Router.HostOrLocal(new Mailbox("root"));

    public static void DemoValue() => Router.ValueWidth("X-Empty");

    public static void DemoName() => Router.NameWidth("X-Empty");

    public static void DemoDeliver() => Router.Deliver(new Spool(), "hi");

    public static void DemoDeliverSafe() => Router.DeliverCounted(new Spool(), "hi");
}
