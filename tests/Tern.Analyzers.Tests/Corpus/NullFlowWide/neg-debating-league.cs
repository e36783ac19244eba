// case: neg-debating-league
// category: negative-contracts
// rationale: status flags, pairs and out values that may be null, each read only in the state that sets them
// csc: silent

namespace NullSafety.NegDebatingLeague;

public sealed record Motion(string Text);

public sealed class Draw
{
    public bool Ready { get; init; }
    public Motion Motion { get; init; } = null!;
    public string Obstacle { get; init; } = null!;
}

public sealed class League
{
    private readonly Dictionary<string, Motion> _motions = new();

    public void Submit(string topic, string text) => _motions[topic] = new Motion(text);

    public Draw Prepare(string topic)
    {
        if (!_motions.TryGetValue(topic, out Motion? motion))
        {
            return new Draw { Obstacle = "no motion on " + topic };
        }

        return new Draw { Ready = true, Motion = motion };
    }

    public (Motion Motion, string Error) Fetch(string topic) =>
        _motions.TryGetValue(topic, out Motion? m) ? (m, null!) : (null!, "missing");

    public bool TryAny(out Motion motion)
    {
        motion = _motions.Values.FirstOrDefault()!;
        return motion != null;
    }
}

public static class Chair
{
    public static string Announce(League league, string topic)
    {
        Draw draw = league.Prepare(topic);
        return draw.Ready ? draw.Motion.Text.Trim() : draw.Obstacle.Trim();
    }

    public static int Words(League league, string topic)
    {
        var (motion, error) = league.Fetch(topic);
        if (error != null)
        {
            return -error.Length;
        }

        return motion.Text.Split(' ').Length;
    }

    public static string Opening(League league)
    {
        if (!league.TryAny(out Motion motion))
        {
            throw new InvalidOperationException("empty league");
        }

        return motion.Text.ToUpperInvariant();
    }
}

public static class Case
{
    private static League Autumn()
    {
        var league = new League();
        league.Submit("cities", "This house would ban cars");
        return league;
    }

    public static void DemoAnnounce() => Chair.Announce(Autumn(), "cities");
    public static void DemoAnnounceMissing() => Chair.Announce(Autumn(), "space");
    public static void DemoWords() => Chair.Words(Autumn(), "cities");
    public static void DemoWordsMissing() => Chair.Words(Autumn(), "space");
    public static void DemoOpening() => Chair.Opening(Autumn());
}
