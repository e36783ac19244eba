// case: json-feature-plan
// category: deserialised
// rationale: members missing in the JSON text stay null although they are declared non-null
// csc: none

using System.Text.Json;

namespace NullSafety.JsonFeaturePlan;

public sealed class Rollout
{
    public string Owner { get; set; } = null!;

    public List<string> Regions { get; set; } = new();

    public Gate Gate { get; set; } = null!;
}

public sealed class Gate
{
    public string Expression { get; set; } = "true";

    public int Percent { get; set; }
}

public sealed class StrictRollout
{
    public required string Owner { get; set; }

    public List<string> Regions { get; set; } = new();
}

public static class PlanReader
{
    public static Rollout Read(string json)
        => JsonSerializer.Deserialize<Rollout>(json) ?? throw new FormatException("empty plan");

    public static StrictRollout ReadStrict(string json)
        => JsonSerializer.Deserialize<StrictRollout>(json) ?? throw new FormatException("empty plan");
}

public sealed class Planner
{
    public int Percent(string json)
    {
        var plan = PlanReader.Read(json);
        return plan.Gate.Percent; // want: null-deref
    }

    public int PercentOrFull(string json)
    {
        var plan = PlanReader.Read(json);
        return plan.Gate is null ? 100 : plan.Gate.Percent;
    }

    public string Mention(string json)
    {
        var plan = PlanReader.Read(json);
        return "@" + plan.Owner.ToLowerInvariant(); // want: null-deref
    }

    public string StrictMention(string json) => "@" + PlanReader.ReadStrict(json).Owner.ToLowerInvariant();

    public string LocalMention()
    {
        var plan = new Rollout { Owner = "Core", Gate = new Gate { Percent = 5 } };
        return plan.Owner.ToLowerInvariant() + plan.Gate.Percent;
    }
}

public static class Case
{
    public static void DemoNoGate() => new Planner().Percent("{\"Owner\":\"core\"}");

    public static void DemoNoGateHandled() => new Planner().PercentOrFull("{\"Owner\":\"core\"}");

    public static void DemoNoOwner() => new Planner().Mention("{\"Gate\":{\"Percent\":10}}");

    public static void DemoStrict() => new Planner().StrictMention("{\"Owner\":\"Core\"}");

    public static void DemoLocal() => new Planner().LocalMention();
}
