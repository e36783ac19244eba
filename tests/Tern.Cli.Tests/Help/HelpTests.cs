namespace Tern.Cli.Tests.Help;

/// <summary>What the help shows at 80 columns.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Commands => ["", "call", "describe", "bench", "gen", "check", "analyze", "lock", "export", "new"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_EveryCommand_ReadsAsRecorded(string command)
    {
        CliRun run = await CliRun.InAsync(Path.GetTempPath(), [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Snapshot.FitsTerminal(run.Succeeds());
        Snapshot.Verify(command.Length == 0 ? "tern" : $"tern-{command}", run.Out);
    }

    [Fact]
    public async Task Tern_NoArguments_ShowsTheHelp()
    {
        CliRun bare = await CliRun.InAsync(Path.GetTempPath());
        CliRun help = await CliRun.InAsync(Path.GetTempPath(), "--help");

        Assert.Equal(help.Succeeds(), bare.Succeeds());
    }

    [Fact]
    public async Task Version_Asked_IsThatOfThePackage()
    {
        CliRun run = await CliRun.InAsync(Path.GetTempPath(), "--version");

        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Succeeds());
    }
}
