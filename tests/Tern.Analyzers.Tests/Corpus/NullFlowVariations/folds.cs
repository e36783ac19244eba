// Seeds that are null, groups that are never empty, and queries that run a method.
using System.Collections.Generic;
using System.Linq;

namespace Variations.Folds;

public sealed class Crate
{
    public string Port = "";

    public int Weight;
}

public sealed class Yard
{
    private readonly List<string> _names = new() { "north", "south" };
    private readonly ILookup<string, Crate> _crates;
    private string? _prefix = "n";

    public Yard(params Crate[] crates) => _crates = crates.ToLookup(c => c.Port);

    public void Forget() => _prefix = null;

    public IEnumerable<string> Named() => _names.Where(IsNamed);

    public IEnumerable<string> NamedAtAll() => _names.Where(IsNamedAtAll);

    public int Heaviest() => _crates.Select(port => port.MaxBy(c => c.Weight)!).Sum(c => c.Weight);

    public int HeaviestOf(string port) => _crates[port].MaxBy(c => c.Weight)!.Weight; // want: null-deref

    public static Crate? Lightest(IEnumerable<Crate> crates) => crates.Aggregate((Crate?)null, (best, c) => c.Weight < best!.Weight ? c : best); // want: null-deref

    public static Crate? LightestOrNone(IEnumerable<Crate> crates) => crates.Aggregate((Crate?)null, (best, c) => best is null || c.Weight < best.Weight ? c : best);

    private bool IsNamed(string name)
    {
        return name.StartsWith(_prefix![0]); // want: null-deref
    }

    private bool IsNamedAtAll(string name) => _prefix is { } prefix && name.StartsWith(prefix[0]);
}

public static class Case
{
    public static int Demo1()
    {
        var yard = new Yard();
        var named = yard.Named();
        int before = named.Count();
        yard.Forget();
        return before - named.Count();
    }

    public static int Demo2()
    {
        var yard = new Yard();
        var named = yard.NamedAtAll();
        yard.Forget();
        return named.Count();
    }

    public static int Demo3() => new Yard(new Crate { Port = "a", Weight = 2 }).Heaviest() + new Yard().Heaviest();

    public static int Demo4() => new Yard(new Crate { Port = "a", Weight = 2 }).HeaviestOf("b");

    public static Crate? Demo5() => Yard.Lightest(new[] { new Crate { Weight = 3 } });

    public static int Demo6() => (Yard.LightestOrNone(new[] { new Crate { Weight = 3 } })?.Weight ?? 0) + (Yard.LightestOrNone(new List<Crate>())?.Weight ?? 0);
}
