// case: seed-vault
// category: oblivious
// rationale: an unannotated inventory layer returns null for withdrawn accessions, several calls below the reports
// csc: none

namespace NullSafety.SeedVault;

#nullable disable
public sealed class Accession
{
    public string Species { get; set; }
    public int Year { get; set; }
    public bool Withdrawn { get; set; }
}

public sealed class VaultStore
{
    private readonly List<Accession> _rows = new List<Accession>();

    public void Put(string species, int year, bool withdrawn = false)
    {
        _rows.Add(new Accession { Species = species, Year = year, Withdrawn = withdrawn });
    }

    private Accession Row(int shelf) => shelf >= 0 && shelf < _rows.Count ? _rows[shelf] : null;

    private Accession Active(int shelf)
    {
        var row = Row(shelf);
        if (row != null && row.Withdrawn)
        {
            return null;
        }

        return row;
    }

    public Accession Lookup(int shelf) => Active(shelf - 1);

    public Accession LookupOrOldest(int shelf)
    {
        return Active(shelf - 1) ?? new Accession { Species = "unknown", Year = 1900 };
    }

    public void Accept(GerminationTest test, int shelf) => test.Begin(Lookup(shelf));
}

#nullable enable
public sealed class GerminationTest
{
    private int _started;

    public string Batch { get; private set; } = "";

    public void Begin(Accession accession)
    {
        _started++;
        Batch = accession.Species + "/" + _started; // want: null-deref
    }
}

public sealed class VaultReport
{
    private readonly VaultStore _store;

    public VaultReport(VaultStore store) => _store = store;

    public int Age(int shelf, int today)
    {
        Accession accession = _store.Lookup(shelf);
        return today - accession.Year; // want: null-deref
    }

    public int AgeOrOldest(int shelf, int today) => today - _store.LookupOrOldest(shelf).Year;
}

public static class Case
{
    private static VaultStore Store()
    {
        var store = new VaultStore();
        store.Put("Triticum", 2008);
        store.Put("Oryza", 2011, withdrawn: true);
        return store;
    }

    public static void DemoWithdrawn() => new VaultReport(Store()).Age(2, 2024);

    public static void DemoWithdrawnDefault() => new VaultReport(Store()).AgeOrOldest(2, 2024);

    public static void DemoTestMissing() => Store().Accept(new GerminationTest(), 7);

    public static void DemoTestPresent() => Store().Accept(new GerminationTest(), 1);
}
