namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Holds the null flow analysis to cases whose marks say where null is dereferenced: every mark found, nothing else reported.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Development => Names("NullFlow");

    /// <summary>The same categories in other words: other syntax, nesting, loops, and safe twins of each.</summary>
    public static TheoryData<string> Variations => Names("NullFlowVariations");

    /// <summary>Nulls that come over the wire, by Tern's own attributes.</summary>
    public static TheoryData<string> Rpc => Names("NullFlowRpc");

    [Theory]
    [MemberData(nameof(Development))]
    public Task Case_OfTheCorpus_IsReportedAsMarked(string name) => CheckAsync("NullFlow", name);

    [Theory]
    [MemberData(nameof(Variations))]
    public Task Case_OfTheVariations_IsReportedAsMarked(string name) => CheckAsync("NullFlowVariations", name);

    [Theory]
    [MemberData(nameof(Rpc))]
    public Task Case_OfTheWire_IsReportedAsMarked(string name) => CheckAsync("NullFlowRpc", name);

    private static async Task CheckAsync(string folder, string name)
    {
        string path = Corpus.Files(folder).Single(file => Path.GetFileNameWithoutExtension(file) == name);
        Assert.Empty(await Corpus.MistakesAsync(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), path));
    }

    private static TheoryData<string> Names(string folder) => [.. Corpus.Files(folder).Select(path => Path.GetFileNameWithoutExtension(path))];
}
