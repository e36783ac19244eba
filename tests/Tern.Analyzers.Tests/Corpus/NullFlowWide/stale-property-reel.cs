// case: stale-property-reel
// category: stale test: property
// rationale: the tested property computes its answer anew, so the second read can differ from the tested one
// csc: none

namespace NullSafety.StalePropertyReel;

public sealed record Frame(int Number, string Caption);

public sealed class Reel
{
    private readonly Frame[] _frames;
    private int _position = -1;

    public Reel(params Frame[] frames) => _frames = frames;

    public Frame? Cover { get; init; }

    public Frame? Next
    {
        get
        {
            _position++;
            return _position < _frames.Length ? _frames[_position] : null;
        }
    }
}

public sealed class Countdown(int ticks)
{
    private int _left = ticks;

    public string? Banner => _left-- > 0 ? "go in " + _left : null;
}

public sealed class Projector
{
    public int ShowOne(Reel reel)
    {
        if (reel.Next != null)
        {
            return reel.Next.Number; // want: null-deref
        }

        return 0;
    }

    public int ShowAll(Reel reel)
    {
        int shown = 0;
        while (reel.Next is { } frame)
        {
            shown += frame.Number;
        }

        return shown;
    }

    public int CoverNumber(Reel reel)
    {
        if (reel.Cover != null)
        {
            return reel.Cover.Number;
        }

        return 0;
    }

    public string Announce(Countdown countdown)
    {
        return countdown.Banner is not null ? countdown.Banner.ToUpper() : "start"; // want: null-deref
    }

    public string AnnounceOnce(Countdown countdown) => countdown.Banner?.ToUpper() ?? "start";
}

public static class Case
{
    private static Reel Short() => new(new Frame(1, "sea")) { Cover = new Frame(0, "title") };

    public static void DemoOne() => new Projector().ShowOne(Short());

    public static void DemoAll() => new Projector().ShowAll(Short());

    public static void DemoCover()
    {
        new Projector().CoverNumber(Short());
        new Projector().CoverNumber(new Reel());
    }

    public static void DemoAnnounce() => new Projector().Announce(new Countdown(1));

    public static void DemoAnnounceOnce() => new Projector().AnnounceOnce(new Countdown(0));
}
