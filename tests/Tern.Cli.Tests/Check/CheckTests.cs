using System.Text.Json.Nodes;

namespace Tern.Cli.Tests.Check;

/// <summary><c>tern check</c>.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public CheckTests() => _folder.Write("idl/stock.thrift", Shop.ThriftIdl);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_GoodIdl_FindsNothing()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "check", "idl");

        Assert.Equal((0, "", "1 file: 0 errors, 0 warnings\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Check_ErrorsAndWarnings_StandAtTheirLines()
    {
        _folder.Write("idl/wrong.thrift", "struct A {\n  1: B b\n  c: i32\n}\nstruct D { i32 x }\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "check", "idl/wrong.thrift");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.All(run.Out.TrimEnd('\n').Split('\n'), static line => Assert.Matches(@"^idl/wrong\.thrift\(\d+,\d+\): (error|warning) TERN3\d\d\d: .+$", line));
        Assert.Contains("idl/wrong.thrift(2,6): error TERN3", run.Out);
    }

    [Fact]
    public async Task Check_WarningAlone_FailsOnlyIfStrict()
    {
        _folder.Write("idl/loose.thrift", "struct D { i32 x }\n");

        CliRun lenient = await CliRun.InAsync(_folder.Path, "check", "idl/loose.thrift");
        CliRun strict = await CliRun.InAsync(_folder.Path, "check", "idl/loose.thrift", "--strict");
        string rule = lenient.Out.Split("warning ")[1][..8];
        CliRun ignored = await CliRun.InAsync(_folder.Path, "check", "idl/loose.thrift", "--strict", "--ignore", rule);

        Assert.Equal((0, ExitCodes.Failed, 0), (lenient.ExitCode, strict.ExitCode, ignored.ExitCode));
    }

    [Fact]
    public async Task Check_AgainstFolder_ReportsWhatPeersWouldNotice()
    {
        _folder.Write("old/stock.thrift", Shop.ThriftIdl);
        _folder.Write("idl/stock.thrift", Shop.ThriftIdl.Replace("2: optional i64 cents", "2: optional string cents", StringComparison.Ordinal).Replace("LARGE = 2", "LARGE = 2, HUGE = 3", StringComparison.Ordinal));

        CliRun run = await CliRun.InAsync(_folder.Path, "check", "idl", "--against", "old");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Matches(@"^idl/stock\.thrift\(6,\d+\): error TERN3511: 'cents' of .*\n$", run.Out);
        Assert.Equal("1 file: 0 errors, 0 warnings, 1 breaking change against old (1 harmless one)\n", run.Error);
    }

    [Fact]
    public async Task Check_AgainstIdlFile_ComparesWithIt()
    {
        _folder.Write("old.thrift", "service S { void a() }\n");
        _folder.Write("new/old.thrift", "service S { }\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "check", "new/old.thrift", "-a", "old.thrift");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("TERN35", run.Out);
    }

    [Fact]
    public async Task Check_LockInTheFolder_IsFoundByItself()
    {
        (await CliRun.InAsync(_folder.Path, "lock", "idl")).Succeeds();
        _folder.Write("idl/stock.thrift", Shop.ThriftIdl.Replace("3: list<string> tags", "3: list<i32> tags", StringComparison.Ordinal));

        CliRun run = await CliRun.InAsync(_folder.Path, "check", "idl");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("error TERN3511", run.Out);
        Assert.Contains("against tern.lock", run.Error);
    }

    [Fact]
    public async Task Check_AgainstGitRevision_ReadsItsFiles()
    {
        _folder.Write("idl/common/money.thrift", "struct Money { 1: i64 cents }\n");
        _folder.Write("idl/shop.thrift", "include \"common/money.thrift\"\nservice Shop { money.Money price(1: string sku) }\n");
        await GitAsync("init", "-q");
        await GitAsync("add", "-A");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "first");

        CliRun same = await CliRun.InAsync(_folder.Path, "check", "idl", "-a", "HEAD");
        _folder.Write("idl/common/money.thrift", "struct Money { 1: double cents }\n");
        File.Delete(_folder.At("idl/stock.thrift"));
        CliRun changed = await CliRun.InAsync(_folder.Path, "check", "idl", "-a", "HEAD");
        CliRun below = await CliRun.InAsync(_folder.At("idl"), "check", "shop.thrift", "-a", "git:HEAD");

        Assert.Equal("3 files: 0 errors, 0 warnings, 0 breaking changes against git HEAD\n", same.Error);
        Assert.Equal(0, same.ExitCode);
        Assert.Equal(ExitCodes.Failed, changed.ExitCode);
        Assert.Contains("idl/common/money.thrift(1,", changed.Out);
        Assert.Contains("Stock", changed.Out);
        Assert.Contains("common/money.thrift(1,", below.Out);
        Assert.DoesNotContain("Stock", below.Out);
    }

    [Theory]
    [InlineData("no-such-thing")]
    [InlineData("git:HEAD~99")]
    public async Task Check_AgainstNothing_SaysWhatItMayBe(string against)
    {
        await GitAsync("init", "-q");

        CliRun run = await CliRun.InAsync(_folder.Path, "check", "idl", "-a", against);

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("no git revision", run.Error);
    }

    [Fact]
    public async Task Check_Sarif_HasRulesAndPlaces()
    {
        _folder.Write("idl/wrong.thrift", "struct A {\n  1: B b\n}\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "check", "idl/wrong.thrift", "--format", "sarif", "-o", "out.sarif");

        Assert.Equal((ExitCodes.Failed, ""), (run.ExitCode, run.Out));
        JsonNode result = JsonNode.Parse(_folder.Read("out.sarif"))!["runs"]![0]!;
        JsonNode first = result["results"]![0]!;
        Assert.Equal("error", (string?)first["level"]);
        Assert.Equal((string?)first["ruleId"], (string?)result["tool"]!["driver"]!["rules"]![(int)first["ruleIndex"]!]!["id"]);
        JsonNode place = first["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("idl/wrong.thrift", (string?)place["artifactLocation"]!["uri"]);
        Assert.Equal((2, 6), ((int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!));
        JsonNode rule = result["tool"]!["driver"]!["rules"]![0]!;
        Assert.StartsWith($"# {(string?)rule["id"]}: ", (string?)rule["help"]!["markdown"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_GitHub_WritesAnnotations()
    {
        _folder.Write("idl/wrong.thrift", "struct A {\n  1: B b\n}\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "check", "idl/wrong.thrift", "--format", "github");

        Assert.Matches(@"^::error file=idl/wrong\.thrift,line=2,col=6,endLine=2,title=TERN3\d\d\d::.+\n$", run.Out);
    }

    [Theory]
    [InlineData("check", "nowhere")]
    [InlineData("check", "empty")]
    [InlineData("check", "text.txt")]
    public async Task Check_NoIdl_SaysSo(params string[] arguments)
    {
        Directory.CreateDirectory(_folder.At("empty"));
        _folder.Write("text.txt", "");

        CliRun run = await CliRun.InAsync(_folder.Path, arguments);

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains(arguments[1], run.Error);
    }

    private async Task GitAsync(params string[] arguments)
    {
        ProgramResult result = await new ProgramRunner().RunAsync(_folder.Path, "git", arguments, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
