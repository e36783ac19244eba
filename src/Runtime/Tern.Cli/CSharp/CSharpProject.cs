using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Tern.Cli;

/// <summary>A C# project as its build gives it to the compiler.</summary>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Compilation">Its sources and references, without what generators add.</param>
/// <param name="Options">Its additional files and their metadata.</param>
internal sealed record CSharpProject(string Folder, CSharpCompilation Compilation, AnalyzerOptions Options)
{
    /// <summary>Whether a path names a project, or a folder that has one directly in it.</summary>
    public static bool IsProject(string path) => Find(path) is not null;

    /// <summary>Builds a project and asks how it calls the compiler.</summary>
    /// <param name="path">Full path of the project, or of the folder that has it.</param>
    /// <param name="build">How it is built.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CliException">It does not build.</exception>
    public static async Task<CSharpProject> OpenAsync(string path, CSharpBuild build, CliHost host, CancellationToken cancellationToken)
    {
        string file = Find(path) ?? throw new CliException($"There is no C# project '{host.Display(path)}'.");
        string folder = Path.GetDirectoryName(file)!;
        string framework = build.Framework ?? await FrameworkOfAsync(file, host, cancellationToken).ConfigureAwait(false);
        string[] properties = [$"-p:Configuration={build.Configuration}", $"-p:TargetFramework={framework}"];
        if (!build.IsSkipped)
        {
            await RunAsync(folder, host, $"'{host.Display(file)}' does not build", ["build", file, "-c", build.Configuration, "-f", framework, "-nologo", "-v:q", "-clp:NoSummary", "-nodeReuse:false"], cancellationToken).ConfigureAwait(false);
        }

        // What IDEs do: the build runs as ever, but the compiler only tells what it was called with. The file that does not exist keeps the step from being skipped as up to date.
        string output = await RunAsync(
            folder,
            host,
            $"'{host.Display(file)}' does not say how it is compiled",
            [
                "msbuild", file, "-nologo", "-v:q", "-nodeReuse:false", "-t:Compile", "-getItem:CscCommandLineArgs", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
                "-p:BuildProjectReferences=false", "-p:NonExistentFile=__NonExistentSubDir__/__NonExistentFile__", .. properties,
            ],
            cancellationToken).ConfigureAwait(false);
        using JsonDocument items = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        string[] arguments = [.. items.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!)];
        return Of(folder, CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null));
    }

    private static string? Find(string path)
    {
        if (File.Exists(path))
        {
            return path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? path : null;
        }

        return Directory.Exists(path) && Directory.GetFiles(path, "*.csproj") is [var only] ? only : null;
    }

    private static async Task<string> FrameworkOfAsync(string file, CliHost host, CancellationToken cancellationToken)
    {
        string output = await RunAsync(
            Path.GetDirectoryName(file)!, host, $"'{host.Display(file)}' cannot be read", ["msbuild", file, "-nologo", "-nodeReuse:false", "-getProperty:TargetFramework", "-getProperty:TargetFrameworks"], cancellationToken).ConfigureAwait(false);
        using JsonDocument values = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        JsonElement properties = values.RootElement.GetProperty("Properties");
        string[] several = properties.GetProperty("TargetFrameworks").GetString()!.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return several.Length > 0 ? several[^1] : properties.GetProperty("TargetFramework").GetString()!;
    }

    private static async Task<string> RunAsync(string folder, CliHost host, string otherwise, string[] arguments, CancellationToken cancellationToken)
    {
        ProgramResult result = await host.Programs.RunAsync(folder, "dotnet", arguments, cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.Output : throw new CliException($"{otherwise}:{Environment.NewLine}{result.Output.Trim()}{result.Error.Trim()}");
    }

    private static CSharpProject Of(string folder, CSharpCommandLineArguments arguments)
    {
        // The SDK may know a newer C# than the compiler in here; contracts are declarations, which stay what they were.
        CSharpParseOptions parse = arguments.ParseOptions.WithDocumentationMode(DocumentationMode.Parse).WithLanguageVersion(LanguageVersion.Preview);
        CSharpCompilation compilation = CSharpCompilation.Create(
            arguments.CompilationName ?? Path.GetFileName(folder),
            arguments.SourceFiles.Select(source => CSharpSyntaxTree.ParseText(Read(source.Path), parse, source.Path)),
            arguments.MetadataReferences.Select(static reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            arguments.CompilationOptions);
        ImmutableArray<AdditionalText> additional = [.. arguments.AdditionalFiles.Select(static file => new AdditionalFile(file.Path))];
        AnalyzerConfigSet configuration = AnalyzerConfigSet.Create(
            arguments.AnalyzerConfigPaths.Where(File.Exists).Select(static path => AnalyzerConfig.Parse(File.ReadAllText(path), path)).ToImmutableArray());
        return new CSharpProject(folder, compilation, new AnalyzerOptions(additional, new ConfigurationProvider(configuration)));
    }

    private static SourceText Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return SourceText.From(file);
    }

    private sealed class AdditionalFile(string path) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => File.Exists(Path) ? Read(Path) : null;
    }

    private sealed class ConfigurationProvider(AnalyzerConfigSet configuration) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Configuration(configuration.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Of(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Of(textFile.Path);

        private Configuration Of(string path) => new(configuration.GetOptionsForSourcePath(path).AnalyzerOptions);
    }

    private sealed class Configuration(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
