// case: neg-campsite-config
// category: negative-json
// rationale: deserialised members that defaults, required, a post-read repair or validation make safe
// csc: none

using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NullSafety.Wide9.CampsiteConfig;

public sealed class Pitch : IJsonOnDeserialized
{
    public required string Code { get; init; }
    public string Surface { get; set; } = "grass";
    public List<string> Services { get; set; } = null!;

    public void OnDeserialized()
    {
        Services ??= new List<string>();
        Surface ??= "grass";
    }
}

public sealed class Site
{
    private List<Pitch> _pitches = new();

    public List<Pitch> Pitches
    {
        get => _pitches;
        set => _pitches = value ?? new List<Pitch>();
    }

    public Contact? Warden { get; set; }
}

public sealed record Contact(string Name, string? Phone);

public static class SiteReader
{
    public static Site Read(string json)
    {
        var site = JsonSerializer.Deserialize<Site>(json) ?? throw new JsonException("empty site");
        site.Pitches.RemoveAll(p => p is null || p.Code is null);
        if (site.Warden is { Name: null })
        {
            site.Warden = null;
        }

        return site;
    }

    public static bool TryRead(string json, out Site site)
    {
        try
        {
            site = Read(json);
            return true;
        }
        catch (JsonException)
        {
            site = new Site();
            return false;
        }
    }
}

public static class Campsite
{
    private static int Services(Site site) => site.Pitches.Sum(p => p.Services.Count + p.Surface.Length + p.Code.Length);

    private static string WardenLine(Site site)
    {
        return site.Warden is null ? "self-service" : site.Warden.Name.ToUpper() + (site.Warden.Phone?.Trim() ?? "");
    }

    public static int Demo1() => Services(SiteReader.Read("{\"Pitches\":[{\"Code\":\"A1\"},null,{\"Code\":null,\"Surface\":null}]}"));

    public static int Demo2() => Services(SiteReader.Read("{\"Pitches\":null}"));

    public static string Demo3() => WardenLine(SiteReader.Read("{\"Warden\":{\"Phone\":\"1\"}}")) + WardenLine(SiteReader.Read("{\"Warden\":{\"Name\":\"Bo\"}}"));

    public static int Demo4()
    {
        SiteReader.TryRead("{\"Pitches\":[{}]}", out var broken);
        SiteReader.TryRead("null", out var empty);
        return Services(broken) + Services(empty);
    }
}
