using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>
/// Holds the analysis to cases that were written by people who did not know it, and whose marks come from running them. What it still misses and what it reports needlessly is marked too, so that both can be
/// counted and neither changes unseen.
/// </summary>
public sealed class WideCorpusTests
{
    private const string Missed = "// missed: null-deref";
    private const string Needless = "// needless";

    public static TheoryData<string> Cases => [.. Corpus.Files("NullFlowWide").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_OfTheWideCorpus_IsReportedAsMarked(string name)
    {
        (HashSet<int> marked, ILookup<int, Diagnostic> reported, string[] lines) = await ScoreAsync(name);

        // A mark that has become wrong in the right direction is to be changed, so that the figures below are true.
        List<string> mistakes =
        [
            .. marked.Where(line => !reported.Contains(line)).Select(line => Say(name, line, "missing")),
            .. reported.Where(group => !marked.Contains(group.Key) && !lines[group.Key - 1].Contains(Needless, StringComparison.Ordinal))
                .Select(group => Say(name, group.Key, lines[group.Key - 1].Contains(Missed, StringComparison.Ordinal) ? "found now, so its mark is 'want'" : $"needless: {group.First().Id} {group.First().GetMessage(CultureInfo.InvariantCulture)}")),
            .. lines.Index().Where(l => l.Item.Contains(Needless, StringComparison.Ordinal) && !reported.Contains(l.Index + 1)).Select(l => Say(name, l.Index + 1, "silent now, so it needs no mark")),
        ];
        Assert.Empty(mistakes);
    }

    [Theory]
    [InlineData("case", 0.94, 0.015)]
    [InlineData("service", 0.62, 0.21)]
    [InlineData("small", 0.81, 0.035)]
    [InlineData("surface", 0.94, 0.02)]
    [InlineData("probes", 0.87, 0.065)]
    [InlineData("platform", 0.45, 0.17)]
    public async Task Marks_OfTheWideCorpus_AreFoundAsFarAsTheDocumentationSays(string kind, double least, double mostNeedless)
    {
        int found = 0;
        int all = 0;
        int needless = 0;
        foreach (string path in Corpus.Files("NullFlowWide").Where(path => KindOf(path) == kind))
        {
            foreach (string line in await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken))
            {
                found += line.EndsWith(Corpus.Mark, StringComparison.Ordinal) ? 1 : 0;
                all += line.EndsWith(Corpus.Mark, StringComparison.Ordinal) || line.EndsWith(Missed, StringComparison.Ordinal) ? 1 : 0;
                needless += line.Contains(Needless, StringComparison.Ordinal) ? 1 : 0;
            }
        }

        Assert.True(found >= least * all, $"{found} of {all} are found.");
        Assert.True(needless <= mostNeedless * (found + needless), $"{needless} of {found + needless} reports are needless.");
    }

    private static string KindOf(string path) => Path.GetFileName(path).Split('-')[0] is var kind and ("service" or "small" or "surface" or "probes" or "platform") ? kind : "case";

    private static async Task<(HashSet<int> Marked, ILookup<int, Diagnostic> Reported, string[] Lines)> ScoreAsync(string name)
    {
        string path = Corpus.Files("NullFlowWide").Single(file => Path.GetFileNameWithoutExtension(file) == name);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        (HashSet<int> marked, ILookup<int, Diagnostic> reported) = await Corpus.ScoreAsync(text, path);
        return (marked, reported, text.Split('\n'));
    }

    private static string Say(string name, int line, string what) => $"{name}.cs({line}): {what}";
}
