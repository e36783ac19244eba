// case: webhook-payload
// category: deserialised-member
// rationale: members the sender left out stay null although they are declared non-null
// csc: none

using System.Text.Json;
using System.Text.Json.Serialization;

namespace NullSafety.WebhookPayload;

public sealed class PushEvent
{
    [JsonPropertyName("ref")]
    public string Ref { get; set; } = null!;

    [JsonPropertyName("pusher")]
    public Person Pusher { get; set; } = null!;

    [JsonPropertyName("commits")]
    public List<Commit> Commits { get; set; } = [];
}

public sealed class Person
{
    [JsonPropertyName("name")]
    public required string Name { get; set; }
}

public sealed class Commit
{
    [JsonPropertyName("id")]
    public string Id { get; set; } = "";

    [JsonPropertyName("author")]
    public Person Author { get; set; } = null!;
}

public static class Webhook
{
    private static PushEvent Parse(string body) =>
        JsonSerializer.Deserialize<PushEvent>(body) ?? throw new FormatException("empty body");

    public static string Branch(string body)
    {
        var push = Parse(body);
        return push.Ref.Replace("refs/heads/", ""); // want: null-deref
    }

    public static string BranchOrDefault(string body)
    {
        var push = Parse(body);
        return push.Ref is { Length: > 0 } r ? r.Replace("refs/heads/", "") : "main";
    }

    public static List<string> Authors(string body)
    {
        var names = new List<string>();
        foreach (var commit in Parse(body).Commits)
            names.Add(commit.Author.Name); // want: null-deref
        return names;
    }

    public static List<string> AuthorsOrPusher(string body)
    {
        var push = Parse(body);
        string fallback = push.Pusher?.Name ?? "unknown";
        return push.Commits.Select(c => c.Author?.Name ?? fallback).ToList();
    }

    public static int NameLength(string body) => Parse(body).Pusher is { } p ? p.Name.Length : 0;
}

public static class Case
{
    private const string Full = """{"ref":"refs/heads/dev","pusher":{"name":"ann"},"commits":[{"id":"1","author":{"name":"bob"}}]}""";
    private const string Bare = """{"commits":[{"id":"1"}]}""";

    public static void DemoBranch() => Webhook.Branch(Bare);
    public static void DemoBranchDefault() => Webhook.BranchOrDefault(Bare);
    public static void DemoAuthors() => Webhook.Authors(Bare);
    public static void DemoAuthorsPusher() => Webhook.AuthorsOrPusher(Bare);
    public static void DemoNames() => Webhook.NameLength(Bare);
    public static void DemoFull() => Console.WriteLine(Webhook.Branch(Full) + Webhook.Authors(Full).Count + Webhook.NameLength(Full));
}
