using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Analyzers.Tests.Support;

/// <summary>Runs analyzers over a compilation as the compiler does: concurrently, with suppressions, and with a failure of an analyzer as a failure of the test.</summary>
internal static class AnalyzerRun
{
    /// <summary>What the analyzers report for code that compiles, by place.</summary>
    /// <param name="compilation">The code. An error of the compiler fails the test, so that a typing mistake does not look like silence.</param>
    /// <param name="analyzers">The analyzers.</param>
    /// <param name="options">Additional files and editor configuration.</param>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsOfAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions? options = null)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        CompilationWithAnalyzersOptions run = new(
            options ?? new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(analyzers, run).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);

        Assert.DoesNotContain(found, diagnostic => diagnostic.Id is "AD0001");
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
