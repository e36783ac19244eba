using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>A baseline silences what it holds, wherever the code moves, and nothing else.</summary>
public sealed class BaselineTests
{
    private const string Two =
        """
        static class Old
        {
            static string? Find() => null;
            static int A() => Find()!.Length;
            static int B() => Find()!.Length;
        }
        """;

    [Fact]
    public async Task Baseline_OfAllFindings_SilencesThemAndIsUsedUp()
    {
        string entries = Write(await FindAsync(Two, null));

        Assert.Empty(await FindAsync(Two, entries));
    }

    [Fact]
    public async Task Baseline_AfterLinesMovedAndAMethodWasAdded_ReportsTheNewOneOnly()
    {
        string entries = Write(await FindAsync(Two, null));
        string moved = "// A new first line.\n\n" + Two.Replace("static int B()", "static int C() => Find()!.Length;\n    static int B()", StringComparison.Ordinal);

        Diagnostic report = Assert.Single(await FindAsync(moved, entries));
        Assert.Equal("TERN1004", report.Id);
        Assert.Contains("M:Old.C", report.Properties[Reporter.Entry], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_WithAnEntryThatNothingNeeds_IsToldAtItsLine()
    {
        string entries = Write(await FindAsync(Two, null));
        string mended = Two.Replace("static int B() => Find()!.Length;", "static int B() => 0;", StringComparison.Ordinal);

        Diagnostic report = Assert.Single(await FindAsync(mended, "# A comment.\n" + entries));
        Assert.Equal("TERN1091", report.Id);
        Assert.Equal(("/project/tern.nulls", 2), (report.Location.GetLineSpan().Path, report.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public async Task Baseline_WithOneEntryOfTwoEqualFindings_LeavesOne()
    {
        const string Twice =
            """
            static class Old
            {
                static string? Find() => null;
                static string? Seek() => null;
                static int A(bool first) => first ? Find()!.Length : Seek()!.Length;
            }
            """;
        string entries = Write(await FindAsync(Twice, null));
        string first = entries.Split('\n')[0];

        Assert.Equal(2, entries.Split('\n').Length);
        Assert.Single(await FindAsync(Twice, first));
    }

    private static string Write(IEnumerable<Diagnostic> reports) => string.Join('\n', reports.Select(report => report.Properties[Reporter.Entry]));

    private static Task<ImmutableArray<Diagnostic>> FindAsync(string source, string? baseline)
        => AnalyzerRun.DiagnosticsOfAsync(Compilations.Of(source), [new NullFlowAnalyzer()], baseline is null ? null : new AnalyzerOptions([new Baseline(baseline)]));

    private sealed class Baseline(string text) : AdditionalText
    {
        public override string Path => "/project/tern.nulls";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
