// case: neg-zoo-predicates
// category: negative-guards
// rationale: the tests sit in helper predicates, in a throwing helper and in early exits
// csc: silent

namespace NullSafety.NegZooPredicates;

public sealed class Keeper
{
    public Keeper(string name) => Name = name;

    public string Name { get; }
}

public sealed class Animal
{
    public Animal(string species) => Species = species;

    public string Species { get; }
    public Keeper? Keeper { get; set; }
    public Animal? Mate { get; set; }

    public bool HasKeeper => Keeper != null;
    public bool IsPaired() => Mate is not null && Mate.Mate == this;

    public Keeper RequireKeeper() => Keeper ?? throw new InvalidOperationException(Species + " has no keeper");
}

public sealed class Enclosure
{
    private readonly List<Animal?> _places = new();

    public void Add(Animal? animal) => _places.Add(animal);

    private static bool IsVacant(Animal? place) => place == null;

    private static void Ensure(bool condition, string what)
    {
        if (!condition)
        {
            throw new ArgumentException(what);
        }
    }

    public int Roster()
    {
        int sum = 0;
        foreach (var place in _places)
        {
            if (IsVacant(place) || !place!.HasKeeper)
            {
                continue;
            }

            sum += place.Keeper!.Name.Length;
        }

        return sum;
    }

    public int Pairs() => _places.Count(p => p != null && p.IsPaired() && p.Mate!.Species.Length > 0);

    public string Inspect(int index)
    {
        Ensure(index >= 0 && index < _places.Count, nameof(index));
        var animal = _places[index];
        Ensure(animal != null, "vacant");
        try
        {
            return animal!.RequireKeeper().Name;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }
}

public static class Case
{
    public static void Demo1()
    {
        var otter = new Animal("otter") { Keeper = new Keeper("Jo") };
        var lynx = new Animal("lynx");
        otter.Mate = new Animal("otter") { Mate = otter };
        var e = new Enclosure();
        e.Add(otter);
        e.Add(null);
        e.Add(lynx);
        e.Roster();
        e.Pairs();
        e.Inspect(0);
        e.Inspect(2);
    }
}
