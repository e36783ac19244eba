// case: neg-seed-bank
// category: map miss, stored null
// rationale: every trusted lookup is preceded by a reservation or a key test, stored nulls are filtered before use
// csc: silent

namespace NullSafety.SeedBank;

public sealed record Accession(string Species, int Seeds);

public sealed class Vault
{
    private readonly Dictionary<string, Accession> _boxes = new();
    private readonly Queue<Accession?> _returned = new();

    public bool Holds(string label) => _boxes.ContainsKey(label);

    public void Store(string label, Accession accession) => _boxes[label] = accession;

    private Accession Box(string label) => _boxes.GetValueOrDefault(label)!;

    public int Seeds(string label) => Holds(label) ? Box(label).Seeds : 0;

    public int Withdraw(string label, int seeds)
    {
        if (!Holds(label))
        {
            Store(label, new Accession("unsorted", 0));
        }

        var box = Box(label);
        int taken = Math.Min(seeds, box.Seeds);
        Store(label, box with { Seeds = box.Seeds - taken });
        return taken;
    }

    public void Return(string species, int seeds) => _returned.Enqueue(seeds == 0 ? null : new Accession(species, seeds));

    public int CountReturned()
    {
        int seeds = 0;
        while (_returned.Count > 0)
        {
            var packet = _returned.Dequeue();
            if (packet is null)
            {
                continue;
            }

            seeds += packet.Seeds;
        }

        return seeds;
    }

    public string Largest()
    {
        Accession largest = null!;
        foreach (var box in _boxes.Values)
        {
            if (largest is null || box.Seeds > largest.Seeds)
            {
                largest = box;
            }
        }

        return _boxes.Count == 0 ? "none" : largest.Species;
    }
}

public static class Curator
{
    public static void DemoMissingLabel() => Console.WriteLine(new Vault().Seeds("A-1") + new Vault().Withdraw("A-1", 5));

    public static void DemoStored()
    {
        var vault = new Vault();
        vault.Store("B-7", new Accession("Secale cereale", 500));
        Console.WriteLine(vault.Withdraw("B-7", 20) + vault.Seeds("B-7"));
        Console.WriteLine(vault.Largest());
    }

    public static void DemoEmptyPackets()
    {
        var vault = new Vault();
        vault.Return("Avena", 0);
        vault.Return("Avena", 12);
        Console.WriteLine(vault.CountReturned() + vault.Largest());
    }
}
