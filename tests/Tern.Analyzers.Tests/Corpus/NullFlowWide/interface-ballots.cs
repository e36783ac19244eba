// case: interface-ballots
// category: interface and override
// rationale: one implementation answers null although the contract promises a value; one override expects a parameter that callers may leave out
// csc: none

namespace NullSafety.Ballots;

public sealed record Candidate(string Name, int Votes);

public interface ICountingRule
{
    Candidate Winner(IReadOnlyList<Candidate> field);
}

public sealed class Plurality : ICountingRule
{
    public Candidate Winner(IReadOnlyList<Candidate> field) => field.OrderByDescending(c => c.Votes).First();
}

public sealed class AbsoluteMajority : ICountingRule
{
    public Candidate Winner(IReadOnlyList<Candidate> field)
    {
        int total = field.Sum(c => c.Votes);
        return field.FirstOrDefault(c => 2 * c.Votes > total)!;
    }
}

public abstract class ResultPage
{
    public abstract string Head(string district);

    public string Render(string district, Candidate winner) => Head(district) + ": " + winner.Name;
}

public sealed class PlainPage : ResultPage
{
    public override string Head(string district) => string.IsNullOrEmpty(district) ? "Nation" : district;
}

public sealed class PosterPage : ResultPage
{
    public override string Head(string district) => district.ToUpperInvariant(); // want: null-deref
}

public static class ElectionNight
{
    private static readonly Candidate[] s_field = [new("Abel", 40), new("Brandt", 35), new("Cruz", 25)];

    private static string Announce(ICountingRule rule, IReadOnlyList<Candidate> field)
    {
        var winner = rule.Winner(field);
        return $"{winner.Name} wins with {winner.Votes}"; // want: null-deref
    }

    private static string AnnounceOrRunoff(AbsoluteMajority rule, IReadOnlyList<Candidate> field)
    {
        return rule.Winner(field) is { } winner ? $"{winner.Name} wins" : "run-off";
    }

    private static string FrontPage(ResultPage page, Candidate winner) => page.Render(null!, winner);

    public static void DemoNoMajority() => Announce(new AbsoluteMajority(), s_field);

    public static void DemoPlurality() => Announce(new Plurality(), s_field);

    public static void DemoRunoff() => AnnounceOrRunoff(new AbsoluteMajority(), s_field);

    public static void DemoPosterFront() => FrontPage(new PosterPage(), s_field[0]);

    public static void DemoPlainFront() => FrontPage(new PlainPage(), s_field[0]);
}
