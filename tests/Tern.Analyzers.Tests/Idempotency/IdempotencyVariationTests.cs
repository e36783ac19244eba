namespace Tern.Analyzers.Tests.Idempotency;

/// <summary>The same kinds of effects and guards in other words, and the harmless twin of each.</summary>
public sealed class IdempotencyVariationTests
{
    private const string Folder = "IdempotencyVariations";

    public static TheoryData<string> Cases => [.. IdempotencyCorpus.Names(Folder)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Variations_OfTheCorpus_AreReportedAsMarked(string name)
    {
        IReadOnlyList<string> mistakes = await IdempotencyCorpus.MistakesAsync(IdempotencyCorpus.Read(Folder, name), name);

        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }
}
