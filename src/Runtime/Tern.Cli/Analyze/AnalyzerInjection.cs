using System.Security;

namespace Tern.Cli;

/// <summary>Brings analyzers into a build from outside, and its findings out again: files in a temporary folder, gone afterwards.</summary>
internal sealed class AnalyzerInjection : IDisposable
{
    // The analyzers and what they need, which the compiler looks for among the analyzers that it is given; it brings its own libraries, which must not lie beside them.
    private static readonly string[] s_files = ["Tern.Analyzers", "Tern.Generators", "Tern.Emit", "Tern.Idl", "Tern.Schema"];

    private readonly string _folder = Directory.CreateTempSubdirectory("tern-analyze-").FullName;

    public AnalyzerInjection()
    {
        foreach (string file in s_files)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file + ".dll"), Path.Combine(_folder, file + ".dll"));
        }

        Directory.CreateDirectory(Logs);
        File.WriteAllText(Targets, TargetsText());
    }

    /// <summary>What <c>CustomAfterMicrosoftCommonTargets</c> is set to.</summary>
    public string Targets => Path.Combine(_folder, "tern-analyze.targets");

    private string Logs => Path.Combine(_folder, "logs");

    /// <summary>Logs of the compiler, each with the full path of its project.</summary>
    public IEnumerable<(string Log, string Project)> ReadLogs() => Directory.EnumerateFiles(Logs, "*.sarif")
        .Order(StringComparer.Ordinal)
        .Select(static log => (log, File.ReadAllText(log + ".project").Trim()));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string TargetsText()
    {
        string analyzers = string.Concat(s_files.Select(file =>
            $"""
                  <Analyzer Include="{SecurityElement.Escape(Path.Combine(_folder, file + ".dll"))}" Condition="!$(TernAnalyzersOfProject.Contains(';{file};'))" />

            """));
        string log = $"{SecurityElement.Escape(Logs)}/$(MSBuildProjectName).$(TargetFramework).$([MSBuild]::StableStringHash('$(MSBuildProjectFullPath)')).sarif";
        return $"""
            <Project>

              <PropertyGroup>
                <TernAnalyzeLog>{log}</TernAnalyzeLog>
                <ErrorLog>$(TernAnalyzeLog),version=2.1</ErrorLog>
                <RunAnalyzers>true</RunAnalyzers>
                <RunAnalyzersDuringBuild>true</RunAnalyzersDuringBuild>
              </PropertyGroup>

              <ItemGroup>
                <CompilerVisibleProperty Include="TernNullFlow" />
                <CompilerVisibleProperty Include="TernNullFlowEvidence" />
              </ItemGroup>

              <Target Name="TernAnalyze" BeforeTargets="CoreCompile" Condition="'$(Language)' == 'C#'">
                <PropertyGroup>
                  <TernAnalyzersOfProject>;@(Analyzer->'%(Filename)');</TernAnalyzersOfProject>
                </PropertyGroup>
                <ItemGroup>
            {analyzers.TrimEnd()}
                  <TernBaselineOfProject Include="@(AdditionalFiles)" Condition="'%(Filename)%(Extension)' == '{NullBaselineFile.Name}'" />
                  <AdditionalFiles
                    Include="$(MSBuildProjectDirectory)/{NullBaselineFile.Name}"
                    Condition="'$(TernNullBaseline)' == '' and '@(TernBaselineOfProject)' == '' and Exists('$(MSBuildProjectDirectory)/{NullBaselineFile.Name}')" />
                </ItemGroup>
                <WriteLinesToFile File="$(TernAnalyzeLog).project" Lines="$(MSBuildProjectFullPath)" Overwrite="true" />
              </Target>

            </Project>
            """;
    }
}
