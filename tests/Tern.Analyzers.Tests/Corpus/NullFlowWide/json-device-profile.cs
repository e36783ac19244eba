// case: json-device-profile
// category: deserialised-member
// rationale: a profile file omits a section, another writes an explicit null over a default
// csc: none

using System.Text.Json;

namespace NullSafety.JsonDeviceProfile;

public sealed class Radio
{
    public string Band { get; set; } = "868";
    public int Power { get; set; }
}

public sealed class DeviceProfile
{
    public string Model { get; set; } = "";
    public Radio Radio { get; set; } = null!;
    public List<string> Tags { get; set; } = new();
}

public sealed class StrictProfile
{
    public required string Model { get; set; }

    public Radio? Radio { get; set; }
}

public static class ProfileReader
{
    public static DeviceProfile Parse(string json)
    {
        return JsonSerializer.Deserialize<DeviceProfile>(json) ?? new DeviceProfile { Radio = new Radio() };
    }

    public static StrictProfile ParseStrict(string json)
    {
        return JsonSerializer.Deserialize<StrictProfile>(json)
            ?? throw new InvalidDataException("empty profile");
    }
}

public static class Provisioning
{
    private static int PowerOf(string json)
    {
        var profile = ProfileReader.Parse(json);
        return profile.Radio.Power; // want: null-deref
    }

    private static int PowerOrZero(string json)
    {
        var profile = ProfileReader.ParseStrict(json);
        return profile.Radio is { } radio ? radio.Power : 0;
    }

    private static bool IsOutdoor(string json)
    {
        var profile = ProfileReader.Parse(json);
        return profile.Tags.Contains("outdoor"); // want: null-deref
    }

    private static bool IsOutdoorOrUnknown(string json)
    {
        var profile = ProfileReader.Parse(json);
        profile.Tags ??= new List<string>();
        return profile.Tags.Contains("outdoor");
    }

    public static void DemoMissingSection() => PowerOf("{\"Model\":\"t1\"}");

    public static void DemoMissingSectionTested() => PowerOrZero("{\"Model\":\"t1\"}");

    public static void DemoExplicitNull() => IsOutdoor("{\"Model\":\"t2\",\"Tags\":null}");

    public static void DemoExplicitNullFilled() => IsOutdoorOrUnknown("{\"Model\":\"t2\",\"Tags\":null}");
}
