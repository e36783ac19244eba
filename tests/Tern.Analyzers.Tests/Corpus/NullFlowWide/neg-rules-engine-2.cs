// case: neg-rules-engine
// category: negative-contracts
// rationale: facts that may be missing are read behind Has/Require/pattern guards, and a rule's null result is only tested
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Blind.NegRulesEngine;

public sealed record Verdict(string Rule, int Score);

public sealed class Facts
{
    private readonly Dictionary<string, string?> _values = [];

    public string this[string key]
    {
        get => _values.GetValueOrDefault(key)!;
        set => _values[key] = value;
    }

    public bool Has(string key) => _values.TryGetValue(key, out string? value) && value != null;

    public void Forget(string key) => _values[key] = null;

    public string Require(string key) => this[key] ?? throw new InvalidOperationException("missing fact " + key);
}

public abstract class Rule(string name)
{
    protected string Name => name;

    public Verdict Apply(Facts facts) => Matches(facts) ? Score(facts) : null!;

    protected abstract bool Matches(Facts facts);

    protected abstract Verdict Score(Facts facts);
}

public sealed class CountryRule() : Rule("country")
{
    protected override bool Matches(Facts facts) => facts.Has("country");

    protected override Verdict Score(Facts facts) => new(Name, facts.Require("country").Length);
}

public sealed class NoteRule() : Rule("note")
{
    protected override bool Matches(Facts facts) => true;

    protected override Verdict Score(Facts facts)
    {
        string note = facts["note"];
        return string.IsNullOrEmpty(note) ? new Verdict(Name, 0) : new Verdict(Name, note.Length);
    }
}

public sealed class Engine(params Rule[] rules)
{
    public int Run(Facts facts)
    {
        int total = 0;
        Verdict best = null!;
        foreach (var rule in rules)
        {
            var verdict = rule.Apply(facts);
            if (!Counts(verdict))
            {
                continue;
            }

            total += verdict.Score;
            if (best is null || best.Score < verdict.Score)
            {
                best = verdict;
            }
        }

        return total == 0 ? 0 : best.Score * 100 / total;
    }

    private static bool Counts([NotNullWhen(true)] Verdict? verdict) => verdict is { Score: > 0 };
}

public static class Case
{
    public static void DemoFull() => new Engine(new CountryRule(), new NoteRule()).Run(new Facts { ["country"] = "pt", ["note"] = "late payer" });

    public static void DemoForgotten()
    {
        var facts = new Facts { ["country"] = "pt" };
        facts.Forget("country");
        new Engine(new CountryRule(), new NoteRule()).Run(facts);
    }
}
