namespace Tern.Cli;

/// <summary>What is analyzed, and how.</summary>
/// <param name="Configuration">Build configuration.</param>
/// <param name="HasNullFlow">Whether null flow rules run.</param>
/// <param name="Evidence">How much has to speak for a null flow: proven, likely or all; <see langword="null"/> for what the projects say.</param>
/// <param name="WritesBaseline">Whether today's null flow findings become the baseline.</param>
/// <param name="Only">Rules, or beginnings of rules, that are looked at; all if empty.</param>
internal sealed record AnalyzeOptions(string Configuration, bool HasNullFlow, string? Evidence, bool WritesBaseline, IReadOnlyList<string> Only)
{
    /// <summary>Whether a rule is looked at. An analyzer that failed is never passed over: it looks as if there were nothing to find.</summary>
    public bool Takes(string rule) =>
        rule == AnalyzeSarif.FailedAnalyzer || Only.Count == 0 || Only.Any(begin => rule.StartsWith(begin, StringComparison.OrdinalIgnoreCase));
}
