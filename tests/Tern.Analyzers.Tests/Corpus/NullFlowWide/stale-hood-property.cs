// case: stale-hood-property
// category: stale test: property
// rationale: the property that was tested hands the value over and forgets it, so the second read is null
// csc: none

namespace NullSafety.StaleHoodProperty;

public sealed class Falcon
{
    public Falcon(string ring) => Ring = ring;

    public string Ring { get; }

    public int FlightsToday { get; set; }
}

public sealed class Mews
{
    private readonly Stack<Falcon> _returned = new();
    private Falcon? _onGlove;

    public void Recall(Falcon falcon) => _returned.Push(falcon);

    public void Take(Falcon falcon) => _onGlove = falcon;

    public Falcon? OnGlove => _onGlove;

    /// <summary>The bird that landed last; reading it carries the bird to its perch.</summary>
    public Falcon? Landed
    {
        get
        {
            _returned.TryPop(out var bird);
            return bird;
        }
    }

    /// <summary>The bird to be hooded; a bird is hooded once.</summary>
    public Falcon? Unhooded
    {
        get
        {
            var bird = _onGlove;
            _onGlove = null;
            return bird;
        }
    }
}

public static class Austringer
{
    public static void LogLanding(Mews mews)
    {
        if (mews.Landed != null)
        {
            mews.Landed.FlightsToday++; // want: null-deref
        }
    }

    public static void LogLandingOnce(Mews mews)
    {
        if (mews.Landed is { } bird)
        {
            bird.FlightsToday++;
        }
    }

    public static string Hood(Mews mews)
    {
        if (mews.Unhooded is null)
        {
            return "empty glove";
        }

        return "hooded " + mews.Unhooded.Ring.Trim(); // want: null-deref
    }

    public static string Describe(Mews mews) =>
        mews.OnGlove != null ? "carrying " + mews.OnGlove.Ring.Trim() : "empty glove";
}

public static class Case
{
    private static Mews WithBird()
    {
        var mews = new Mews();
        var bird = new Falcon("GB-204-K");
        mews.Take(bird);
        mews.Recall(bird);
        return mews;
    }

    public static void DemoLanding() => Austringer.LogLanding(WithBird());

    public static void DemoHood() => Austringer.Hood(WithBird());

    public static void DemoSafe()
    {
        Austringer.LogLandingOnce(WithBird());
        Austringer.Describe(WithBird());
    }
}
