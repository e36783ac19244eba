// case: try-watch-repair
// category: try pattern
// rationale: the result of a try method is ignored or read the wrong way round, or the method says true with a null
// csc: none

namespace NullSafety.WatchRepair;

public sealed record Part(string Calibre, string Maker);

public sealed class PartsDrawer
{
    private readonly List<Part> _parts = new() { new Part("2824", "Eta"), new Part("7750", "Valjoux") };

    public bool TryTake(string calibre, out Part part)
    {
        int index = _parts.FindIndex(p => p.Calibre == calibre);
        if (index < 0)
        {
            part = null!;
            return false;
        }

        part = _parts[index];
        _parts.RemoveAt(index);
        return true;
    }

    // "Any" takes what is left, and reports success even when nothing was.
    public bool TryAny(string maker, out Part part)
    {
        part = _parts.FirstOrDefault(p => p.Maker == maker)!;
        return maker.Length > 0;
    }

    public bool TryMaker(string maker, out Part part)
    {
        part = _parts.Find(p => p.Maker == maker)!;
        return part != null;
    }
}

public sealed class Bench(PartsDrawer drawer)
{
    public List<string> Jobs { get; } = new();

    public void Fit(string calibre)
    {
        bool taken = drawer.TryTake(calibre, out var part);
        Jobs.Add($"{part.Maker}: {(taken ? "stock" : "order")}"); // want: null-deref
    }

    public void FitIfStocked(string calibre)
    {
        bool taken = drawer.TryTake(calibre, out var part);
        Jobs.Add(taken ? $"{part.Maker}: stock" : calibre + ": order");
    }

    public int Substitute(string maker)
    {
        if (!drawer.TryAny(maker, out var part))
        {
            throw new ArgumentException("maker is empty", nameof(maker));
        }

        return part.Calibre.Length; // want: null-deref
    }

    public int SubstituteSame(string maker)
    {
        if (!drawer.TryMaker(maker, out var part))
        {
            return 0;
        }

        return part.Calibre.Length;
    }
}

public static class Case
{
    public static void DemoFit() => new Bench(new PartsDrawer()).Fit("3135");

    public static void DemoFitIfStocked()
    {
        var bench = new Bench(new PartsDrawer());
        bench.FitIfStocked("3135");
        bench.FitIfStocked("2824");
    }

    public static void DemoSubstitute() => new Bench(new PartsDrawer()).Substitute("Omega");

    public static void DemoSubstituteSame() => new Bench(new PartsDrawer()).SubstituteSame("Omega");
}
