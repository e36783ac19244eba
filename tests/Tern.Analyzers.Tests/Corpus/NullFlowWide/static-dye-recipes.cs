// case: static-dye-recipes
// category: static initialisation order
// rationale: a static instance is built by a method that copies another static which is assigned further down
// csc: none

namespace NullSafety.StaticDyeRecipes;

public sealed class Recipe
{
    private readonly IReadOnlyList<string> _baths;
    private readonly string _mordant;

    public Recipe(string fibre, IReadOnlyList<string> baths, string mordant)
    {
        Fibre = fibre;
        _baths = baths;
        _mordant = mordant;
    }

    public string Fibre { get; }

    public int BathCount() => _baths.Count; // want: null-deref

    public string MordantCode() => _mordant.ToUpperInvariant(); // want: null-deref
}

public sealed class VatRecipe
{
    private readonly IReadOnlyList<string> _steps;

    public VatRecipe(IReadOnlyList<string> steps) => _steps = steps;

    public int StepCount() => _steps.Count;
}

public static class MadderBook
{
    public static readonly Recipe Wool = Compose("wool");

    private static readonly List<string> StandardBaths = new() { "scour", "mordant", "dye", "rinse" };

    public static Recipe Silk() => Compose("silk");

    private static Recipe Compose(string fibre) => new(fibre, StandardBaths, "alum");
}

public static class MordantCabinet
{
    public static readonly Recipe Linen = ForLinen();

    private static readonly string DefaultMordant = string.Join('+', "alum", "tannin");

    public static Recipe Again() => ForLinen();

    private static Recipe ForLinen() => new("linen", new[] { "scour", "dye" }, DefaultMordant);
}

public static class IndigoBook
{
    private static readonly List<string> VatSteps = new() { "reduce", "dip", "air" };

    public static readonly VatRecipe Cotton = Brew();

    private static VatRecipe Brew() => new(VatSteps);
}

public static class Case
{
    public static void DemoMadderWool() => Console.Out.Write(MadderBook.Wool.BathCount() > 99 ? "!" : "");

    public static void DemoLinenMordant() => Console.Out.Write(MordantCabinet.Linen.MordantCode().Length > 99 ? "!" : "");

    public static void DemoSafe()
    {
        var total = MadderBook.Silk().BathCount()
            + MordantCabinet.Again().MordantCode().Length
            + IndigoBook.Cotton.StepCount();
        Console.Out.Write(total > 999 ? "!" : "");
    }
}
