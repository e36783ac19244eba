using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Tern.Analyzers.Tests.Support;

/// <summary>Tries rules about calls on code in which <c>[|…|]</c> marks what a rule shall report, beside a contract and with all of Tern referenced.</summary>
internal static class CallRules
{
    /// <summary>The contract that the code calls.</summary>
    public const string Contract =
        """
        global using Tern;

        [RpcService("shop.Catalog")]
        public interface ICatalog
        {
            [Idempotent] ValueTask<Item> GetAsync(GetItem request, CallContext? context = null);

            ValueTask<Order> PlaceAsync(PlaceOrder request, CancellationToken cancellationToken = default);

            ValueTask<Order> ReserveAsync(PlaceOrder request, CallContext? context = null);

            [OneWay] ValueTask TrackAsync(Click click);

            IAsyncEnumerable<Item> WatchAsync(GetItem request, CallContext? context = null);

            ValueTask<Order> UploadAsync(IAsyncEnumerable<Item> items, CallContext? context = null);

            IAsyncEnumerable<Order> ChatAsync(IAsyncEnumerable<Item> items, CallContext? context = null);
        }

        [RpcService]
        public interface IReader
        {
            [Idempotent] Task<Item> ReadAsync(string sku);

            [Idempotent] ValueTask<Item> FindAsync(string sku, CallContext? context = null);
        }

        public record GetItem(string Sku);

        public record Item(string Sku);

        public record PlaceOrder(string Sku, int Count);

        public record Order(string Id);

        public record Click(string Page);
        """;

    private static readonly string[] s_known =
    [
        "Tern.Abstractions", "Tern.Serialization", "Tern.Client", "Tern.Governance", "Tern.Protocols", "Tern.Transport", "Tern.Extensions.Hosting", "Polly.Core",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
    ];

    private static readonly MetadataReference[] s_references =
    [
        .. Compilations.References.Where(r => Path.GetFileNameWithoutExtension(r.Display!) is var name && !s_known.Contains(name)),
        .. s_known.Select(name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name + ".dll"))),
    ];

    /// <summary>Fails unless the analyzer reports the marked places, by the rule, and nothing else.</summary>
    public static async Task ExpectAsync(DiagnosticAnalyzer analyzer, string rule, string marked, OutputKind output = OutputKind.DynamicallyLinkedLibrary)
    {
        (string source, ImmutableArray<TextSpan> spans) = Unmark(marked);
        CSharpCompilation compilation = Compile(source, output);

        // Suggestions of other rules are no noise.
        ImmutableArray<Diagnostic> found = [.. (await AnalyzerRun.DiagnosticsOfAsync(compilation, [analyzer])).Where(d => d.Id == rule || d.Severity >= DiagnosticSeverity.Warning)];

        Assert.Equal(
            string.Join("\n", spans.Select(span => $"{rule} {source.Substring(span.Start, span.Length)}")),
            string.Join("\n", found.Select(d => $"{d.Id} {d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}")));
        Assert.Equal(spans, found.Select(d => d.Location.SourceSpan));
    }

    /// <summary>The rules that analyzers report for code whose contract is in another project: compiled, or as source, as editors hand it on.</summary>
    public static async Task<string[]> RulesAcrossProjectsAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, string source, bool compiled)
    {
        CSharpCompilation contract = Compile("", OutputKind.DynamicallyLinkedLibrary).WithAssemblyName("Shop.Contracts");
        MetadataReference reference = contract.ToMetadataReference();
        if (compiled)
        {
            using MemoryStream image = new();
            Assert.Empty(contract.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
            reference = MetadataReference.CreateFromImage(image.ToArray());
        }

        CSharpCompilation user = Compilations.Of("global using Tern;", source).WithReferences([.. s_references, reference]).WithAssemblyName("Shop.App");
        return [.. (await AnalyzerRun.DiagnosticsOfAsync(user, analyzers)).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The messages that an analyzer has for some code.</summary>
    public static async Task<string[]> MessagesAsync(DiagnosticAnalyzer analyzer, string source)
        => [.. (await AnalyzerRun.DiagnosticsOfAsync(Compile(source, OutputKind.DynamicallyLinkedLibrary), [analyzer])).Select(d => d.GetMessage(CultureInfo.InvariantCulture))];

    /// <summary>What the code is after the fix with a key for its first finding. The result must compile.</summary>
    /// <remarks>The contract follows, behind a line of dashes, where the fix has changed it.</remarks>
    public static async Task<string> FixAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fixer, string rule, string key, string source)
    {
        (Project project, List<CodeAction> actions) = await ActionsAsync(analyzer, fixer, rule, source);
        CodeAction chosen = Assert.Single(actions, action => action.EquivalenceKey == key);
        ApplyChangesOperation change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await chosen.GetOperationsAsync(CancellationToken.None)));
        Project mended = change.ChangedSolution.GetProject(project.Id)!;
        string[] texts = await Task.WhenAll(mended.Documents.Where(d => d.Name != "Usings.cs").Select(async d => (await d.GetTextAsync()).ToString()));
        Assert.Empty((await mended.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return string.Join("\n----\n", texts.Where(text => text != Contract));
    }

    /// <summary>The keys of what a fixer offers for the first finding.</summary>
    public static async Task<string[]> KeysAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fixer, string rule, string source)
        => [.. (await ActionsAsync(analyzer, fixer, rule, source)).Actions.Select(action => action.EquivalenceKey!)];

    private static async Task<(Project Project, List<CodeAction> Actions)> ActionsAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fixer, string rule, string source)
    {
        CSharpCompilation compilation = Compile(source, OutputKind.DynamicallyLinkedLibrary);
        Project project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Test",
            "Test",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath).Project;
        }

        Diagnostic diagnostic = (await AnalyzerRun.DiagnosticsOfAsync((await project.GetCompilationAsync())!, [analyzer])).First(d => d.Id == rule);
        List<CodeAction> actions = [];
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return (project, actions);
    }

    private static CSharpCompilation Compile(string source, OutputKind output)
    {
        CSharpCompilation template = Compilations.Of(source, Contract);
        return template.WithReferences(s_references).WithOptions(template.Options.WithOutputKind(output));
    }

    private static (string Source, ImmutableArray<TextSpan> Spans) Unmark(string marked)
    {
        ImmutableArray<TextSpan>.Builder spans = ImmutableArray.CreateBuilder<TextSpan>();
        Stack<int> starts = new();
        System.Text.StringBuilder source = new();
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "[|", 0, 2) == 0)
            {
                starts.Push(source.Length);
                i++;
            }
            else if (string.CompareOrdinal(marked, i, "|]", 0, 2) == 0)
            {
                spans.Add(TextSpan.FromBounds(starts.Pop(), source.Length));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        return (source.ToString(), [.. spans.OrderBy(s => s.Start)]);
    }
}
