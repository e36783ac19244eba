using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>How much has to speak for a finding that is reported.</summary>
internal enum EvidenceLevel
{
    /// <summary>What the code does for every caller.</summary>
    Proven,

    /// <summary>Those as warnings, and as suggestions what takes a state which no code of the compilation gives.</summary>
    Likely,

    /// <summary>Both as warnings, and results that every user takes for a value.</summary>
    All,
}

/// <summary>What a project sets for the analysis: properties of MSBuild that turn it off or make it a gate, and an option of .editorconfig.</summary>
internal static class Switch
{
    private const string Property = "build_property.TernNullFlow";
    private const string Gate = "build_property.TernNullGate";

    private const string EvidenceProperty = "build_property.TernNullFlowEvidence";

    /// <summary>Option of .editorconfig, and property of MSBuild where that is silent, that says which findings are reported: <c>proven</c>, <c>likely</c> (the default, but for a gate, which is <c>proven</c>) or <c>all</c>.</summary>
    public const string Evidence = "tern_null_flow_evidence";

    /// <summary>The level that is set for a file.</summary>
    public static EvidenceLevel LevelOf(AnalyzerOptions options, SyntaxTree tree)
        => Parse(OptionOf(options, tree) ?? PropertyOf(options)) ?? (Is(options, Gate, "true") ? EvidenceLevel.Proven : EvidenceLevel.Likely);

    /// <summary>What is set somewhere and names no level, as it is written, each once.</summary>
    public static IEnumerable<string> UnknownLevels(AnalyzerOptions options, IEnumerable<SyntaxTree> trees)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in trees)
        {
            if (OptionOf(options, tree) is { } option && Parse(option) is null && seen.Add(option))
            {
                yield return $"{Evidence} = {option}";
            }
        }

        if (PropertyOf(options) is { } property && Parse(property) is null)
        {
            yield return $"TernNullFlowEvidence = {property}";
        }
    }

    private static string? OptionOf(AnalyzerOptions options, SyntaxTree tree)
        => options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Evidence, out string? value) && value.Trim() is { Length: > 0 } level ? level : null;

    private static string? PropertyOf(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(EvidenceProperty, out string? value) && value.Trim() is { Length: > 0 } level ? level : null;

    private static EvidenceLevel? Parse(string? level)
        => level?.ToUpperInvariant() switch
        {
            "ALL" => EvidenceLevel.All,
            "LIKELY" => EvidenceLevel.Likely,
            "PROVEN" => EvidenceLevel.Proven,
            _ => null,
        };

    public static bool IsOff(AnalyzerOptions options) => Is(options, Property, "false");

    private static bool Is(AnalyzerOptions options, string property, string value)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(property, out string? set) && set.Equals(value, StringComparison.OrdinalIgnoreCase);
}
