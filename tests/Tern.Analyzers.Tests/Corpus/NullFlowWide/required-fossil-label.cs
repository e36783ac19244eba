// case: required-fossil-label
// category: required bypass
// rationale: [SetsRequiredMembers] on a copy constructor that forgets a member; required set from a null-forgiven lookup
// csc: partial

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.RequiredFossilLabel;

public sealed record Stratum(string Formation, double AgeMa);

public sealed class Specimen
{
    public required string Genus { get; init; }

    public required Stratum Bed { get; init; }

    public string Finder { get; init; } = "unknown";

    public Specimen()
    {
    }

    [SetsRequiredMembers]
#pragma warning disable CS8618
    public Specimen(Specimen original, string genus)
#pragma warning restore CS8618
    {
        Genus = genus;
        Finder = original.Finder;
    }

    [SetsRequiredMembers]
    public Specimen(string genus, Stratum bed)
    {
        Genus = genus;
        Bed = bed;
    }
}

public sealed class Column
{
    private readonly List<Stratum> _beds = new();

    public Column Lay(string formation, double age)
    {
        _beds.Add(new Stratum(formation, age));
        return this;
    }

    public Stratum? Locate(string formation) => _beds.Find(b => b.Formation == formation);
}

public static class Curator
{
    public static double ReidentifiedAge(Specimen specimen, string genus)
    {
        var revised = new Specimen(specimen, genus);
        return revised.Bed.AgeMa; // want: null-deref
    }

    public static double ReidentifiedAgeKept(Specimen specimen, string genus)
    {
        var revised = new Specimen(genus, specimen.Bed);
        return revised.Bed.AgeMa;
    }

    public static string Accession(Column column, string genus, string formation)
    {
        var specimen = new Specimen { Genus = genus, Bed = column.Locate(formation)! };
        return specimen.Genus.Trim() + ", " + specimen.Bed.Formation.Trim(); // want: null-deref
    }

    public static string AccessionChecked(Column column, string genus, string formation)
    {
        var bed = column.Locate(formation) ?? throw new KeyNotFoundException(formation);
        var specimen = new Specimen { Genus = genus, Bed = bed };
        return specimen.Genus.Trim() + ", " + specimen.Bed.Formation.Trim();
    }
}

public static class Case
{
    private static Column Lyme() => new Column().Lay("Blue Lias", 196).Lay("Charmouth Mudstone", 190);

    private static Specimen Ammonite() =>
        new() { Genus = "Arietites", Bed = new Stratum("Blue Lias", 196) };

    public static void DemoReidentified() => Curator.ReidentifiedAge(Ammonite(), "Coroniceras");

    public static void DemoAccession() => Curator.Accession(Lyme(), "Ichthyosaurus", "Oxford Clay");

    public static void DemoSafe()
    {
        Curator.ReidentifiedAgeKept(Ammonite(), "Coroniceras");
        Curator.AccessionChecked(Lyme(), "Ichthyosaurus", "Blue Lias");
    }
}
