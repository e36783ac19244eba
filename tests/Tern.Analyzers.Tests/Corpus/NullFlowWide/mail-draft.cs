// case: mail-draft
// category: record-with
// rationale: a `with` copy clears a member for one purpose and is then sent through code that needs it
// csc: none

namespace NullSafety.MailDraft;

public sealed record Address(string Name, string Host)
{
    public override string ToString() => Name + "@" + Host;
}

public sealed record Mail(Address From, Address To, string Subject)
{
    public List<string> Attachments { get; init; } = new();
}

public static class Drafts
{
    public static Mail Forward(Mail mail) => mail with { From = mail.To, To = null!, Subject = "Fwd: " + mail.Subject };

    public static Mail Reply(Mail mail) => mail with { From = mail.To, To = mail.From, Subject = "Re: " + mail.Subject };

    public static Mail Light(Mail mail) => mail with { Attachments = null! };

    public static Mail Resend(Mail mail, Address to) => Forward(mail) with { To = to };
}

public sealed class Outbox
{
    private readonly Dictionary<string, int> _perHost = new();

    public void Send(Mail mail)
    {
        string host = mail.To.Host; // want: null-deref
        _perHost[host] = _perHost.GetValueOrDefault(host) + 1;
    }

    public int Size(Mail mail)
    {
        int size = mail.Subject.Length;
        foreach (string file in mail.Attachments) // want: null-deref
        {
            size += file.Length;
        }

        return size;
    }

    public string Sender(Mail mail) => mail.From.Host;
}

public static class Demos
{
    private static Mail Sample() =>
        new(new Address("ida", "a.example"), new Address("bo", "b.example"), "Minutes") { Attachments = { "m.pdf" } };

    public static void DemoReply()
    {
        var outbox = new Outbox();
        outbox.Send(Drafts.Reply(Sample()));
        outbox.Size(Drafts.Reply(Sample()));
        outbox.Sender(Drafts.Forward(Sample()));
    }

    public static void DemoForward() => new Outbox().Send(Drafts.Forward(Sample()));

    public static void DemoResend() => new Outbox().Send(Drafts.Resend(Sample(), new Address("eva", "c.example")));

    public static void DemoLight() => new Outbox().Size(Drafts.Light(Sample()));

    public static void DemoLightSent() => new Outbox().Send(Drafts.Light(Sample()));
}
