using Tern.Idl.Tests.Support;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Thrift;

public sealed class CorpusTests
{
    private const string Language = "Thrift";

    public static TheoryData<string> Good => Corpus.Files(Language, "good", ".thrift");

    public static TheoryData<string> Wrong => Corpus.Files(Language, "wrong", ".thrift");

    [Theory]
    [MemberData(nameof(Good))]
    public void Link_GoodFile_ReportsItsMarksAndNoError(string file)
    {
        IdlSchema schema = Corpus.Load(Language, file);

        Assert.False(Corpus.HasErrors(schema), Corpus.Messages(schema));
        Assert.True(Corpus.Expected(Language, file, schema).SequenceEqual(Corpus.Actual(file, schema)), Difference(file, schema));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Link_WrongFile_ReportsItsMarks(string file)
    {
        IdlSchema schema = Corpus.Load(Language, file);

        Assert.True(Corpus.HasErrors(schema));
        Assert.True(Corpus.Expected(Language, file, schema).SequenceEqual(Corpus.Actual(file, schema)), Difference(file, schema));
    }

    [Fact]
    public void Corpus_AsAWhole_HasAFileForEachRule()
    {
        HashSet<string> seen = [.. Corpus.Files(Language, "", ".thrift").SelectMany(row => Corpus.Load(Language, row.Data).Diagnostics).Select(diagnostic => diagnostic.Id)];

        Assert.Empty(IdlRules.All.Keys.Where(id => id.StartsWith("TERN30", StringComparison.Ordinal) || id.StartsWith("TERN31", StringComparison.Ordinal)).Except(seen));
    }

    private static string Difference(string file, IdlSchema schema) =>
        $"Expected: {string.Join(", ", Corpus.Expected(Language, file, schema))}\nActual:   {string.Join(", ", Corpus.Actual(file, schema))}\n{Corpus.Messages(schema)}";
}
