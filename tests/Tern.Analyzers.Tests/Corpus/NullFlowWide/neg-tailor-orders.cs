// case: neg-tailor-orders
// category: `required` bypass
// rationale: constructors, required members, a builder that refuses to finish and a `with` that keeps the members make every object complete
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.TailorOrders;

public sealed record Measure
{
    public required string Unit { get; init; }

    public double Chest { get; init; }

    public string? Remark { get; init; }
}

public sealed class Garment
{
    [SetsRequiredMembers]
    public Garment(string cut, Measure measure)
    {
        Cut = cut;
        Measure = measure;
    }

    public required string Cut { get; init; }

    public required Measure Measure { get; init; }

    public string Label => Cut.ToUpperInvariant() + " " + Measure.Unit.Trim();
}

public sealed class GarmentBuilder
{
    private string _cut = null!;
    private Measure? _measure;

    public GarmentBuilder Cut(string cut)
    {
        _cut = cut;
        return this;
    }

    public GarmentBuilder Measured(double chest)
    {
        _measure = new Measure { Unit = "cm", Chest = chest };
        return this;
    }

    public bool IsComplete => _cut is not null && _measure is not null;

    public Garment Build()
    {
        if (!IsComplete)
            throw new InvalidOperationException("the garment is not complete");
        return new Garment(_cut, _measure!);
    }
}

public static class Atelier
{
    public static int Unit(double chest)
    {
        var measure = new Measure { Unit = "cm", Chest = chest };
        var loose = measure with { Chest = chest + 6, Remark = null };
        return loose.Unit.Length + (loose.Remark?.Length ?? 0);
    }

    public static string Remark(Measure measure)
    {
        var noted = measure.Remark is null ? measure with { Remark = "standard" } : measure;
        return noted.Remark!.Trim();
    }

    public static string Try(GarmentBuilder builder)
    {
        Garment garment;
        try
        {
            garment = builder.Build();
        }
        catch (InvalidOperationException)
        {
            garment = new Garment("smock", new Measure { Unit = "in" });
        }

        return garment.Label;
    }
}

public static class Case
{
    public static void DemoUnit() => Atelier.Unit(98);

    public static void DemoRemark() => Atelier.Remark(new Measure { Unit = "cm" });

    public static void DemoComplete() => Atelier.Try(new GarmentBuilder().Cut("blazer").Measured(101));

    public static void DemoIncomplete() => Atelier.Try(new GarmentBuilder().Cut("blazer"));
}
