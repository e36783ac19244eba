using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tern.Cli.Tests.Analyze;

/// <summary>A build and the command write the same baseline of the same log of the compiler.</summary>
public sealed partial class NullBaselineWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Baseline_OfOneLog_IsTheSameFromTheBuildAndTheCommand()
    {
        string project = _folder.At("Shop.csproj");
        string source = _folder.At("A.cs");
        string log = JsonSerializer.Serialize(
            new
            {
                runs = new[]
                {
                    new
                    {
                        results = new[]
                        {
                            LoggingBuild.Result("TERN1001", "null", source, 1, baseline: "TERN1001 M:A 1"),
                            LoggingBuild.Result("CS0168", "not Tern's", source, 2),
                            LoggingBuild.Result("TERN1001", "null", source, 3, baseline: "TERN1001 M:A 1", suppressed: true),
                            LoggingBuild.Result("TERN1002", "null", source, 4, baseline: "TERN1002 M:B^1.C(System.Int32@) 2"),
                            LoggingBuild.Result("TERN2005", "no null", source, 5),
                        },
                    },
                },
            },
            s_indented);

        NullBaselineFile file = new();
        file.Add(project, AnalyzeSarif.Read(log, project, new Dictionary<string, System.Text.Json.Nodes.JsonObject>(StringComparer.Ordinal)));
        file.Write();

        Assert.Equal(3, EntriesOfTheBuild(log).Count);
        Assert.Equal(EntriesOfTheBuild(log), _folder.Read("tern.nulls").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
    }

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    // MSBuild has no reader of JSON: the expression in the package's targets takes the entries out of the log.
    private static IReadOnlyList<string> EntriesOfTheBuild(string log)
    {
        string targets = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Runtime/Tern/build/Tern.targets")));
        Match written = Replacement().Match(targets);
        Assert.True(written.Success);
        return Regex.Replace(log, written.Groups["pattern"].Value, written.Groups["by"].Value.Replace("%0A", "\n", StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"Regex\]::Replace\(\$\(_TernNullLog\), '(?<pattern>[^']*)', '(?<by>[^']*)'\)")]
    private static partial Regex Replacement();

    private static string Here([CallerFilePath] string file = "") => file;
}
