using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Generators;

namespace Tern.Benchmarks.Generation;

/// <summary>Measures what the generator takes for the IDL of a large project: once from nothing, as a build, and again after an edit, as an editor.</summary>
internal static class GenerationBenchmark
{
    private const int Files = 100;
    private const int MessagesPerFile = 30;
    private const int Edits = 9;

    /// <summary>Runs the benchmark; the result is the exit code.</summary>
    public static int Run(string[] args)
    {
        if (args is not [("thrift" or "proto") and var language])
        {
            Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Tern.Benchmarks -- generate thrift|proto");
            return 2;
        }

        IdlSource[] files = [.. Enumerable.Range(0, Files).Select(i => IdlSource.Of(language, i, MessagesPerFile))];
        CSharpCompilation compilation = NewCompilation();
        long begin = Process.GetCurrentProcess().WorkingSet64;
        GeneratorDriver driver = NewDriver(files);
        (driver, TimeSpan cold) = Measure(driver, compilation);
        int generated = driver.GetRunResult().GeneratedTrees.Length;
        long characters = driver.GetRunResult().GeneratedTrees.Sum(tree => (long)tree.Length);
        if (driver.GetRunResult().Diagnostics.FirstOrDefault(d => d.Severity >= DiagnosticSeverity.Warning) is { } problem)
        {
            Console.Error.WriteLine(problem);
            return 1;
        }

        // The compiler is another process each time, unless its server runs; an editor stays.
        (_, TimeSpan warm) = Measure(NewDriver(files), compilation);
        TimeSpan field = Median(i => driver.ReplaceAdditionalText(files[50], files[50].WithField($"added{i}")));
        TimeSpan comment = Median(i => driver.ReplaceAdditionalText(files[50], files[50].WithComment($"Number {i}.")));
        TimeSpan shared = Median(i => driver.ReplaceAdditionalText(files[0], files[0].WithField($"added{i}")));
        TimeSpan code = Median(i => driver, i => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class C{i};")));

        Console.WriteLine($"{Files * MessagesPerFile:N0} messages in {Files} .{language} files: {generated:N0} generated files, {characters / 1e6:F1} million characters");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | full, first in the process | {cold.TotalSeconds:F2} s |
            | full, again | {warm.TotalSeconds:F2} s |
            | a field is added | {field.TotalMilliseconds:F0} ms |
            | a field is added to the file that all others include | {shared.TotalMilliseconds:F0} ms |
            | a comment changes | {comment.TotalMilliseconds:F0} ms |
            | C# elsewhere changes | {code.TotalMilliseconds:F0} ms |
            | peak memory of the process | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, {begin / 1e6:F0} MB before |
            """));
        return 0;

        TimeSpan Median(Func<int, GeneratorDriver> edit, Func<int, Compilation>? compile = null)
        {
            TimeSpan[] times = [.. Enumerable.Range(0, Edits).Select(i => Measure(edit(i), compile?.Invoke(i) ?? compilation).Time).Order()];
            return times[Edits / 2];
        }
    }

    private static (GeneratorDriver Driver, TimeSpan Time) Measure(GeneratorDriver driver, Compilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        GeneratorDriver after = driver.RunGenerators(compilation);
        return (after, Stopwatch.GetElapsedTime(start));
    }

    private static GeneratorDriver NewDriver(IEnumerable<IdlSource> files) => CSharpGeneratorDriver.Create(
        [new TernGenerator().AsSourceGenerator()], files, new CSharpParseOptions(LanguageVersion.CSharp13), new IdlSourceOptions());

    private static CSharpCompilation NewCompilation() => CSharpCompilation.Create(
        "Large",
        [CSharpSyntaxTree.ParseText("class Program;")],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
