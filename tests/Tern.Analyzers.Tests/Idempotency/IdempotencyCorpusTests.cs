namespace Tern.Analyzers.Tests.Idempotency;

/// <summary>Holds the analysis of idempotent methods to cases whose marks are proven by running them: every mark found, nothing else reported.</summary>
public sealed class IdempotencyCorpusTests
{
    private const string Folder = "Idempotency";

    public static TheoryData<string> Cases => [.. IdempotencyCorpus.Names(Folder)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_OfTheCorpus_IsReportedAsMarked(string name)
    {
        IReadOnlyList<string> mistakes = await IdempotencyCorpus.MistakesAsync(IdempotencyCorpus.Read(Folder, name), name);

        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Demos_OfACase_ChangeMoreTheSecondTimeExactlyWhereMarked(string name)
    {
        string text = IdempotencyCorpus.Read(Folder, name);
        bool marked = IdempotencyCorpus.Marks(text).Count > 0;
        IReadOnlyList<(string Demo, string Once, string Twice)> seen = await IdempotencyCorpus.RunAsync(text, name);

        Assert.NotEmpty(seen);
        Assert.All(seen, demo => Assert.True((demo.Once != demo.Twice) == marked, $"{demo.Demo}: after one call {demo.Once}, after two {demo.Twice}"));
    }

    [Fact]
    public void Corpus_Whole_HasCasesOfEveryRuleAndSilentOnes()
    {
        List<IReadOnlyList<(int Line, string Id)>> marks = [.. IdempotencyCorpus.Names(Folder).Select(name => IdempotencyCorpus.Marks(IdempotencyCorpus.Read(Folder, name)))];

        Assert.True(marks.Count >= 60);
        Assert.True(marks.Count(m => m.Count == 0) >= 25);
        Assert.Equal(
            ["TERN2005", "TERN2006", "TERN2007", "TERN2008", "TERN2009", "TERN2010", "TERN2011", "TERN2012", "TERN2013", "TERN2014", "TERN2017", "TERN2018"],
            marks.SelectMany(m => m).Select(m => m.Id).Distinct().Order(StringComparer.Ordinal));
    }
}
