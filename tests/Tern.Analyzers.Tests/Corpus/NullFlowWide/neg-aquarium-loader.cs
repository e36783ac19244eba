// case: neg-aquarium-loader
// category: negative-initialisation
// rationale: = null! fields that every public member fills through EnsureLoaded, and an override called by the base constructor that fills its own field
// csc: silent

namespace NullSafety.NegAquariumLoader;

public sealed record Fish(string Species, double Litres);

public abstract class Catalogue
{
    protected Catalogue() => Load();

    protected abstract void Load();

    public abstract Fish Get(string species);
}

public sealed class FixedCatalogue : Catalogue
{
    private Dictionary<string, Fish> _fish = null!;

    protected override void Load()
    {
        _fish = new Dictionary<string, Fish> { ["guppy"] = new("guppy", 5), ["oscar"] = new("oscar", 200) };
    }

    public override Fish Get(string species)
    {
        return _fish.TryGetValue(species, out var fish) ? fish : new Fish(species, 50);
    }
}

public sealed class Tank
{
    private readonly Catalogue _catalogue;
    private readonly string[] _stock;
    private List<Fish> _inhabitants = null!;
    private string _summary = null!;
    private bool _loaded;

    public Tank(Catalogue catalogue, params string[] stock)
    {
        _catalogue = catalogue;
        _stock = stock;
    }

    public int Count
    {
        get
        {
            EnsureLoaded();
            return _inhabitants.Count;
        }
    }

    public void Add(string species)
    {
        EnsureLoaded();
        _inhabitants.Add(_catalogue.Get(species));
        _summary = Summarise();
    }

    public int SummaryLength()
    {
        EnsureLoaded();
        return _summary.Length;
    }

    private void EnsureLoaded()
    {
        if (_loaded)
        {
            return;
        }

        _inhabitants = _stock.Select(_catalogue.Get).ToList();
        _summary = Summarise();
        _loaded = true;
    }

    private string Summarise() => string.Join(", ", _inhabitants.Select(f => f.Species));
}

public static class Case
{
    public static void DemoCount() => _ = new Tank(new FixedCatalogue(), "guppy").Count;

    public static void DemoAddFirst() => new Tank(new FixedCatalogue()).Add("tetra");

    public static void DemoSummary() => new Tank(new FixedCatalogue(), "oscar", "guppy").SummaryLength();
}
