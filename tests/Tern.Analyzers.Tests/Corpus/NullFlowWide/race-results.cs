// case: race-results
// category: deserialised
// rationale: members of a parsed results feed are absent or explicitly null although declared non-null
// csc: none

using System.Text.Json;

namespace NullSafety.RaceResults;

public sealed class Rider
{
    public string Name { get; set; } = "";
    public string Team { get; set; } = "independent";
}

public sealed class StageResult
{
    public int Stage { get; set; }
    public Rider Winner { get; set; } = null!;
    public List<string> Jerseys { get; set; } = new();
}

public sealed class StrictResult
{
    public required Rider Winner { get; init; }
    public List<string>? Jerseys { get; init; }
}

public sealed class ResultsFeed
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public StageResult Parse(string json)
    {
        return JsonSerializer.Deserialize<StageResult>(json, Options)
            ?? throw new InvalidDataException("empty document");
    }

    public StrictResult ParseStrict(string json)
    {
        return JsonSerializer.Deserialize<StrictResult>(json, Options)
            ?? throw new InvalidDataException("empty document");
    }
}

public sealed class Scoreboard
{
    private readonly ResultsFeed _feed = new();

    public string WinnerLine(string json)
    {
        var result = _feed.Parse(json);
        return $"Stage {result.Stage}: {result.Winner.Name}"; // want: null-deref
    }

    public int JerseyCount(string json)
    {
        var result = _feed.Parse(json);
        return result.Jerseys.Count; // want: null-deref
    }

    public int JerseyCountStrict(string json)
    {
        var result = _feed.ParseStrict(json);
        return result.Jerseys?.Count ?? 0;
    }

    public string WinnerOrPending(string json)
    {
        var result = _feed.Parse(json);
        if (result.Winner is not { } winner)
        {
            return "pending";
        }

        return winner.Name;
    }
}

public static class Case
{
    public static void DemoNeutralised() => new Scoreboard().WinnerLine("""{"stage": 7}""");

    public static void DemoPending() => new Scoreboard().WinnerOrPending("""{"stage": 7}""");

    public static void DemoNullJerseys() => new Scoreboard().JerseyCount("""{"stage": 2, "jerseys": null}""");

    public static void DemoStrict() => new Scoreboard().JerseyCountStrict("""{"winner": {"name": "Vos"}, "jerseys": null}""");
}
