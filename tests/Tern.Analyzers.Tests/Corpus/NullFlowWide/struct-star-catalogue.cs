// case: struct-star-catalogue
// category: default struct
// rationale: a struct with reference members comes out of default or of a fresh array without any constructor
// csc: none

namespace NullSafety.StructStarCatalogue;

public readonly struct Designation
{
    public Designation(string constellation, int number)
    {
        Constellation = constellation;
        Number = number;
    }

    public string Constellation { get; }
    public int Number { get; }

    public string Abbreviation => Constellation.Substring(0, 3); // want: null-deref

    public bool IsEmpty => Constellation is null;
}

public sealed class Star
{
    public Star(double magnitude, Designation flamsteed = default)
    {
        Magnitude = magnitude;
        Flamsteed = flamsteed;
    }

    public double Magnitude { get; }
    public Designation Flamsteed { get; }
}

public sealed class Catalogue
{
    private readonly List<Star> _stars = new();

    public void Add(Star star) => _stars.Add(star);

    public List<string> Index() => _stars.ConvertAll(s => s.Flamsteed.Abbreviation + s.Flamsteed.Number);

    public List<string> IndexNamed() =>
        _stars.Where(s => !s.Flamsteed.IsEmpty).Select(s => s.Flamsteed.Abbreviation).ToList();

    public Designation[] Brightest(int n)
    {
        var top = new Designation[n];
        int i = 0;
        foreach (Star s in _stars.OrderBy(s => s.Magnitude).Take(n))
        {
            top[i++] = s.Flamsteed;
        }

        return top;
    }
}

public static class Case
{
    private static Catalogue Named()
    {
        var c = new Catalogue();
        c.Add(new Star(1.2, new Designation("Cygnus", 50)));
        c.Add(new Star(0.9, new Designation("Aquila", 53)));
        return c;
    }

    public static void DemoUnnamed()
    {
        Catalogue c = Named();
        c.Add(new Star(11.1));
        c.Index();
    }

    public static void DemoNamed()
    {
        Catalogue c = Named();
        c.Index();
        c.IndexNamed();
    }

    public static void DemoPoster()
    {
        Designation last = Named().Brightest(3)[2];
        Console.WriteLine(last.Constellation.ToUpperInvariant()); // want: null-deref
    }

    public static void DemoPosterSafe()
    {
        Designation last = Named().Brightest(3)[2];
        Console.WriteLine(last.IsEmpty ? "?" : last.Constellation.ToUpperInvariant());
    }
}
