// case: element-knot-board
// category: null element in collection
// rationale: a miss is added to the list as null, and Select over lookups yields null elements
// csc: none

namespace NullSafety.ElementKnotBoard;

public sealed record Knot(string Name, int Turns);

public sealed class Handbook
{
    private readonly List<Knot> _knots = new()
    {
        new Knot("bowline", 1),
        new Knot("rolling hitch", 3),
        new Knot("zeppelin bend", 2),
    };

    public Knot Lookup(string name) => _knots.FirstOrDefault(k => k.Name == name)!;
}

public sealed class KnotBoard
{
    private readonly Handbook _book;
    private readonly List<Knot> _mounted = new();

    public KnotBoard(Handbook book) => _book = book;

    public void Mount(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _mounted.Add(_book.Lookup(name));
        }
    }

    public int RopeNeeded()
    {
        var centimetres = 0;
        foreach (var knot in _mounted)
        {
            centimetres += 20 + (8 * knot.Turns); // want: null-deref
        }

        return centimetres;
    }

    public int RopeNeededSkippingGaps()
    {
        var centimetres = 0;
        foreach (var knot in _mounted.Where(k => k is not null))
        {
            centimetres += 20 + (8 * knot.Turns);
        }

        return centimetres;
    }

    public string Engraving(params string[] names)
    {
        var knots = names.Select(_book.Lookup).ToList();
        return knots[^1].Name.ToUpperInvariant(); // want: null-deref
    }

    public string EngravingOfKnown(params string[] names)
    {
        var knots = names.Select(_book.Lookup).ToList();
        knots.RemoveAll(k => k == null);
        return knots.Count == 0 ? "" : knots[^1].Name.ToUpperInvariant();
    }
}

public static class Case
{
    private static KnotBoard Clubhouse()
    {
        var board = new KnotBoard(new Handbook());
        board.Mount(new[] { "bowline", "turk's head" });
        return board;
    }

    public static void DemoRope() => Clubhouse().RopeNeeded();

    public static void DemoRopeSafe() => Clubhouse().RopeNeededSkippingGaps();

    public static void DemoEngraving() => Clubhouse().Engraving("rolling hitch", "monkey's fist");

    public static void DemoEngravingSafe() => Clubhouse().EngravingOfKnown("rolling hitch", "monkey's fist");
}
