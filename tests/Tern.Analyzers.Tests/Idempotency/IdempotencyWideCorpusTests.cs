using System.Text.RegularExpressions;

namespace Tern.Analyzers.Tests.Idempotency;

/// <summary>
/// Holds the analysis to cases that were written by people who did not know it, and whose marks come from running them. What it still misses is marked <c>missed</c> and what it reports needlessly is marked
/// <c>needless</c>, so that both can be counted and neither changes unseen.
/// </summary>
public sealed partial class IdempotencyWideCorpusTests
{
    private const string Folder = "IdempotencyWide";

    public static TheoryData<string> Cases => [.. IdempotencyCorpus.Names(Folder)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_OfTheWideCorpus_IsReportedAsMarked(string name)
    {
        string text = IdempotencyCorpus.Read(Folder, name);
        IReadOnlyList<(int Line, string Id, string Text)> reported = await IdempotencyCorpus.ReportedAsync(text, name);
        List<(int Line, string Kind, string Id)> marks = Marks(text);

        // A mark that has become wrong in the right direction is to be changed, so that the figures below are true.
        List<string> mistakes =
        [
            .. marks.Where(m => m.Kind == "want" && !Has(m)).Select(m => $"{name}({m.Line}): missing: {m.Id}"),
            .. marks.Where(m => m.Kind == "missed" && Has(m)).Select(m => $"{name}({m.Line}): found now, so its mark is 'want': {m.Id}"),
            .. marks.Where(m => m.Kind == "needless" && !Has(m)).Select(m => $"{name}({m.Line}): silent now, so it needs no mark: {m.Id}"),
            .. reported.Where(r => !marks.Exists(m => m.Line == r.Line && m.Id == r.Id)).Select(r => $"{name}({r.Line}): needless: {r.Id} {r.Text}"),
        ];
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));

        bool Has((int Line, string Kind, string Id) mark) => reported.Any(r => r.Line == mark.Line && r.Id == mark.Id);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Demos_OfACase_ChangeMoreTheSecondTimeExactlyWhereMarked(string name)
    {
        string text = IdempotencyCorpus.Read(Folder, name);
        bool marked = Marks(text).Exists(m => m.Kind != "needless");
        IReadOnlyList<(string Demo, string Once, string Twice)> seen = await IdempotencyCorpus.RunAsync(text, name, "Demo", "Safe");

        Assert.NotEmpty(seen);
        Assert.All(seen, demo => Assert.True((demo.Once != demo.Twice) == (marked && demo.Demo.StartsWith("Demo", StringComparison.Ordinal)), $"{demo.Demo}: after one call {demo.Once}, after two {demo.Twice}"));
    }

    [Fact]
    public void Marks_OfTheWideCorpus_AreFoundInNineOfTen()
    {
        List<(int Line, string Kind, string Id)> marks = [.. IdempotencyCorpus.Names(Folder).SelectMany(name => Marks(IdempotencyCorpus.Read(Folder, name)))];
        int found = marks.Count(m => m.Kind == "want");
        int missed = marks.Count(m => m.Kind == "missed");
        int needless = marks.Count(m => m.Kind == "needless");

        Assert.True(found + missed >= 356, $"{found + missed} marks");
        Assert.True(found >= 0.9 * (found + missed), $"{found} of {found + missed} are found.");
        Assert.True(needless <= 1, $"{needless} lines are reported needlessly.");
    }

    private static List<(int Line, string Kind, string Id)> Marks(string text)
        => [.. text.Split('\n').SelectMany((line, i) => Mark().Matches(line).Select(match => (i + 1, match.Groups[1].Value, match.Groups[2].Value)))];

    [GeneratedRegex("// (want|missed|needless): (TERN[0-9]{4})")]
    private static partial Regex Mark();
}
