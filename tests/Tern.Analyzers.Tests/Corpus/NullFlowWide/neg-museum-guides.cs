// case: neg-museum-guides
// category: negative-interface
// rationale: implementations that may answer null, used through types, checks or defaults that keep the null out
// csc: silent

namespace NullSafety.Blind.NegMuseumGuides;

public sealed class Tour(string title)
{
    public string Title { get; } = title;
    public List<string> Rooms { get; } = new();
}

public interface IGuide
{
    Tour? Next(string language);

    Tour NextOrWalk(string language) => Next(language) ?? new Tour("self guided");

    bool Speaks(string language) => Next(language) != null;
}

public sealed class AudioGuide : IGuide
{
    private readonly Dictionary<string, Tour> _tours = new() { ["en"] = new Tour("Highlights"), ["fi"] = new Tour("Kohokohdat") };

    public Tour? Next(string language) => _tours.GetValueOrDefault(language);
}

public sealed class HumanGuide : IGuide
{
    Tour? IGuide.Next(string language) => Next(language);

    public Tour Next(string language) => new("with " + language + " speaker");
}

public abstract class Desk(IGuide? guide)
{
    private readonly IGuide _guide = guide ?? new AudioGuide();

    protected Tour? Offer(string language) => _guide.Next(language);

    public virtual string Announce(string language) => Offer(language)?.Title ?? "closed";
}

public sealed class LoudDesk(IGuide? guide) : Desk(guide)
{
    public override string Announce(string language)
    {
        string text = base.Announce(language);
        return Offer(language) is { Rooms: { Count: 0 } } tour ? tour.Title + "!" : text.ToUpperInvariant();
    }
}

public static class Entrance
{
    private static readonly IGuide Audio = new AudioGuide();

    public static int Walk(string language) => Audio.NextOrWalk(language).Title.Length;

    public static int Human(string language) => new HumanGuide().Next(language).Title.Length;

    public static int Any(string language)
    {
        IGuide[] guides = [Audio, new HumanGuide()];
        var tours = from g in guides let t = g.Next(language) where t != null select t.Rooms.Count + t.Title.Length;
        return tours.Sum();
    }
}

public static class Case
{
    public static void Demo1() => Entrance.Walk("xx");
    public static void Demo2() => Entrance.Human("xx");
    public static void Demo3() => Entrance.Any("xx");
    public static void Demo4() => new LoudDesk(null).Announce("xx").Trim();
    public static void Demo5() => new LoudDesk(new HumanGuide()).Announce("de").Trim();
    public static void Demo6() => Console.WriteLine(((IGuide)new AudioGuide()).Speaks("xx"));
}
