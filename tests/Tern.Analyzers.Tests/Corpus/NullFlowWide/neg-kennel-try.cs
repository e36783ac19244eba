// case: neg-kennel-try
// category: negative-try-pattern
// rationale: own try methods keep their contract, maps are filled before they are read, results are tested by status
// csc: silent

namespace NullSafety.NegKennelTry;

public sealed record Dog(string Name, string Breed);

public sealed class Kennel
{
    private readonly Dictionary<string, Dog> _dogs = new();
    private readonly Queue<Dog> _waiting = new();

    public void Admit(Dog dog)
    {
        _dogs.Add(dog.Name, dog);
        _waiting.Enqueue(dog);
    }

    public bool TryFind(string name, out Dog dog)
    {
        foreach (var candidate in _dogs.Values)
        {
            if (candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                dog = candidate;
                return true;
            }
        }

        dog = null!;
        return false;
    }

    public bool TryNext(out Dog next) => _waiting.TryDequeue(out next!);

    public bool IsMissing(string name, out Dog dog) => !TryFind(name, out dog);

    public Dictionary<string, List<Dog>> ByBreed()
    {
        var map = new Dictionary<string, List<Dog>>();
        foreach (var dog in _dogs.Values)
        {
            if (!map.TryGetValue(dog.Breed, out var group))
            {
                group = new List<Dog>();
                map[dog.Breed] = group;
            }

            group.Add(dog);
        }

        return map;
    }
}

public static class Walks
{
    public static int Call(Kennel k, string name) => k.TryFind(name, out var dog) ? dog.Breed.Length : 0;

    public static int CallOrWhistle(Kennel k, string name)
    {
        if (k.IsMissing(name, out var dog))
        {
            return 1;
        }

        return dog.Name.Length;
    }

    public static int Drain(Kennel k)
    {
        int steps = 0;
        while (k.TryNext(out var dog))
        {
            steps += dog.Name.Length;
            steps += k.ByBreed().GetValueOrDefault(dog.Breed)!.Count;
        }

        return steps;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var k = new Kennel();
        k.Admit(new Dog("Rex", "collie"));
        k.Admit(new Dog("Bo", "poodle"));
        Walks.Call(k, "REX");
        Walks.Call(k, "Ace");
        Walks.CallOrWhistle(k, "Ace");
        Walks.CallOrWhistle(k, "bo");
        Walks.Drain(k);
    }
}
