using Tern.Idl.Tests.Protobuf.Support;
using Tern.Idl.Tests.Support;
using Tern.Interop.Tests.Programs;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Protobuf;

public sealed class CorpusTests
{
    public static TheoryData<string> Good => Corpus.Files("Protobuf", "good", ".proto");

    public static TheoryData<string> Wrong => Corpus.Files("Protobuf", "wrong", ".proto");

    public static TheoryData<string> All => [.. Good.Concat(Wrong).Select(row => row.Data)];

    // Debian's protoc knows no editions.
    public static TheoryData<string> WithoutEditions
        => [.. Good.Concat(Wrong).Select(row => row.Data).Where(file => !File.ReadAllText(Path.Combine(Corpus.FolderOf("Protobuf"), file)).Contains("edition = \"", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Good))]
    public void Corpus_GoodFile_HasNoErrorAndTheMarkedHints(string file)
    {
        IdlSchema schema = Load(file);

        Assert.False(Corpus.HasErrors(schema), Corpus.Messages(schema));
        Assert.Equal(Corpus.Expected("Protobuf", file, Own(schema)), Corpus.Actual(file, schema));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Corpus_WrongFile_HasTheMarkedErrors(string file)
    {
        IdlSchema schema = Load(file);

        Assert.True(Corpus.HasErrors(schema));
        Assert.Equal(Corpus.Expected("Protobuf", file, Own(schema)), Corpus.Actual(file, schema));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Corpus_AnyFile_IsJudgedAsByProtoc(string file)
    {
        PeerRun run = await Protoc.New.CheckAsync(FolderOf(file), Name(file));

        Assert.True((run.ExitCode == 0) == file.StartsWith("good/", StringComparison.Ordinal), run.Output);
    }

    [Theory]
    [MemberData(nameof(WithoutEditions))]
    public async Task Corpus_FileOfNoEdition_IsJudgedAsByDebiansProtoc(string file)
    {
        Protoc debian = await Protoc.OfDebianAsync();

        PeerRun run = await debian.CheckAsync(FolderOf(file), Name(file));

        bool isGood = file.StartsWith("good/", StringComparison.Ordinal);
        bool isDifferent = Differences.OldRefuses.ContainsKey(file) || Differences.OldAccepts.ContainsKey(file);
        Assert.True((run.ExitCode == 0) == (isGood != isDifferent), run.Output);
    }

    internal static IdlSchema Load(string file) => Corpus.Load("Protobuf", file, new(new([FirstPart(file)])));

    internal static string FolderOf(string file) => Path.Combine(Corpus.FolderOf("Protobuf"), FirstPart(file));

    internal static string Name(string file) => file[(FirstPart(file).Length + 1)..];

    // Files that Tern brings along are not in the corpus.
    private static IdlSchema Own(IdlSchema schema) => schema with { Files = new([.. schema.Files.Where(file => !file.Path.StartsWith("google/", StringComparison.Ordinal))]) };

    private static string FirstPart(string file) => file[..file.IndexOf('/', StringComparison.Ordinal)];
}
