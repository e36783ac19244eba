using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.Idempotency;

/// <summary>
/// Cases with a mark at each line that does something twice. Their demos call twice, and give what is to be seen after each call: in a case with marks the second call changes it or fails, in a case
/// without marks it does not.
/// </summary>
internal static partial class IdempotencyCorpus
{
    /// <summary>The files, by name.</summary>
    public static IReadOnlyList<string> Names(string folder)
        => [.. Directory.GetFiles(Folder(folder), "*.cs").Order(StringComparer.Ordinal).Select(path => Path.GetFileNameWithoutExtension(path))];

    public static string Read(string folder, string name) => File.ReadAllText(Path.Combine(Folder(folder), name + ".cs"));

    /// <summary>Lines with the rules that they are marked with.</summary>
    public static IReadOnlyList<(int Line, string Id)> Marks(string text)
        => [.. text.Split('\n').SelectMany((line, i) => Mark().Matches(line).Select(match => (i + 1, match.Groups[1].Value)))];

    /// <summary>Missing and needless reports of a case, in words; empty when it is right.</summary>
    public static async Task<IReadOnlyList<string>> MistakesAsync(string text, string name)
    {
        IReadOnlyList<(int Line, string Id, string Text)> reported = await ReportedAsync(text, name).ConfigureAwait(false);
        IReadOnlyList<(int Line, string Id)> marks = Marks(text);
        return
        [
            .. marks.Where(m => !reported.Any(r => r.Line == m.Line && r.Id == m.Id)).Select(m => $"{name}({m.Line}): missing: {m.Id}"),
            .. reported.Where(r => !marks.Contains((r.Line, r.Id))).Select(r => $"{name}({r.Line}): needless: {r.Id} {r.Text}"),
        ];
    }

    /// <summary>What is reported of a case.</summary>
    public static async Task<IReadOnlyList<(int Line, string Id, string Text)>> ReportedAsync(string text, string name)
    {
        CSharpCompilation compilation = Compilations.Of().AddSyntaxTrees(Compilations.Tree(text, name + ".cs"));
        return [.. (await AnalyzerRun.DiagnosticsOfAsync(compilation, [new IdempotencyAnalyzer()]).ConfigureAwait(false)).Select(d => (d.Location.GetLineSpan().StartLinePosition.Line + 1, d.Id, d.GetMessage(null)))];
    }

    /// <summary>What is to be seen after the first and after the second call of each demo; a failure is seen too.</summary>
    public static async Task<IReadOnlyList<(string Demo, string Once, string Twice)>> RunAsync(string text, string name, params string[] prefixes)
    {
        string[] names = prefixes.Length == 0 ? ["Demo"] : prefixes;
        using MemoryStream image = new();
        EmitResult emitted = Compilations.Of().AddSyntaxTrees(Compilations.Tree(text, name + ".cs")).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        AssemblyLoadContext context = new(name, isCollectible: true);
        List<(string, string, string)> seen = [];
        try
        {
            Type cases = context.LoadFromStream(image).GetTypes().Single(type => type.Name == "Case");
            foreach (MethodInfo demo in cases.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => names.Any(n => m.Name.StartsWith(n, StringComparison.Ordinal))))
            {
                seen.Add(await SeeAsync(demo).ConfigureAwait(false));
            }
        }
        finally
        {
            context.Unload();
        }

        return seen;
    }

    private static async Task<(string Demo, string Once, string Twice)> SeeAsync(MethodInfo demo)
    {
        List<string> states = [];
        try
        {
            await foreach (string state in ((IAsyncEnumerable<string>)demo.Invoke(null, null)!).ConfigureAwait(false))
            {
                states.Add(state);
            }
        }
        catch (Exception failure) when (states.Count == 1)
        {
            states.Add($"failed: {failure.GetType().Name}");
        }

        Assert.Equal(2, states.Count);
        return (demo.Name, states[0], states[1]);
    }

    [GeneratedRegex("// want: (TERN[0-9]{4})")]
    private static partial Regex Mark();

    private static string Folder(string folder, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "Corpus", folder);
}
