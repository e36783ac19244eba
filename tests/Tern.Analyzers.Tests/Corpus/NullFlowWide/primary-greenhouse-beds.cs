// case: primary-greenhouse-beds
// category: primary-constructor
// rationale: captured primary constructor parameters are null, reassigned, or shadow a field
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.GreenhouseBeds;

public sealed class Soil(string kind, double ph)
{
    public string Kind => kind;
    public double Ph { get; } = ph;
}

public class Bed(Soil soil, string? crop = null)
{
    private readonly List<string> _history = [];

    public Soil Soil => soil;

    public string? Crop => crop;

    public void Harvest()
    {
        if (crop != null)
        {
            _history.Add(crop);
        }

        crop = null;
    }

    public int CropLength()
    {
        return crop!.Length; // want: null-deref
    }

    public virtual double Acidity() => 7 - soil.Ph; // want: null-deref

    public int Harvests => _history.Count;
}

public sealed class RaisedBed(Soil? liner, Soil soil) : Bed(soil, "leek")
{
    private readonly string _liner = liner?.Kind ?? "fleece";

    public string Liner => _liner;

    public override double Acidity() => base.Acidity() + (liner is null ? 0 : 7 - liner.Ph);
}

public sealed class Sprinkler(Func<Bed, int> minutes)
{
    public int Water(Bed bed)
    {
        int total = minutes(bed);
        return bed.Soil.Kind == "sand" ? total * 2 : total;
    }
}

public sealed class Greenhouse(IEnumerable<Bed> beds)
{
    private readonly List<Bed> _beds = [.. beds];

    public Bed? Growing(string crop) => _beds.Find(b => b.Crop == crop);

    public double MeanAcidity()
    {
        double sum = 0;
        foreach (var bed in _beds)
        {
            sum += bed.Acidity();
        }

        return _beds.Count == 0 ? 0 : sum / _beds.Count;
    }
}

public static class Gardener
{
    private static readonly Soil Loam = new("loam", 6.5);

    private static Soil? SoilFor(string crop) => crop == "basil" ? Loam : null;

    public static int Demo1()
    {
        var bed = new Bed(Loam, "chard");
        bed.Harvest();
        return bed.CropLength();
    }

    public static double Demo2() => new Greenhouse([new Bed(SoilFor("fern")!, "fern")]).MeanAcidity();

    public static double Demo3() => new Greenhouse([new Bed(SoilFor("basil")!), new RaisedBed(null, Loam)]).MeanAcidity();

    public static int Demo4() => new Sprinkler(b => b.CropLength()).Water(new RaisedBed(Loam, Loam)) + (new Greenhouse([]).Growing("kale")?.CropLength() ?? 0);
}
