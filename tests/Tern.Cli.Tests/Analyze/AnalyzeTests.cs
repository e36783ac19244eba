using System.Text.Json;

namespace Tern.Cli.Tests.Analyze;

/// <summary><c>tern analyze</c>: what it makes of a build's findings, and one real build.</summary>
public sealed class AnalyzeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Analyze_SeveralFindings_ShowsTheCausesThatMendMostFirst()
    {
        string find = _folder.At("Shop/Find.cs");
        string order = _folder.At("Shop/Order.cs");
        LoggingBuild build = new LoggingBuild()
            .Log(
                _folder.At("Shop/Shop.csproj"),
                LoggingBuild.Result("TERN4001", "a call is blocked on", order, 3),
                LoggingBuild.Result("TERN1002", "'item' may be null here: null is returned by Find", order, 10, cause: (find, 4)),
                LoggingBuild.Result("TERN1002", "'other' may be null here: null is returned by Find", order, 20, cause: (find, 4)),
                LoggingBuild.Result("TERN1001", "this one is suppressed", order, 30, suppressed: true),
                LoggingBuild.Result("CS0168", "not Tern's", order, 40))
            .Log(_folder.At("Shop.Tests/Shop.Tests.csproj"), LoggingBuild.Result("TERN4001", "a call is blocked on", order, 3));

        CliRun run = await RunAsync(build, "analyze", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
              2x Shop/Find.cs(4,5)  warning TERN1002
                 'item' may be null here: null is returned by Find
                 - Shop/Order.cs(10,5)
                 - Shop/Order.cs(20,5)

              1x Shop/Order.cs(3,5)  warning TERN4001
                 a call is blocked on

               2  TERN1002  Null reaches a dereference
               1  TERN4001

            """.ReplaceLineEndings("\n"),
            run.Out);
        Assert.EndsWith("2 projects: 3 findings (0 errors, 3 warnings)\n", run.Error);
        Snapshot.FitsTerminal(run.Out);
    }

    [Theory]
    [InlineData("warning", "warning", 1)]
    [InlineData("warning", "error", 0)]
    [InlineData("error", "error", 1)]
    [InlineData("error", "never", 0)]
    [InlineData("note", "warning", 0)]
    public async Task Analyze_LevelOfTheFinding_DecidesWithTheOption(string level, string failOn, int expected)
    {
        LoggingBuild build = new LoggingBuild().Log(_folder.At("Shop.csproj"), LoggingBuild.Result("TERN1001", "null", _folder.At("A.cs"), 1, level));

        CliRun run = await RunAsync(build, "analyze", "--fail-on", failOn);

        Assert.Equal(expected, run.ExitCode);
    }

    [Fact]
    public async Task Analyze_Warnings_StandBeforeNotesHoweverManyThereAre()
    {
        LoggingBuild build = new LoggingBuild().Log(
            _folder.At("Shop.csproj"),
            LoggingBuild.Result("TERN1002", "likely", _folder.At("A.cs"), 1, "note"), LoggingBuild.Result("TERN1002", "likely", _folder.At("A.cs"), 2, "note"), LoggingBuild.Result("TERN1001", "proven", _folder.At("B.cs"), 1));

        CliRun run = await RunAsync(build, "analyze");

        Assert.True(run.Out.IndexOf("proven", StringComparison.Ordinal) < run.Out.IndexOf("likely", StringComparison.Ordinal), run.Out);
        Assert.EndsWith("1 project: 3 findings (0 errors, 1 warning, 2 notes)\n", run.Error);
    }

    [Fact]
    public async Task Analyze_Options_ReachTheBuildAndTheOutput()
    {
        string file = _folder.At("A.cs");
        LoggingBuild build = new LoggingBuild().Log(
            _folder.At("Shop.csproj"), LoggingBuild.Result("TERN2005", "twice", file, 1), LoggingBuild.Result("TERN1001", "null", file, 2), LoggingBuild.Result("TERN2008", "more", file, 3));

        CliRun run = await RunAsync(build, "analyze", "-c", "Release", "--no-null-flow", "--evidence", "all", "--only", "tern20", "--all", "--sarif", "out.sarif");

        Assert.Equal("A.cs(1,5): warning TERN2005: twice\nA.cs(3,5): warning TERN2008: more\n   1  TERN2005\n   1  TERN2008\n", run.Out);
        Assert.Contains("-p:TernNullFlow=false", build.Arguments);
        Assert.Contains("-p:TernNullFlowEvidence=all", build.Arguments);
        Assert.Contains("Release", build.Arguments);
        Assert.Contains(build.Targets.Descendants("Analyzer"), analyzer => analyzer.Attribute("Include")!.Value.EndsWith("Tern.Analyzers.dll", StringComparison.Ordinal));
        using JsonDocument log = JsonDocument.Parse(_folder.Read("out.sarif"));
        JsonElement only = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal(["TERN2005", "TERN2008"], only.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()));
        Assert.Equal(["TERN2005", "TERN2008"], only.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Analyze_WriteBaseline_WritesWhatEachProjectHas()
    {
        string file = _folder.At("A.cs");
        _folder.Write("Clean/tern.nulls", "TERN1001 M:Old 0\n");
        object twice = LoggingBuild.Result("TERN1001", "null", file, 1, baseline: "TERN1001 M:A 1");
        LoggingBuild build = new LoggingBuild()
            .Log(_folder.At("Shop/Shop.csproj"), twice, twice, LoggingBuild.Result("TERN2005", "no null", file, 5))
            .Log(_folder.At("Shop/Shop.csproj"), twice, LoggingBuild.Result("TERN1002", "null", file, 9, baseline: "TERN1002 M:B 2"))
            .Log(_folder.At("Clean/Clean.csproj"));
        _folder.Write("Shop/Shop.csproj", "");

        CliRun run = await RunAsync(build, "analyze", "Shop", "--write-baseline");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-p:TernNullBaseline=none", build.Arguments);
        Assert.Equal(["TERN1001 M:A 1", "TERN1001 M:A 1", "TERN1002 M:B 2"], _folder.Read("Shop/tern.nulls").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.False(File.Exists(_folder.At("Clean/tern.nulls")));
        Assert.Contains("wrote Shop/tern.nulls: 3 findings", run.Out);
    }

    [Fact]
    public async Task Analyze_CodeThatDoesNotBuild_SaysWhy()
    {
        LoggingBuild build = new(1, "  A.cs(1,2): error CS1002: ; expected [Shop.csproj]\n");

        CliRun run = await RunAsync(build, "analyze");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error CS1002: ; expected", run.Error);
    }

    [Fact]
    public async Task Analyze_RulesThatAreErrorsInTheProject_AreFindings()
    {
        LoggingBuild build = new LoggingBuild(1, "A.cs(1,5): error TERN1020: null [Shop.csproj]\n").Log(_folder.At("Shop.csproj"), LoggingBuild.Result("TERN1020", "null", _folder.At("A.cs"), 1, "error"));

        CliRun run = await RunAsync(build, "analyze", "--fail-on", "error");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 error", run.Error);
    }

    [Fact]
    public async Task Analyze_AnalyzerThatFailed_IsNoPass()
    {
        string file = _folder.At("A.cs");
        LoggingBuild build = new LoggingBuild().Log(
            _folder.At("Shop.csproj"),
            LoggingBuild.Result("AD0001", "Analyzer 'Tern.Analyzers.Some' threw an exception", file, 1),
            LoggingBuild.Result("AD0001", "Analyzer 'Somebody.Else' threw an exception", file, 1));

        CliRun run = await RunAsync(build, "analyze", "--only", "TERN1", "--all");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("A.cs(1,5): warning AD0001: Analyzer 'Tern.Analyzers.Some'", run.Out);
        Assert.DoesNotContain("Somebody.Else", run.Out);
    }

    [Fact]
    public async Task Analyze_NoProject_SaysWhatIsLookedFor()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "analyze", "nowhere");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no solution and no C# project", run.Error);
    }

    [Fact]
    public async Task Analyze_RealProjectWithoutTern_FindsItsNull()
    {
        _folder.Write(
            "Plain/Plain.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        string source = _folder.Write(
            "Plain/Names.cs",
            """
            public static class Names
            {
                public static string Find(int id) => id == 1 ? "one" : null!;

                public static string Name(int id) => Find(id);

                public static int Length(int id) => Name(2).Length;

            #pragma warning disable TERN1004, TERN1002
                public static int Known(int id) => Name(id).Length;
            }
            """);
        string before = File.ReadAllText(source);

        CliRun run = await CliRun.InAsync(_folder.Path, "analyze", "Plain", "--all", "--sarif", "plain.sarif");

        Assert.True(run.ExitCode == 1, run.Error + run.Out);
        Assert.Matches(@"^Plain/Names\.cs\(7,\d+\): warning TERN100\d: ", run.Out);
        Assert.DoesNotContain("AD0001", run.Out);
        Assert.DoesNotContain("(10,", run.Out);
        using JsonDocument log = JsonDocument.Parse(_folder.Read("plain.sarif"));
        AssertWholeWay(SarifShape.AssertRun(log.RootElement));
        Assert.Equal(before, File.ReadAllText(source));
    }

    // Source, each hop and dereference; what the code suppresses is there and says so; each rule explains itself.
    private static void AssertWholeWay(JsonElement run)
    {
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        Assert.Equal(2, results.Length);
        Assert.Equal([7], SarifShape.Lines(results[0].GetProperty("locations")));
        Assert.Equal([3, 5, 7], SarifShape.Lines(results[0].GetProperty("relatedLocations")));
        Assert.Equal(
            [3, 5, 7, 7],
            results[0].GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray()
                .Select(station => station.GetProperty("location").GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32()));
        Assert.Matches(@"^TERN100\d M:Names\.Length\(System\.Int32\) [0-9a-f]{16}$", results[0].GetProperty("partialFingerprints").GetProperty("ternNullFlow/v1").GetString()!);
        Assert.False(results[0].TryGetProperty("suppressions", out _));
        Assert.Equal("inSource", results[1].GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.All(
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(),
            rule => Assert.StartsWith("# " + rule.GetProperty("id").GetString(), rule.GetProperty("help").GetProperty("markdown").GetString()));
    }

    private async Task<CliRun> RunAsync(LoggingBuild build, params string[] arguments)
    {
        _folder.Write("Shop.sln", "");
        return await CliRun.WithAsync(_folder.Path, surroundings => surroundings.Programs = build, arguments);
    }
}
