namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Holds the null flow analysis to the development corpus: every mark found, nothing else reported.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Cases => [.. Corpus.Files("NullFlow").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_OfTheCorpus_IsReportedAsMarked(string name)
    {
        string path = Corpus.Files("NullFlow").Single(file => Path.GetFileNameWithoutExtension(file) == name);
        Assert.Empty(await Corpus.MistakesAsync(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), path));
    }
}
