// case: neg-ballot-count
// category: contracts
// rationale: validators and throwing helpers stand before every read of an optional member; rejected ballots never reach it
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.BallotCount;

public sealed class Ballot
{
    public string? Ward { get; init; }

    public string? Choice { get; init; }

    public List<string>? Stamps { get; init; }
}

public sealed class SpoiltBallotException(string reason) : Exception(reason);

public static class Check
{
    [DoesNotReturn]
    private static void Reject(string reason) => throw new SpoiltBallotException(reason);

    public static T Present<T>([NotNull] T? value, string what)
        where T : class
    {
        if (value is null)
            Reject(what + " is missing");
        return value;
    }

    public static bool IsComplete(Ballot? ballot) => ballot is { Ward: not null, Choice.Length: > 0 };

    public static List<string> Problems(Ballot ballot)
    {
        var problems = new List<string>();
        if (ballot.Ward is null)
            problems.Add("ward");
        if (ballot.Stamps is null || ballot.Stamps.Count == 0)
            problems.Add("stamps");
        return problems;
    }
}

public sealed class Tally
{
    private readonly Dictionary<string, int> _votes = new();

    public int Spoilt { get; private set; }

    public void Add(Ballot? ballot)
    {
        if (!Check.IsComplete(ballot))
        {
            Spoilt++;
            return;
        }

        string choice = ballot!.Choice!.Trim();
        _votes[choice] = _votes.GetValueOrDefault(choice) + ballot.Ward!.Length;
    }

    public int StampsOf(Ballot ballot)
    {
        if (Check.Problems(ballot).Count > 0)
        {
            return 0;
        }

        return ballot.Stamps!.Count + ballot.Ward!.Length;
    }

    public bool TryAudit(Ballot ballot)
    {
        try
        {
            Check.Present(ballot.Choice, "choice");
            return ballot.Choice.Length + Check.Present(ballot.Stamps, "stamps").Count > 0;
        }
        catch (SpoiltBallotException)
        {
            return false;
        }
    }
}

public static class Case
{
    private static readonly Ballot Full = new() { Ward = "East", Choice = "Oak", Stamps = new() { "x" } };

    public static void DemoAll()
    {
        var tally = new Tally();
        foreach (var ballot in new[] { Full, new Ballot { Ward = "West" }, new Ballot { Choice = "Elm" }, new Ballot() })
        {
            tally.Add(ballot);
            tally.StampsOf(ballot);
            tally.TryAudit(ballot);
        }

        tally.Add(null);
    }
}
