// case: record-envelope
// category: record-with
// rationale: a with expression wipes a member that later code trusts; another copy keeps or replaces it
// csc: none

namespace NullSafety.Envelopes;

public sealed record Contact(string Name, string Mail);

public sealed record Envelope(Contact Sender, Contact Recipient, string Subject)
{
    public Contact? Copy { get; init; }
}

public static class Rewriter
{
    public static Envelope Anonymise(Envelope envelope) => envelope with { Sender = null! };

    public static Envelope Reply(Envelope envelope, Contact author) => envelope with
    {
        Sender = author,
        Recipient = envelope.Sender,
        Subject = "Re: " + envelope.Subject,
    };

    public static Envelope Shorten(Envelope envelope, int width)
    {
        string? subject = envelope.Subject.Length > 0 ? envelope.Subject : null;
        return envelope with { Subject = (subject?[..Math.Min(width, subject.Length)])! };
    }
}

public sealed class Outbox
{
    private readonly List<string> _lines = new();

    public void Queue(Envelope envelope)
    {
        _lines.Add(envelope.Recipient.Mail); // want: null-deref
    }

    public void Archive(Envelope envelope)
    {
        _lines.Add((envelope.Sender?.Name ?? "anonymous") + " " + envelope.Recipient.Name);
    }

    public int Width(Envelope envelope)
    {
        var shortened = Rewriter.Shorten(envelope, 10);
        return shortened.Subject.Length; // want: null-deref
    }

    public int RecipientWidth(Envelope envelope)
    {
        var shortened = Rewriter.Shorten(envelope, 10);
        return shortened.Recipient.Name.Length;
    }
}

public static class Case
{
    private static readonly Contact Ada = new("Ada", "ada@example.org");
    private static readonly Contact Bob = new("Bob", "bob@example.org");

    private static Envelope Letter(string subject) => new(Ada, Bob, subject);

    public static void DemoReplyToNobody() => new Outbox().Queue(Rewriter.Reply(Rewriter.Anonymise(Letter("Rent")), Bob));

    public static void DemoReply() => new Outbox().Queue(Rewriter.Reply(Letter("Rent"), Bob));

    public static void DemoArchive() => new Outbox().Archive(Rewriter.Anonymise(Letter("Rent")));

    public static void DemoWidth() => new Outbox().Width(Letter(""));

    public static void DemoRecipientWidth() => new Outbox().RecipientWidth(Letter(""));
}
