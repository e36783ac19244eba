using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Cases with a mark at each line on which null is dereferenced when the case's demos run.</summary>
internal static class Corpus
{
    public const string Mark = "// want: null-deref";

    /// <summary>Files of a folder below <c>Corpus</c>.</summary>
    public static IReadOnlyList<string> Files(string folder)
        => [.. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Here())!, "..", "Corpus", folder), "*.cs").Order(StringComparer.Ordinal)];

    /// <summary>Lines that are marked and lines that are reported.</summary>
    public static async Task<(HashSet<int> Marked, ILookup<int, Diagnostic> Reported)> ScoreAsync(string text, string path)
    {
        CSharpCompilation compilation = Compilations.Of().AddSyntaxTrees(Compilations.Tree(text, path));
        IEnumerable<Diagnostic> found = await AnalyzerRun.DiagnosticsOfAsync(compilation, [new NullFlowAnalyzer()]).ConfigureAwait(false);
        return (Marks(text), found.Where(d => d.Severity != DiagnosticSeverity.Hidden).ToLookup(d => d.Location.GetLineSpan().StartLinePosition.Line + 1));
    }

    /// <summary>Missing and needless reports of a case, in words; empty when it is right.</summary>
    public static async Task<IReadOnlyList<string>> MistakesAsync(string text, string path)
    {
        (HashSet<int> marked, ILookup<int, Diagnostic> reported) = await ScoreAsync(text, path).ConfigureAwait(false);
        string[] lines = text.Split('\n');
        return
        [
            .. marked.Where(line => !reported.Contains(line)).Order().Select(line => $"{Path.GetFileName(path)}({line}): missing: {lines[line - 1].Trim()}"),
            .. reported.Where(group => !marked.Contains(group.Key)).Select(group => $"{Path.GetFileName(path)}({group.Key}): needless: {group.First().Id} {group.First().GetMessage(null)}"),
        ];
    }

    private static HashSet<int> Marks(string text)
        => [.. text.Split('\n').Select((line, i) => (line, i)).Where(l => l.line.TrimEnd().EndsWith(Mark, StringComparison.Ordinal)).Select(l => l.i + 1)];

    private static string Here([CallerFilePath] string file = "") => file;
}
