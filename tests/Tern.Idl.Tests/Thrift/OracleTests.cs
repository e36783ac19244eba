using Tern.Idl.Tests.Support;

namespace Tern.Idl.Tests.Thrift;

/// <summary>What Apache's compiler accepts is accepted here, and what it refuses is refused; <see cref="OracleDifferences"/> lists where that is not so, and why.</summary>
public sealed class OracleTests(ApacheCompiler compiler) : IClassFixture<ApacheCompiler>
{
    public static TheoryData<string> Files => Corpus.Files("Thrift", "", ".thrift");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Verdict_AnyFile_IsApachesOrAListedDifference(string file)
    {
        compiler.Require();
        OracleDifference? listed = OracleDifferences.All.SingleOrDefault(difference => difference.File == file);
        if (listed?.Kind == OracleDifferenceKind.NeverEnds)
        {
            return;
        }

        bool isAcceptedHere = !Corpus.HasErrors(Corpus.Load("Thrift", file));
        (bool isAcceptedThere, string output) = await compiler.CompileAsync(Path.Combine(Corpus.FolderOf("Thrift"), file));

        switch (listed?.Kind)
        {
            case null:
                Assert.True(isAcceptedHere == isAcceptedThere, $"here {isAcceptedHere}, there {isAcceptedThere}:\n{output}\n{Corpus.Messages(Corpus.Load("Thrift", file))}");
                break;
            case OracleDifferenceKind.AcceptedHere:
                Assert.True(isAcceptedHere && !isAcceptedThere, $"is no difference: here {isAcceptedHere}, there {isAcceptedThere}\n{output}");
                break;
            case OracleDifferenceKind.RefusedHere:
                Assert.True(!isAcceptedHere && isAcceptedThere, $"is no difference: here {isAcceptedHere}, there {isAcceptedThere}\n{output}");
                break;
            case OracleDifferenceKind.AcceptedHereAndByNewerVersions:
                Assert.True(isAcceptedHere);
                break;
        }
    }

    [Fact]
    public void Differences_EachOne_IsOfAFileOfTheCorpus() => Assert.Empty(OracleDifferences.All.Select(difference => difference.File).Except(Files.Select(row => row.Data)));
}
