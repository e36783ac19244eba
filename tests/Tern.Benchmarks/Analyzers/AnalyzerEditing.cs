using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Tern.Benchmarks.Analyzers;

/// <summary>
/// The <c>analyzers --edit</c> command: what an editor asks for after each keystroke, the diagnostics of one file of 1,800 lines, with Tern's analyzers and without, in a small project and in a large one. What is done at
/// the end of a compilation is not among it: editors ask for that when they build, or analyze a whole solution.
/// </summary>
internal static class AnalyzerEditing
{
    private const int Methods = 100;
    private const int Keystrokes = 40;
    private const int WarmUp = 5;
    private const string Here = "/*here*/";

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13);

    /// <summary>Runs the benchmark; the result is the exit code.</summary>
    public static async Task<int> RunAsync()
    {
        string corpus = Path.Combine(TernAssemblies.RootFolder(), "tests/Tern.Analyzers.Tests/Corpus/NullFlowWide");
        string[] files = [.. Directory.EnumerateFiles(corpus, "*.cs").Order(StringComparer.Ordinal)];
        DiagnosticAnalyzer[] analyzers = [.. Analyzers()];
        string text = Edited();
        Console.WriteLine($"{analyzers.Length} analyzers, null flow among them; a file of {text.Count(static c => c == '\n'):N0} lines, {Keystrokes} keystrokes in a method of it.");
        Console.WriteLine();
        Console.WriteLine("| files beside it | lines | compiler alone ms, median | worst | with Tern's analyzers ms, median | worst |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|");
        foreach (int count in new[] { 10, 100, files.Length })
        {
            await MeasureAsync([.. files.Take(count)], text, analyzers).ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task MeasureAsync(string[] files, string text, DiagnosticAnalyzer[] analyzers)
    {
        string usings = string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }.Select(static n => $"global using {n};\n"));
        SyntaxTree edited = CSharpSyntaxTree.ParseText(text, s_parse, "Edited.cs");
        string[] sources = [.. files.Select(File.ReadAllText)];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Project",
            [CSharpSyntaxTree.ParseText(usings, s_parse, "Usings.cs"), edited, .. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, s_parse, files[i]))],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        List<double> alone = [];
        List<double> all = [];
        for (int key = 0; key < WarmUp + Keystrokes; key++)
        {
            SyntaxTree before = edited;
            edited = edited.WithChangedText(SourceText.From(text.Replace(Here, $"/*{key:D4}*/", StringComparison.Ordinal)));
            compilation = compilation.ReplaceSyntaxTree(before, edited);
            double compiler = await TimeAsync(compilation, edited, []).ConfigureAwait(false);

            // The second asks a compilation of its own, which has bound nothing yet.
            double both = await TimeAsync(compilation.Clone(), edited, analyzers).ConfigureAwait(false);
            if (key >= WarmUp)
            {
                alone.Add(compiler);
                all.Add(both);
            }
        }

        alone.Sort();
        all.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {files.Length} | {sources.Sum(static s => s.Count(static c => c == '\n')):N0} | {alone[alone.Count / 2]:F1} | {alone[^1]:F1} | {all[all.Count / 2]:F1} | {all[^1]:F1} |"));
    }

    private static async Task<double> TimeAsync(CSharpCompilation compilation, SyntaxTree edited, DiagnosticAnalyzer[] analyzers)
    {
        long begin = Stopwatch.GetTimestamp();
        SemanticModel model = compilation.GetSemanticModel(edited);
        model.GetDiagnostics();
        if (analyzers.Length > 0)
        {
            CompilationWithAnalyzers with = compilation.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
            await with.GetAnalyzerSyntaxDiagnosticsAsync(edited, CancellationToken.None).ConfigureAwait(false);
            await with.GetAnalyzerSemanticDiagnosticsAsync(with.Compilation.GetSemanticModel(edited), null, CancellationToken.None).ConfigureAwait(false);
        }

        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    /// <summary>A file of 1,800 lines: a service whose methods look up, test, hand on and change.</summary>
    private static string Edited()
    {
        StringBuilder text = new("namespace Edited;\n\npublic sealed class Row { public string? Name { get; set; } public Row? Next { get; set; } }\n\npublic sealed class Desk\n{\n    private readonly Dictionary<int, Row> _rows = new();\n    private Row? _last;\n");
        for (int m = 0; m < Methods; m++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                    public int Find{{m}}(int key, IEnumerable<Row> rows)
                    {
                        {{(m == Methods / 2 ? Here : "")}}
                        if (!_rows.TryGetValue(key, out Row? row))
                        {
                            row = rows.FirstOrDefault(r => r.Name == "{{m}}");
                        }

                        int sum = 0;
                        for (Row? r = row; r is not null; r = r.Next)
                        {
                            sum += r.Name!.Length;
                            _last = r;
                        }

                        return sum + Find{{(m + 7) % Methods}}(key + 1, rows.Where(r => r.Next != null)) + (_last?.Name ?? "").Length;
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<DiagnosticAnalyzer> Analyzers()
        => Assembly.LoadFrom(TernAssemblies.Il()[0]).GetTypes()
            .Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsSubclassOf(typeof(DiagnosticSuppressor)))
            .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t, nonPublic: true)!);

    private static MetadataReference[] References()
        =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll"))
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
}
