// case: json-webhook-payload
// category: deserialised-member
// rationale: a webhook body lacks a member, or carries an explicit null over the default
// csc: none

using System.Text.Json;

namespace NullSafety.JsonWebhookPayload;

public sealed class Sender
{
    public string Login { get; set; } = null!;
}

public sealed class Push
{
    public string Ref { get; set; } = "refs/heads/main";

    public Sender Sender { get; set; } = default!;

    public List<string> Commits { get; set; } = new();
}

public sealed class Tag
{
    public required string Name { get; set; }
}

public sealed class WebhookReader
{
    public Push ReadPush(string body)
    {
        return JsonSerializer.Deserialize<Push>(body) ?? throw new FormatException("empty body");
    }

    public Tag ReadTag(string body)
    {
        return JsonSerializer.Deserialize<Tag>(body) ?? throw new FormatException("empty body");
    }
}

public sealed class Dispatcher
{
    private readonly WebhookReader _reader = new();

    public string Author(string body)
    {
        var push = _reader.ReadPush(body);
        return push.Sender.Login; // want: null-deref
    }

    public string AuthorOrBot(string body)
    {
        var push = _reader.ReadPush(body);
        return push.Sender is null ? "bot" : push.Sender.Login;
    }

    public int CommitCount(string body)
    {
        var push = _reader.ReadPush(body);
        return push.Commits.Count; // want: null-deref
    }

    public int CommitCountSafe(string body)
    {
        var push = _reader.ReadPush(body);
        push.Commits ??= new List<string>();
        return push.Commits.Count;
    }

    public int TagWidth(string body) => _reader.ReadTag(body).Name.Length;
}

public static class Case
{
    public static void DemoAuthor() => new Dispatcher().Author("{\"Ref\":\"refs/heads/dev\"}");

    public static void DemoAuthorOrBot() => new Dispatcher().AuthorOrBot("{\"Ref\":\"refs/heads/dev\"}");

    public static void DemoCommits() => new Dispatcher().CommitCount("{\"Commits\":null}");

    public static void DemoCommitsSafe() => new Dispatcher().CommitCountSafe("{\"Commits\":null}");

    public static void DemoTag() => new Dispatcher().TagWidth("{\"Name\":\"v1\"}");
}
