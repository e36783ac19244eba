// case: neg-late-init-engine
// category: negative-initialisation
// rationale: `= null!` fields that every path sets before use: by a guard method, by a template method, by creation order
// csc: silent

namespace NullSafety.NegLateInitEngine;

public sealed class Rule
{
    public Rule(string name, Func<int, bool> test)
    {
        Name = name;
        Test = test;
    }

    public string Name { get; }

    public Func<int, bool> Test { get; }
}

public abstract class Engine
{
    private List<Rule> _rules = null!;
    private string _title = null!;

    protected abstract IEnumerable<Rule> Load();

    protected virtual string Title => GetType().Name;

    public string Run(int input)
    {
        EnsureLoaded();
        int hits = 0;
        foreach (var rule in _rules)
        {
            hits += rule.Test(input) ? 1 : 0;
        }

        return _title.ToLowerInvariant() + ":" + hits;
    }

    private void EnsureLoaded()
    {
        if (_rules == null)
        {
            _rules = Load().ToList();
            _title = Title;
        }
    }

    public int Loaded()
    {
        RequireLoaded();
        return _rules.Count;
    }

    private void RequireLoaded()
    {
        if (_rules is null)
        {
            throw new InvalidOperationException("run the engine first");
        }
    }
}

public sealed class ParityEngine : Engine
{
    private readonly string _label = "parity";

    protected override string Title => _label.Trim();

    protected override IEnumerable<Rule> Load()
    {
        yield return new Rule("even", n => n % 2 == 0);
        yield return new Rule("positive", n => n > 0);
    }
}

public static class Case
{
    public static void DemoRun()
    {
        var engine = new ParityEngine();
        engine.Run(4);
        engine.Loaded();
        engine.Run(-3);
    }

    public static void DemoRequire()
    {
        try
        {
            new ParityEngine().Loaded();
        }
        catch (InvalidOperationException)
        {
        }
    }
}
