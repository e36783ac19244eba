// case: foreach-fossil-dig
// category: enumeration of null
// rationale: a stratum without finds answers null instead of an empty list, and the survey enumerates it
// csc: none

namespace NullSafety.FossilDig;

public sealed record Find(string Taxon, int Grams);

public sealed class Stratum(string period)
{
    private List<Find>? _finds;

    public string Period { get; } = period;

    public List<Find> Finds => _finds!;

    public void Record(Find find)
    {
        (_finds ??= new List<Find>()).Add(find);
    }

    public IEnumerable<Find> AllFinds() => _finds ?? Enumerable.Empty<Find>();
}

public sealed class DigSite
{
    private readonly List<Stratum> _strata = new();

    public DigSite Add(Stratum stratum)
    {
        _strata.Add(stratum);
        return this;
    }

    private string[] TaxaOf(string period)
    {
        var stratum = _strata.Find(s => s.Period == period);
        return stratum is null ? null! : stratum.AllFinds().Select(f => f.Taxon).Distinct().ToArray();
    }

    public int Weigh()
    {
        int grams = 0;
        foreach (var stratum in _strata)
        {
            foreach (var find in stratum.Finds) // want: null-deref
            {
                grams += find.Grams;
            }
        }

        return grams;
    }

    public int WeighAll()
    {
        int grams = 0;
        foreach (var find in _strata.SelectMany(s => s.AllFinds()))
        {
            grams += find.Grams;
        }

        return grams;
    }

    public string Catalogue(string period)
    {
        string text = period;
        foreach (var taxon in TaxaOf(period)) // want: null-deref
        {
            text += "; " + taxon;
        }

        return text;
    }

    public string CatalogueOrNothing(string period)
    {
        return period + string.Concat((TaxaOf(period) ?? Array.Empty<string>()).Select(taxon => "; " + taxon));
    }
}

public static class Case
{
    private static DigSite Quarry()
    {
        var upper = new Stratum("Jurassic");
        upper.Record(new Find("Ammonite", 310));
        return new DigSite().Add(upper).Add(new Stratum("Triassic"));
    }

    public static void DemoWeigh() => Quarry().Weigh();

    public static void DemoWeighAll() => Quarry().WeighAll();

    public static void DemoCatalogue() => Quarry().Catalogue("Permian");

    public static void DemoCatalogueOrNothing() => Quarry().CatalogueOrNothing("Permian");
}
