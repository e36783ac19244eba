// case: neg-webhook-body
// category: negative-json
// rationale: every member of the deserialised body is validated, defaulted or required before it is used
// csc: silent

using System.Text.Json;

namespace NullSafety.WebhookBodies;

public sealed class Actor
{
    public required string Login { get; set; }
}

public sealed class Webhook
{
    public string Action { get; set; } = null!;

    public Actor Actor { get; set; } = null!;

    public List<string?> Labels { get; set; } = null!;

    public static Webhook Parse(string body)
    {
        var hook = JsonSerializer.Deserialize<Webhook>(body);
        if (hook is null)
        {
            throw new InvalidDataException("empty body");
        }

        hook.Validate();
        return hook;
    }

    private void Validate()
    {
        ArgumentNullException.ThrowIfNull(Action);
        if (Actor?.Login is null)
        {
            throw new InvalidDataException("no actor");
        }

        Labels ??= new List<string?>();
        Labels.RemoveAll(l => l is null);
    }
}

public sealed class HookHandler
{
    public string Summary(string body)
    {
        var hook = Webhook.Parse(body);
        return hook.Action.ToLowerInvariant() + " by " + hook.Actor.Login.Trim();
    }

    public int LabelWidth(string body)
    {
        var hook = Webhook.Parse(body);
        int width = 0;
        foreach (var label in hook.Labels)
        {
            width = Math.Max(width, label!.Length);
        }

        return width;
    }

    public string TrySummary(string body)
    {
        try
        {
            return Summary(body);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentNullException or JsonException)
        {
            return "rejected: " + e.Message;
        }
    }
}

public static class Case
{
    private const string Full = "{\"Action\":\"Opened\",\"Actor\":{\"Login\":\"ada\"},\"Labels\":[\"bug\",null]}";

    public static void DemoFull()
    {
        new HookHandler().Summary(Full);
        new HookHandler().LabelWidth(Full);
    }

    public static void DemoNoLabels() => new HookHandler().LabelWidth("{\"Action\":\"x\",\"Actor\":{\"Login\":\"b\"}}");

    public static void DemoNoActor() => new HookHandler().TrySummary("{\"Action\":\"x\",\"Actor\":null}");

    public static void DemoEmpty()
    {
        new HookHandler().TrySummary("{}");
        new HookHandler().TrySummary("null");
    }
}
