using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>The MSBuild property that turns the analysis off for a project.</summary>
internal static class Switch
{
    private const string Property = "build_property.TernNullFlow";

    public static bool IsOff(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out string? value) && value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
