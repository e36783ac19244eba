// case: greenhouse-config
// category: json-unset
// rationale: a configuration file may leave members out or say null; the declared non-null members are then null
// csc: none

using System.Text.Json;

namespace NullSafety.GreenhouseConfig;

public sealed class Vent
{
    public string Motor { get; set; } = null!;

    public int MaxAngle { get; set; }
}

public sealed class House
{
    public required string Name { get; set; }

    public Vent Vent { get; set; } = null!;

    public List<string> Crops { get; set; } = new();
}

public static class ConfigReader
{
    public static House Parse(string json)
    {
        var house = JsonSerializer.Deserialize<House>(json);
        return house ?? throw new InvalidDataException("empty configuration");
    }

    public static House ParseComplete(string json)
    {
        var house = Parse(json);
        house.Vent ??= new Vent { Motor = "none" };
        house.Crops ??= new List<string>();
        return house;
    }
}

public sealed class Climate
{
    public int Opening(string json, int percent)
    {
        var house = ConfigReader.Parse(json);
        return house.Vent.MaxAngle * percent / 100; // want: null-deref
    }

    public int CropCount(string json)
    {
        var house = ConfigReader.Parse(json);
        return house.Crops.Count; // want: null-deref
    }

    public string Title(string json) => ConfigReader.Parse(json).Name.Trim();

    public int Total(string json)
    {
        var house = ConfigReader.ParseComplete(json);
        return house.Vent.MaxAngle + house.Crops.Count;
    }
}

public static class Demos
{
    private const string Full = """{"Name":"A","Vent":{"Motor":"m1","MaxAngle":45},"Crops":["tomato"]}""";
    private const string Short = """{"Name":"B"}""";
    private const string Nulls = """{"Name":"C","Crops":null}""";

    public static void DemoFull()
    {
        new Climate().Opening(Full, 50);
        new Climate().CropCount(Full);
    }

    public static void DemoVentMissing() => new Climate().Opening(Short, 50);

    public static void DemoCropsNull() => new Climate().CropCount(Nulls);

    public static void DemoCompleted()
    {
        new Climate().Title(Short);
        new Climate().Total(Short);
        new Climate().Total(Nulls);
    }
}
