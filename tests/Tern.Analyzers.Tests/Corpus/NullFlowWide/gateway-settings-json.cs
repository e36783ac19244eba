// case: gateway-settings-json
// category: deserialised
// rationale: members and list elements of deserialised settings are trusted although the document may leave them out
// csc: none

using System.Text.Json;

namespace NullSafety.GatewaySettingsJson;

public sealed class Endpoint
{
    public string Url { get; set; } = null!;
    public int TimeoutMs { get; set; } = 1000;
}

public sealed class Route
{
    public required string Prefix { get; init; }
    public Endpoint Target { get; init; } = null!;
    public List<string> Methods { get; init; } = new();
}

public sealed class GatewaySettings
{
    public string Name { get; set; } = "gateway";
    public Endpoint Fallback { get; set; } = null!;
    public List<Route> Routes { get; set; } = new();
}

public static class SettingsFile
{
    public static GatewaySettings Parse(string json)
        => JsonSerializer.Deserialize<GatewaySettings>(json) ?? throw new InvalidDataException("empty settings");
}

public sealed class Router
{
    private readonly GatewaySettings _settings;

    public Router(GatewaySettings settings) => _settings = settings;

    public string Resolve(string path)
    {
        foreach (var route in _settings.Routes)
        {
            if (!path.StartsWith(route.Prefix, StringComparison.Ordinal)) continue;
            return route.Target.Url + path; // want: null-deref
        }

        return path;
    }

    public int FallbackTimeout()
    {
        return _settings.Fallback.TimeoutMs; // want: null-deref
    }

    public string ResolveChecked(string path)
    {
        var route = _settings.Routes.FirstOrDefault(r => r.Prefix.Length <= path.Length);
        return route?.Target is { Url: not null } target ? target.Url.TrimEnd('/') + path : path;
    }

    public int FallbackTimeoutOr(int standard)
    {
        if (_settings.Fallback == null) return standard;
        return _settings.Fallback.TimeoutMs;
    }

    public int NameLength() => _settings.Name.Length;
}

public static class Case
{
    private static Router Load() => new(SettingsFile.Parse("""{ "Routes": [ { "Prefix": "/api" } ] }"""));

    public static void DemoResolve() => Load().Resolve("/api/users");
    public static void DemoResolveChecked() => Load().ResolveChecked("/api/users");
    public static void DemoFallback() => Load().FallbackTimeout();
    public static void DemoFallbackOr() => Load().FallbackTimeoutOr(500);
    public static void DemoName() => Load().NameLength();
}
