using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Generators;

namespace Tern.Architecture.Tests;

/// <summary>The projects below src as compilations, with the assemblies that lie beside the test for what they reference.</summary>
internal static class OwnCode
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>What is missing without the platform's generators: bodies of log methods, patterns and validators. They hold no code of ours.</summary>
    private static readonly string[] s_generated = ["CS8795", "CS0535"];

    private static readonly Dictionary<string, string> s_assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .DistinctBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Compiles a project's sources, with what Tern's generator makes of its contracts.</summary>
    public static CSharpCompilation Compile(ProjectFile project, CancellationToken cancellation)
    {
        CSharpParseOptions parse = new(LanguageVersion.Preview, DocumentationMode.None);
        IEnumerable<SyntaxTree> sources = Sources(project).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file, cancellationToken: cancellation));
        HashSet<string> own = References(project);
        CSharpCompilation written = CSharpCompilation.Create(
            project.Name,
            [CSharpSyntaxTree.ParseText(Usings, parse, "Usings.cs", cancellationToken: cancellation), .. sources],
            s_assemblies.Where(assembly => !Repository.SourceProjects.ContainsKey(assembly.Key) || own.Contains(assembly.Key)).Select(assembly => MetadataReference.CreateFromFile(assembly.Value)),
            new CSharpCompilationOptions(project.Name == "Tern.Cli" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        CSharpGeneratorDriver.Create([new TernGenerator().AsSourceGenerator()], parseOptions: parse).RunGeneratorsAndUpdateCompilation(written, out Compilation whole, out _, cancellation);
        return (CSharpCompilation)whole;
    }

    /// <summary>Errors of a compilation that are not of code that the platform's generators would add.</summary>
    public static IEnumerable<Diagnostic> ErrorsOf(CSharpCompilation compilation, CancellationToken cancellation)
        => compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !s_generated.Contains(diagnostic.Id));

    /// <summary>What all analyzers say.</summary>
    public static async Task<IEnumerable<Diagnostic>> FindingsOfAsync(CSharpCompilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. Assembly.Load("Tern.Analyzers").GetTypes()
                .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
        ];
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellation);
        return found.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && !diagnostic.IsSuppressed);
    }

    private static IEnumerable<string> Sources(ProjectFile project)
    {
        string[] outside = [Path.Combine(project.Folder, "obj"), Path.Combine(project.Folder, "bin"), Path.Combine(project.Folder, "content")];
        return Directory.EnumerateFiles(project.Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !outside.Any(folder => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .Concat(project.LinkedSources)
            .Order(StringComparer.Ordinal);
    }

    private static HashSet<string> References(ProjectFile project)
    {
        HashSet<string> all = [];
        Stack<ProjectFile> work = new([project]);
        while (work.TryPop(out ProjectFile? next))
        {
            foreach (string name in next == project ? next.ProjectReferences : next.SharedProjectReferences)
            {
                if (Repository.SourceProjects.TryGetValue(name, out ProjectFile? referenced) && all.Add(name))
                {
                    work.Push(referenced);
                }
            }
        }

        return all;
    }
}
