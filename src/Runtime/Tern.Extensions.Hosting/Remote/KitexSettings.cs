using System.Globalization;
using System.Text.Json;

namespace Tern.Extensions.Hosting;

/// <summary>Reads what Kitex keeps in centres of configuration, as settings of Tern. Source: kitex-contrib <c>config-etcd</c> and its like.</summary>
internal static class KitexSettings
{
    public const string Limit = "limit";

    private const string Timeouts = "rpc_timeout";
    private const string Retries = "retry";
    private const string Breakers = "circuit_break";
    private const string Degradation = "degradation";

    /// <summary>What a centre may say about a client.</summary>
    public static IReadOnlyList<string> ClientCategories { get; } = [Timeouts, Retries, Breakers, Degradation];

    /// <summary>The settings that a text stands for.</summary>
    /// <param name="category">What it is about.</param>
    /// <param name="section">Where the settings stand.</param>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">It cannot be understood; the message says what of it.</exception>
    public static Dictionary<string, string?> Read(string category, string section, string json)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            switch (category)
            {
                case Timeouts:
                    ForEachMethod(root, section, (path, item) => ReadTimeouts(settings, path, item));
                    break;
                case Retries:
                    ForEachMethod(root, section, (path, item) => ReadRetry(settings, path, item));
                    break;
                case Breakers:
                    ForEachMethod(root, section, (path, item) => ReadBreaker(settings, path, item));
                    break;
                case Degradation:
                    settings[$"{section}:Access:RejectedShare"] = IsOn(root) && Number(root, "percentage") is { } percent ? Text(percent / 100) : "0";
                    break;
                default:
                    ReadLimits(settings, section, root);
                    break;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new FormatException($"This is no '{category}' as Kitex writes it: {exception.Message}", exception);
        }

        return settings;
    }

    private static void ForEachMethod(JsonElement root, string section, Action<string, JsonElement> read)
    {
        foreach (JsonProperty method in root.EnumerateObject())
        {
            read($"{section}:Methods:{method.Name}", method.Value);
        }
    }

    private static void ReadTimeouts(Dictionary<string, string?> settings, string path, JsonElement item)
    {
        Add(settings, $"{path}:AttemptTimeout", Milliseconds(item, "rpc_timeout_ms"));
        Add(settings, $"{path}:ConnectTimeout", Milliseconds(item, "conn_timeout_ms"));
    }

    private static void ReadRetry(Dictionary<string, string?> settings, string path, JsonElement item)
    {
        const int Failure = 0;
        const int Backup = 1;
        if (!IsOn(item))
        {
            settings[$"{path}:Retry"] = "false";
            settings[$"{path}:Backup"] = "false";
            return;
        }

        int kind = (int)(Number(item, "type") ?? Failure);
        JsonElement policy = Member(item, kind switch { Failure => "failure_policy", Backup => "backup_policy", _ => "mixed_policy" });
        JsonElement stop = Member(policy, "stop_policy");
        double? times = Number(stop, "max_retry_times");
        if (kind != Failure)
        {
            Add(settings, $"{path}:Backup:Delay", Milliseconds(policy, "retry_delay_ms"));
        }

        if (kind == Backup)
        {
            Add(settings, $"{path}:Backup:MaxBackups", times is { } backups ? Text(backups) : null);
            return;
        }

        string retry = $"{path}:Retry";
        settings[$"{retry}:MaxRetries"] = Text(times ?? (kind == Failure ? 2 : 1));
        Add(settings, $"{retry}:MaxDuration", Milliseconds(stop, "max_duration_ms"));
        settings[$"{retry}:StopsChains"] = Flag(stop, "disable_chain_stop") == true ? "false" : "true";
        Add(settings, $"{retry}:SameInstance", Flag(policy, "retry_same_node") is { } same ? same ? "true" : "false" : null);
        ReadBackoff(settings, retry, Member(policy, "backoff_policy"));
    }

    private static void ReadBackoff(Dictionary<string, string?> settings, string retry, JsonElement backoff)
    {
        string? kind = backoff.ValueKind == JsonValueKind.Object && backoff.TryGetProperty("backoff_type", out JsonElement type) ? type.GetString() : null;
        JsonElement items = Member(backoff, "cfg_items");
        switch (kind)
        {
            case "fixed":
                settings[$"{retry}:Backoff"] = nameof(RetryBackoff.Fixed);
                Add(settings, $"{retry}:Delay", Milliseconds(items, "fix_ms"));
                break;
            case "random":
                settings[$"{retry}:Backoff"] = nameof(RetryBackoff.Random);
                Add(settings, $"{retry}:Delay", Milliseconds(items, "min_ms"));
                Add(settings, $"{retry}:MaxDelay", Milliseconds(items, "max_ms"));
                break;
            default:
                settings[$"{retry}:Backoff"] = nameof(RetryBackoff.None);
                break;
        }
    }

    private static void ReadBreaker(Dictionary<string, string?> settings, string path, JsonElement item)
    {
        if (!IsOn(item))
        {
            settings[$"{path}:Breaker"] = "false";
            return;
        }

        settings[$"{path}:Breaker:FailureRate"] = Text(Number(item, "err_rate") ?? 0.5);
        settings[$"{path}:Breaker:MinSamples"] = Text(Number(item, "min_sample") ?? 200);
    }

    private static void ReadLimits(Dictionary<string, string?> settings, string section, JsonElement root)
    {
        Add(settings, $"{section}:MaxConnections", Number(root, "connection_limit") is > 0 and var connections ? Text(connections) : null);
        Add(settings, $"{section}:CallLimits:CallsPerSecond", Number(root, "qps_limit") is > 0 and var calls ? Text(calls) : null);
    }

    // What a centre leaves out is on; zero of a time or a limit is none.
    private static bool IsOn(JsonElement item) => Flag(item, "enable") ?? true;

    private static void Add(Dictionary<string, string?> settings, string key, string? value)
    {
        if (value is not null)
        {
            settings[key] = value;
        }
    }

    private static JsonElement Member(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement member) ? member : default;

    private static double? Number(JsonElement item, string name) => Member(item, name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } number ? number.GetDouble() : null;

    private static bool? Flag(JsonElement item, string name) => Member(item, name) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } flag ? flag.GetBoolean() : null;

    private static string? Milliseconds(JsonElement item, string name) =>
        Number(item, name) is > 0 and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds).ToString("c", CultureInfo.InvariantCulture) : null;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
