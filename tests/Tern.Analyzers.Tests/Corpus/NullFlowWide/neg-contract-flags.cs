// case: neg-contract-flags
// category: contracts
// rationale: results are null only for arguments nobody passes at the place that trusts them
// csc: silent

namespace NullSafety.NegContractFlags;

public enum Missing
{
    Null,
    Throw,
    Empty,
}

public sealed class Settings
{
    private readonly Dictionary<string, string> _values = new();

    public Settings(params (string Key, string Value)[] pairs)
    {
        foreach (var (key, value) in pairs)
        {
            _values[key] = value;
        }
    }

    public string? Read(string key, Missing whenMissing)
    {
        if (_values.TryGetValue(key, out var value))
        {
            return value;
        }

        switch (whenMissing)
        {
            case Missing.Throw:
                throw new KeyNotFoundException(key);
            case Missing.Empty:
                return "";
            default:
                return null;
        }
    }
}

public static class Text
{
    public static string? Clean(string? text) => text?.Trim().ToLowerInvariant();

    public static string? Either(string? first, string? second) => first ?? second;
}

public static class Startup
{
    public static int UrlLength(Settings settings) => settings.Read("url", Missing.Throw)!.Length;

    public static int NameLength(Settings settings) => settings.Read("name", Missing.Empty)!.Length;

    public static bool HasProxy(Settings settings)
    {
        var proxy = Text.Clean(settings.Read("proxy", Missing.Null));
        return proxy != null && proxy.StartsWith("http", StringComparison.Ordinal);
    }

    public static int Cleaned(string raw)
    {
        return Text.Clean(raw)!.Length + Text.Either(null, raw)!.Length;
    }

    public static int Region(Settings settings)
    {
        string? region = settings.Read("region", Missing.Null);
        bool known = region != null;
        if (!known)
        {
            region = "eu";
        }

        return Text.Clean(region)!.Length;
    }
}

public static class Case
{
    private static Settings Sample() => new(("url", "http://a"), ("mode", "fast"));

    public static void Demo1() => Startup.UrlLength(Sample());

    public static void Demo2() => Startup.NameLength(Sample());

    public static void Demo3() => Startup.HasProxy(Sample());

    public static void Demo4()
    {
        Startup.Cleaned(" Mixed ");
        Startup.Region(Sample());
    }
}
