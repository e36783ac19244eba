using System.Text.Json;
using Tern.Tests;
using Xunit;

namespace Tern.Package.Tests;

/// <content>Null flows in a build: gate, baseline, log and fixes, as docs/null-flow.md describes them.</content>
public sealed partial class PackageTests
{
    private const string Names =
        """
        public static class Names
        {
            public static string? Find(int id) => id == 1 ? "one" : null;

            public static string Name(int id) => Find(id)!;

            public static int Length(int id) => Name(id).Length;
        }

        """;

    [Fact]
    public async Task NullFlow_GateAndBaseline_FailOnWhatIsNewOnly()
    {
        string folder = await CreateLibraryAsync("gate");

        // A project that has not asked for it is left alone.
        AssertClean(await BuildAsync(folder, "-restore"));

        (int exitCode, string output) = await BuildAsync(folder, "-p:TernNullGate=true");
        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"Names\.cs\(7,\d+\): error TERN1004: 'Name\(id\)' may be null here: ", output);

        (exitCode, output) = await BuildAsync(folder, "-p:TernNullGate=true", "-p:TernWriteNullBaseline=true");
        Assert.True(exitCode == 0, output);
        string baseline = Path.Combine(folder, "tern.nulls");
        string[] lines = await File.ReadAllLinesAsync(baseline);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("# Null flows that are not reported: ", lines[0]);
        Assert.Matches(@"^TERN1004 M:Names\.Length\(System\.Int32\) [0-9a-f]{16}$", lines[1]);

        AssertClean(await BuildAsync(folder, "-p:TernNullGate=true"));

        await File.WriteAllTextAsync(Path.Combine(folder, "New.cs"), "public static class New { public static int Length(int id) => Names.Name(id).Length; }");
        (exitCode, output) = await BuildAsync(folder, "-p:TernNullGate=true");
        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"New\.cs\(1,\d+\): error TERN1004: ", output);
        Assert.DoesNotContain("Names.cs(7,", output, StringComparison.Ordinal);

        // Mended: both pass, and the entry that nothing needs is told.
        File.Delete(Path.Combine(folder, "New.cs"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Names.cs"), Names.Replace("Find(id)!", "Find(id) ?? \"\"", StringComparison.Ordinal));
        (exitCode, output) = await BuildAsync(folder, "-p:TernNullGate=true");
        Assert.True(exitCode == 0, output);
        Assert.Matches(@"tern\.nulls\(2,1\): warning TERN1091: ", output);

        // Written once more it is empty, and the build is clean.
        (exitCode, output) = await BuildAsync(folder, "-p:TernWriteNullBaseline=true");
        Assert.True(exitCode == 0, output);
        Assert.Single(await File.ReadAllLinesAsync(baseline));
        AssertClean(await BuildAsync(folder, "-p:TernNullGate=true"));
    }

    [Fact]
    public async Task NullFlow_LogOfTheCompiler_HoldsTheWholeWay()
    {
        string folder = await CreateLibraryAsync("log");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Known.cs"),
            """
            using System.Diagnostics.CodeAnalysis;

            public static class Known
            {
                [SuppressMessage("Tern.NullSafety", "TERN1004", Justification = "Only known names get here.")]
                public static int Length(int id) => Names.Name(id).Length;
            }
            """);

        (int exitCode, string output) = await BuildAsync(folder, "-restore", "-p:TernNullFlow=true", "-p:ErrorLog=nulls.sarif%2cversion=2.1");

        Assert.True(exitCode == 0, output);
        using JsonDocument log = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "nulls.sarif")));
        JsonElement[] results = [.. SarifShape.AssertRun(log.RootElement).GetProperty("results").EnumerateArray().Where(result => result.GetProperty("ruleId").GetString() == "TERN1004")];
        JsonElement reported = Assert.Single(results, result => !result.TryGetProperty("suppressions", out _));
        Assert.Equal([7], SarifShape.Lines(reported.GetProperty("locations")));
        Assert.Equal([3, 5, 7], SarifShape.Lines(reported.GetProperty("relatedLocations")));
        JsonElement suppressed = Assert.Single(results, result => result.TryGetProperty("suppressions", out _));
        Assert.Equal("Only known names get here.", suppressed.GetProperty("suppressions")[0].GetProperty("justification").GetString());
    }

    [Fact]
    public async Task NullFlow_DotnetFormat_WritesTheFix()
    {
        string folder = await CreateLibraryAsync("format");
        (int exitCode, string output) = await BuildAsync(folder, "-restore");
        Assert.True(exitCode == 0, output);

        (exitCode, output) = await DotNet.RunAsync(folder, "dotnet", "format", "analyzers", "--diagnostics", "TERN1004", "--no-restore", "-v", "n");

        Assert.True(exitCode == 0, output);
        string mended = await File.ReadAllTextAsync(Path.Combine(folder, "Names.cs"));
        Assert.Contains("Length(int id) => (Name(id) ?? throw new InvalidOperationException(\"'Name(id)' is null.\")).Length;", mended, StringComparison.Ordinal);
        AssertClean(await BuildAsync(folder, "-p:TernNullGate=true"));
    }

    private async Task<string> CreateLibraryAsync(string name)
    {
        string folder = package.CreateFolder("nulls-" + name);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Library.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                {(name == "format" ? "<TernNullFlow>true</TernNullFlow>" : "")}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Tern" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Names.cs"), Names);
        return folder;
    }

    private static Task<(int ExitCode, string Output)> BuildAsync(string folder, params string[] arguments)
        => DotNet.RunAsync(folder, "dotnet", ["build", "--no-incremental", "-nodeReuse:false", "-v:m", .. arguments.Contains("-restore") ? [] : new[] { "--no-restore" }, .. arguments.Where(a => a != "-restore")]);
}
