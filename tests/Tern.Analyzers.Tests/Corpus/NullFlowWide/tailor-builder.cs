// case: tailor-builder
// category: partial-construction
// rationale: a builder or an object initialiser leaves a member out that the consumer takes for granted
// csc: none

namespace NullSafety.TailorBuilder;

public sealed class Cloth
{
    public string Colour { get; set; } = "grey";
}

public sealed class Suit
{
    public Cloth Shell { get; set; } = null!;
    public Cloth Lining { get; set; } = null!;
    public string Monogram { get; set; } = null!;
    public required string Customer { get; init; }
}

public sealed class SuitBuilder
{
    private Cloth _shell = null!;
    private Cloth _lining = null!;

    public SuitBuilder Shell(string colour)
    {
        _shell = new Cloth { Colour = colour };
        return this;
    }

    public SuitBuilder Lining(string colour)
    {
        _lining = new Cloth { Colour = colour };
        return this;
    }

    public Suit Build(string customer) => new() { Customer = customer, Shell = _shell, Lining = _lining };

    public Suit BuildComplete(string customer)
    {
        if (_shell == null)
        {
            throw new InvalidOperationException("no shell");
        }

        return new Suit { Customer = customer, Shell = _shell, Lining = _lining ?? _shell, Monogram = "" };
    }
}

public static class Workshop
{
    public static int CutLining(Suit suit)
    {
        return suit.Lining.Colour.Length; // want: null-deref
    }

    public static int Embroider(Suit suit)
    {
        return suit.Monogram.Length + suit.Customer.Length; // want: null-deref
    }

    public static int Finish(Suit suit)
    {
        int work = suit.Customer.Length;
        if (!string.IsNullOrWhiteSpace(suit.Monogram))
        {
            work += suit.Monogram.Length;
        }

        return suit.Lining is { } lining ? work + lining.Colour.Length : work;
    }
}

public static class Case
{
    public static void Demo1() => Workshop.CutLining(new SuitBuilder().Shell("navy").Build("Orr"));

    public static void Demo2() => Workshop.Embroider(new Suit { Customer = "Orr", Shell = new Cloth() });

    public static void Demo3()
    {
        Workshop.Finish(new SuitBuilder().Shell("navy").Build("Orr"));
        var suit = new SuitBuilder().Shell("navy").BuildComplete("Orr");
        Workshop.CutLining(suit);
        Workshop.Embroider(suit);
        Workshop.CutLining(new SuitBuilder().Shell("navy").Lining("red").Build("Orr"));
    }
}
