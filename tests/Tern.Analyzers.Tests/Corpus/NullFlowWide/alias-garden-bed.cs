// case: alias-garden-bed
// category: aliasing
// rationale: one object is held under two names; clearing it through one is felt through the other
// csc: none

namespace NullSafety.AliasGardenBed;

public sealed class Crop
{
    public Crop(string name, int days)
    {
        Name = name;
        Days = days;
    }

    public string Name { get; }
    public int Days { get; }
}

public sealed class Bed
{
    public Bed(string id, Crop crop)
    {
        Id = id;
        Crop = crop;
    }

    public string Id { get; }
    public Crop Crop { get; set; }

    public Bed Clone(string id) => new Bed(id, Crop);
}

public sealed class Garden
{
    private readonly List<Bed> _beds = new();

    public Bed Plant(string id, string crop, int days)
    {
        var bed = new Bed(id, new Crop(crop, days));
        _beds.Add(bed);
        return bed;
    }

    public Bed First() => _beds[0];
}

public static class Season
{
    private static int Rotate()
    {
        var south = new Bed("south", new Crop("bean", 60));
        var previous = south;
        south.Crop = null!;
        return previous.Crop.Days; // want: null-deref
    }

    private static int RotateCopy()
    {
        var south = new Bed("south", new Crop("bean", 60));
        var previous = south.Clone("south-old");
        south.Crop = null!;
        return previous.Crop.Days;
    }

    private static string Harvest()
    {
        var garden = new Garden();
        var planted = garden.Plant("north", "kale", 90);
        garden.First().Crop = null!;
        return planted.Crop.Name; // want: null-deref
    }

    private static string HarvestKeepingCrop()
    {
        var garden = new Garden();
        var crop = garden.Plant("north", "kale", 90).Crop;
        garden.First().Crop = null!;
        return crop.Name;
    }

    public static void DemoRotate() => Rotate();

    public static void DemoRotateCopy() => RotateCopy();

    public static void DemoHarvest() => Harvest();

    public static void DemoHarvestKeeping() => HarvestKeepingCrop();
}
