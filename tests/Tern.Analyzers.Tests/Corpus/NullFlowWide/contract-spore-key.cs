// case: contract-spore-key
// category: contracts
// rationale: null in gives null out, a constant argument selects the null result, a coalescing of two arguments that are both null
// csc: none

namespace NullSafety.ContractSporeKey;

public enum Strictness
{
    Field,
    Herbarium,
}

public sealed record Taxon(string Genus, string Epithet);

public static class Nomenclature
{
    public static string Normalise(string raw)
    {
        if (raw == null)
        {
            return null!;
        }

        return raw.Trim().ToLowerInvariant();
    }

    public static Taxon Identify(string spore, Strictness strictness) => strictness switch
    {
        Strictness.Field => new Taxon(spore == "pink" ? "Entoloma" : "Russula", "sp."),
        _ => null!,
    };

    public static string Preferred(string vernacular, string scientific) => vernacular ?? scientific;
}

public sealed class FieldNote
{
    public string? Vernacular { get; init; }

    public string? Habitat { get; init; }

    public string Spore { get; init; } = "white";
}

public static class Mycologist
{
    public static int HabitatKey(FieldNote note) => Nomenclature.Normalise(note.Habitat!).Length; // want: null-deref

    public static int HabitatKeyOrDefault(FieldNote note) => Nomenclature.Normalise(note.Habitat ?? "beech").Length;

    public static string Deposit(FieldNote note)
    {
        var taxon = Nomenclature.Identify(note.Spore, Strictness.Herbarium);
        return taxon.Genus.ToUpperInvariant(); // want: null-deref
    }

    public static string Jot(FieldNote note)
    {
        var taxon = Nomenclature.Identify(note.Spore, Strictness.Field);
        return taxon.Genus.ToUpperInvariant();
    }

    public static int NameWidth(FieldNote note, string? scientific) =>
        Nomenclature.Preferred(note.Vernacular!, scientific!).Length; // want: null-deref

    public static int NameWidthWithFallback(FieldNote note) =>
        Nomenclature.Preferred(note.Vernacular!, "Fungus indet.").Length;
}

public static class Case
{
    private static FieldNote Hasty() => new() { Spore = "pink" };

    public static void DemoHabitat() => Mycologist.HabitatKey(Hasty());

    public static void DemoDeposit() => Mycologist.Deposit(Hasty());

    public static void DemoName() => Mycologist.NameWidth(Hasty(), null);

    public static void DemoSafe()
    {
        Mycologist.HabitatKeyOrDefault(Hasty());
        Mycologist.Jot(Hasty());
        Mycologist.NameWidthWithFallback(Hasty());
        Mycologist.NameWidth(new FieldNote { Vernacular = "penny bun" }, null);
    }
}
