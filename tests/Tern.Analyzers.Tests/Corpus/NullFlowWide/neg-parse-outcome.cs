// case: neg-parse-outcome
// category: silent
// rationale: a result object and a (value, error) pair carry null on one side, and every reader asks the right side first
// csc: silent

namespace NullSafety.NegParseOutcome;

public enum Verdict
{
    Ok,
    Empty,
    Malformed,
}

public sealed class Version3
{
    public Version3(int major, string label)
    {
        Major = major;
        Label = label;
    }

    public int Major { get; }
    public string Label { get; }
}

public sealed class Outcome
{
    private Outcome(Verdict verdict, Version3 value)
    {
        Verdict = verdict;
        Value = value;
    }

    public Verdict Verdict { get; }
    public Version3 Value { get; }

    public static Outcome Of(Version3 value) => new Outcome(Verdict.Ok, value);

    public static Outcome Failed(Verdict verdict) => new Outcome(verdict, null!);
}

public static class Parser
{
    public static Outcome Parse(string text)
    {
        if (text.Length == 0)
        {
            return Outcome.Failed(Verdict.Empty);
        }

        return int.TryParse(text.Split('.')[0], out int major)
            ? Outcome.Of(new Version3(major, text))
            : Outcome.Failed(Verdict.Malformed);
    }

    public static (Version3 Value, string Error) Read(string text)
    {
        var outcome = Parse(text);
        if (outcome.Verdict != Verdict.Ok)
        {
            return (null!, "cannot read: " + outcome.Verdict);
        }

        return (outcome.Value, null!);
    }
}

public static class Release
{
    private static string Describe(string text) => Parser.Parse(text) switch
    {
        { Verdict: Verdict.Ok } good => good.Value.Label.Trim(),
        { Verdict: Verdict.Empty } => "none",
        _ => "broken",
    };

    private static int Major(string text)
    {
        var (version, error) = Parser.Read(text);
        if (error != null)
        {
            return -error.Length;
        }

        return version.Major;
    }

    public static void DemoDescribe()
    {
        Describe("3.1").Trim();
        Describe("").Trim();
        Describe("x").Trim();
    }

    public static void DemoMajor() => _ = Major("7.0") + Major("seven");
}
