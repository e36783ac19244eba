// case: contract-genealogy
// category: contracts
// rationale: helpers give null only for a null input, for one value of a flag, or when both alternatives are null
// csc: none

namespace NullSafety.Genealogy;

public sealed class Ancestor(string name, int born)
{
    public string Name { get; } = name;

    public int Born { get; } = born;

    public Ancestor? Mother { get; init; }

    public Ancestor? Father { get; init; }
}

public static class Lineage
{
    // Null stays null, everybody else is followed to the oldest known mother.
    public static Ancestor Root(Ancestor? person)
    {
        if (person is null)
        {
            return null!;
        }

        var current = person;
        while (current.Mother is { } mother)
        {
            current = mother;
        }

        return current;
    }

    public static Ancestor Parent(Ancestor person, bool strict)
    {
        if (person.Mother is null && person.Father is null)
        {
            return strict ? null! : new Ancestor("unknown", person.Born - 30);
        }

        return Either(person.Mother, person.Father);
    }

    public static Ancestor Either(Ancestor? first, Ancestor? second) => (first ?? second)!;
}

public static class Chart
{
    private static readonly Ancestor s_gran = new("Edith", 1890);
    private static readonly Ancestor s_ma = new("Rosa", 1921) { Mother = s_gran };

    private static int OldestOnFatherSide(Ancestor person)
    {
        return Lineage.Root(person.Father).Born; // want: null-deref
    }

    private static int OldestOnMotherSide()
    {
        return Lineage.Root(s_ma).Born;
    }

    private static string StrictParent() => Lineage.Parent(s_gran, strict: true).Name.Trim(); // want: null-deref

    private static string LooseParent() => Lineage.Parent(s_gran, strict: false).Name.Trim();

    private static string Witness(Ancestor? registrar)
    {
        var witness = Lineage.Either(registrar, null);
        return witness.Name.Trim(); // want: null-deref
    }

    private static string WitnessOrSelf(Ancestor? registrar)
    {
        var witness = Lineage.Either(registrar, s_gran);
        return witness.Name.Trim();
    }

    public static void DemoFatherSide() => OldestOnFatherSide(s_ma);

    public static void DemoMotherSide() => OldestOnMotherSide();

    public static void DemoStrict() => StrictParent();

    public static void DemoLoose() => LooseParent();

    public static void DemoNoWitness() => Witness(null);

    public static void DemoSelfWitness() => WitnessOrSelf(null);
}
