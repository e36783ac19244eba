using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Holds the suppressor to the compiler's false alarms in the corpus, and to leaving the true ones alone.</summary>
public sealed class SuppressorTests
{
    private static readonly string[] s_warnings = ["CS8602", "CS8604", "CS8618"];

    public static TheoryData<string> Cases => [.. Corpus.Files("NullFlow").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Warnings_OfTheCompiler_AreLiftedWhereNothingIsNull(string name)
    {
        string path = Corpus.Files("NullFlow").Single(file => Path.GetFileNameWithoutExtension(file) == name);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        string[] lines = text.Split('\n');
        foreach (Diagnostic warning in await WarningsAsync(text, path))
        {
            bool marked = lines[warning.Location.GetLineSpan().StartLinePosition.Line].TrimEnd().EndsWith(Corpus.Mark, StringComparison.Ordinal);
            bool safe = name.StartsWith("neg-", StringComparison.Ordinal);
            Assert.False(marked && warning.IsSuppressed, $"{warning} is true and was lifted.");
            Assert.False(safe && !warning.IsSuppressed, $"{warning} is false and was kept.");
        }
    }

    [Fact]
    public async Task Warnings_ForAnArgumentThatIsTested_AreLifted()
    {
        const string Text =
            """
            static class Arguments
            {
                static bool Fine(string? s) => s != null;
                static int Take(string s) => s.Length;
                static int Good(string? s) => Fine(s) ? Take(s) : 0;
                static int Bad(string? s) => Fine(s) ? 0 : Take(s);
            }
            """;
        IReadOnlyList<Diagnostic> warnings = await WarningsAsync(Text, "Arguments.cs");

        Assert.Equal([(4, true), (5, false)], warnings.Select(w => (w.Location.GetLineSpan().StartLinePosition.Line, w.IsSuppressed)));
    }

    [Fact]
    public async Task Warnings_OfTheWideCorpus_AreLiftedInFourOfFiveSafePlaces()
    {
        int lifted = 0;
        List<string> kept = [];
        foreach (string path in Corpus.Files("NullFlowWide"))
        {
            string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            string[] lines = text.Split('\n');
            foreach (Diagnostic warning in await WarningsAsync(text, path))
            {
                string line = lines[warning.Location.GetLineSpan().StartLinePosition.Line];
                Assert.False(line.Contains(": null-deref", StringComparison.Ordinal) && warning.IsSuppressed, $"{warning} is true and was lifted.");
                if (line.Contains("csc-false", StringComparison.Ordinal))
                {
                    lifted += warning.IsSuppressed ? 1 : 0;
                    kept.AddRange(warning.IsSuppressed ? [] : [$"{Path.GetFileName(path)}: {warning}"]);
                }
            }
        }

        Assert.True(lifted >= 4 * kept.Count, $"{lifted} lifted, kept:\n{string.Join('\n', kept)}");
    }

    private static async Task<IReadOnlyList<Diagnostic>> WarningsAsync(string text, string path)
    {
        CSharpCompilation compilation = Compilations.Of().AddSyntaxTrees(Compilations.Tree(text, path));
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new NullWarningSuppressor()], options).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(all, diagnostic => diagnostic.Id == "AD0001");
        return [.. all.Where(d => s_warnings.Contains(d.Id)).OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
