// case: primary-ctor-mailer
// category: primary-constructor
// rationale: a captured primary constructor parameter is passed as null by a derived class, and another is overwritten with null on close
// csc: none

namespace NullSafety.Mailer;

public sealed class SmtpLink(string host)
{
    public int Sent { get; private set; }

    public string Host => host;

    public void Send(string text) => Sent += text.Length;
}

public abstract class Template(string name, string footer)
{
    public string Name { get; } = name;

    public string Render(string body)
    {
        return body + Environment.NewLine + footer.Trim(); // want: null-deref
    }
}

public sealed class NewsletterTemplate(string issue) : Template("newsletter " + issue, " unsubscribe ");

public sealed class InternalTemplate(string team) : Template("memo", null!)
{
    public string Team => team.ToLowerInvariant();
}

public sealed class Mailer(SmtpLink link)
{
    private readonly string _host = link.Host;

    public string Host => _host.ToLowerInvariant();

    public void Send(string text)
    {
        link.Send(text); // want: null-deref
    }

    public bool TrySend(string text)
    {
        if (link is null)
        {
            return false;
        }

        link.Send(text);
        return true;
    }

    public void Close() => link = null!;
}

public static class Case
{
    public static void DemoMemo()
    {
        var memo = new InternalTemplate("Ops");
        memo.Team.ToString();
        memo.Render("Lunch is at noon");
    }

    public static void DemoNewsletter() => new NewsletterTemplate("May").Render("Hello");

    public static void DemoClosed()
    {
        var mailer = new Mailer(new SmtpLink("MX1"));
        mailer.Close();
        mailer.Send("late");
    }

    public static void DemoClosedSafe()
    {
        var mailer = new Mailer(new SmtpLink("MX1"));
        mailer.TrySend("in time");
        mailer.Close();
        mailer.TrySend("late");
        mailer.Host.ToString();
    }
}
