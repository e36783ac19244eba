// case: neg-index-presence
// category: map-miss
// rationale: every look-up is behind a presence test, a complete fill or an insertion of the same key
// csc: silent

namespace NullSafety.NegIndexPresence;

public sealed class Species
{
    public Species(string latin) => Latin = latin;

    public string Latin { get; }
    public List<DateTime> Sightings { get; } = new();
}

public enum Habitat
{
    Wood,
    Marsh,
    Shore,
}

public sealed class FieldGuide
{
    private readonly Dictionary<string, Species> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Habitat, List<Species>> _byHabitat = new();

    public FieldGuide()
    {
        foreach (var habitat in Enum.GetValues<Habitat>())
        {
            _byHabitat.Add(habitat, new List<Species>());
        }
    }

    public void Add(string name, Species species, Habitat habitat)
    {
        _byName[name] = species;
        _byHabitat[habitat].Add(species);
    }

    public string Latin(string name)
    {
        if (!_byName.ContainsKey(name))
        {
            return "sp.";
        }

        return _byName.GetValueOrDefault(name)!.Latin;
    }

    private Species Ensure(string name)
    {
        _byName.TryAdd(name, new Species("sp. " + name));
        return _byName.GetValueOrDefault(name)!;
    }

    public int Sight(string name, DateTime day)
    {
        var species = Ensure(name);
        species.Sightings.Add(day);
        return species.Sightings.Count;
    }

    public int CountIn(Habitat habitat) => _byHabitat.GetValueOrDefault(habitat)!.Count;

    public string Rarest()
    {
        Species? rarest = null;
        foreach (var species in _byName.Values)
        {
            if (rarest is null || species.Sightings.Count < rarest.Sightings.Count)
            {
                rarest = species;
            }
        }

        return _byName.Count == 0 ? "" : rarest!.Latin;
    }
}

public static class Case
{
    public static void Demo()
    {
        var guide = new FieldGuide();
        guide.Rarest();
        guide.Add("Robin", new Species("Erithacus rubecula"), Habitat.Wood);
        guide.Sight("robin", new DateTime(2024, 2, 1));
        guide.Sight("heron", new DateTime(2024, 2, 2));
        guide.Latin("heron");
        guide.Latin("osprey");
        guide.CountIn(Habitat.Shore);
        guide.Rarest();
    }
}
