// case: neg-mews-registry
// category: negative-contracts
// rationale: try patterns, (value, error) pairs, out parameters and validators in unannotated form, all honoured by the callers
// csc: false-positive

namespace NullSafety.NegMewsRegistry;

public sealed record Permit(string Holder, Bird? Bird);

public sealed record Bird(string Ring, string? Sire);

public sealed class Registry
{
    private readonly List<Permit> _permits = new();

    public void Grant(Permit permit) => _permits.Add(permit);

    public bool TryFind(string holder, out Permit permit)
    {
        permit = _permits.Find(p => p.Holder == holder)!;
        return permit != null;
    }

    public (Permit permit, string? error) Load(string holder)
    {
        if (!TryFind(holder, out var permit))
        {
            return (null!, "no permit for " + holder);
        }

        return permit.Bird is null ? (permit, "no bird") : (permit, null);
    }

    public void Locate(string holder, out Bird bird)
    {
        bird = null!;
        if (TryFind(holder, out var permit))
        {
            bird = permit.Bird!;
        }
    }
}

public static class Inspector
{
    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }

    public static string Holder(Registry registry, string name) =>
        registry.TryFind(name, out var permit) ? permit.Holder.Trim() : "-";

    public static int RingLength(Registry registry, string name)
    {
        var (permit, error) = registry.Load(name);
        if (error != null)
        {
            return error.Length;
        }

        return permit.Bird!.Ring.Length;
    }

    public static string Ring(Registry registry, string name)
    {
        registry.Locate(name, out var bird);
        var known = bird != null;
        return known ? bird!.Ring.Trim() : "unringed";
    }

    public static int SireLength(Bird bird)
    {
        Require(bird.Sire != null, "sire not recorded");
        return bird.Sire.Length; // csc-false
    }
}

public static class Case
{
    public static void DemoAll()
    {
        var registry = new Registry();
        registry.Grant(new Permit("Aldous", new Bird("W-3", "W-1")));
        registry.Grant(new Permit("Beryl", null));
        foreach (var name in new[] { "Aldous", "Beryl", "Cecil" })
        {
            Inspector.Holder(registry, name);
            Inspector.RingLength(registry, name);
            Inspector.Ring(registry, name);
        }
    }

    public static void DemoSire() => Inspector.SireLength(new Bird("W-9", "W-3"));
}
