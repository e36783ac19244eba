// case: neg-json-required
// category: negative-deserialised
// rationale: required members, defaults behind coalescing setters, and payloads normalised before use
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegJsonRequired;

public sealed class Profile
{
    private List<string>? _roles;
    private string _theme = "light";

    public required string Login { get; init; }

    public List<string> Roles { get => _roles ??= []; set => _roles = value; }

    public string Theme { get => _theme; set => _theme = value ?? "light"; }

    public Avatar? Avatar { get; set; }

    public int Visits { get; set; }
}

public sealed class Avatar
{
    public string Url { get; set; } = null!;
}

public static class Profiles
{
    public static Profile Load(string json)
    {
        var p = JsonSerializer.Deserialize<Profile>(json) ?? throw new JsonException("empty");
        p.Avatar ??= new Avatar();
        p.Avatar.Url ??= "about:blank";
        return p;
    }

    public static int Measure(Profile p) => p.Roles.Count + p.Theme.Length + p.Visits.ToString().Length;

    public static int Url(Profile p) => p.Avatar?.Url.Length ?? 0;

    public static bool TryLoad(string json, out int width)
    {
        width = 0;
        try
        {
            width = Measure(Load(json));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

public static class Case
{
    public static int Demo1() => Profiles.Measure(Profiles.Load("""{"Login":"a","Theme":null,"Roles":null}"""));

    public static int Demo2() => Profiles.Url(Profiles.Load("""{"Login":"a"}""")) + Profiles.Url(Profiles.Load("""{"Login":"a","Avatar":{}}"""));

    public static bool Demo3() => Profiles.TryLoad("{}", out _) || Profiles.TryLoad("null", out _) || Profiles.TryLoad("""{"Login":"a"}""", out _);
}
