// case: builder-tour-offer
// category: object-initialiser
// rationale: a builder and an initialiser each leave out one member that a later step counts on
// csc: none

namespace NullSafety.BuilderTourOffer;

public sealed class Guide
{
    public Guide(string name) => Name = name;

    public string Name { get; }
}

public sealed class TourOffer
{
    public string City { get; init; } = "";
    public Guide Guide { get; init; } = null!;
    public List<string> Stops { get; init; } = null!;
}

public sealed class TourBuilder
{
    private string _city = "Rome";
    private Guide _guide = null!;
    private readonly List<string> _stops = new();

    public TourBuilder In(string city)
    {
        _city = city;
        return this;
    }

    public TourBuilder GuidedBy(string name)
    {
        _guide = new Guide(name);
        return this;
    }

    public TourBuilder Via(string stop)
    {
        _stops.Add(stop);
        return this;
    }

    public TourOffer Build() => new TourOffer { City = _city, Guide = _guide, Stops = _stops };
}

public static class Agency
{
    private static string Headline()
    {
        var offer = new TourBuilder().In("Lucca").Via("wall").Build();
        return offer.City + " with " + offer.Guide.Name; // want: null-deref
    }

    private static string GuidedHeadline()
    {
        var offer = new TourBuilder().In("Lucca").GuidedBy("Ada").Via("wall").Build();
        return offer.City + " with " + offer.Guide.Name;
    }

    private static int Length()
    {
        var offer = new TourOffer { City = "Pisa", Guide = new Guide("Leo") };
        return offer.Stops.Count; // want: null-deref
    }

    private static int LengthWithStops()
    {
        var offer = new TourOffer { City = "Pisa", Stops = new List<string> { "tower" } };
        return offer.Stops.Count;
    }

    public static void DemoHeadline() => Headline();

    public static void DemoGuided() => GuidedHeadline();

    public static void DemoLength() => Length();

    public static void DemoLengthWithStops() => LengthWithStops();
}
