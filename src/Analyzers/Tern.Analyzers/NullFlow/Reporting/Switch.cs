using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>What a project sets for the analysis: a property of MSBuild that turns it off, and an option of .editorconfig.</summary>
internal static class Switch
{
    private const string Property = "build_property.TernNullFlow";

    /// <summary>Option of .editorconfig that says which findings are reported: <c>proven</c> (the default) or <c>all</c>.</summary>
    public const string Evidence = "tern_null_flow_evidence";

    /// <summary>Whether findings in a file are reported for which nothing speaks but a result that all its users take for a value.</summary>
    public static bool ShowsAll(AnalyzerOptions options, SyntaxTree tree)
        => options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Evidence, out string? value) && value.Trim().Equals("all", StringComparison.OrdinalIgnoreCase);

    public static bool IsOff(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out string? value) && value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
