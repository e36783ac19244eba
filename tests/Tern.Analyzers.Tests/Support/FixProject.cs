using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tern.Generators;

namespace Tern.Analyzers.Tests.Support;

/// <summary>A project in a workspace, as an editor has it: files that diagnostics are found in and that fixes change.</summary>
internal sealed class FixProject
{
    /// <summary>Folder of the project.</summary>
    public const string Folder = "/project/";

    private readonly Project _project;

    private FixProject(Project project) => _project = project;

    /// <summary>A project of C# files, called <c>File0.cs</c> and so on.</summary>
    public static FixProject Of(params string[] sources)
    {
        CSharpCompilation template = Compilations.Of(sources);
        Project project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Test",
            "Test",
            LanguageNames.CSharp,
            filePath: Folder + "Test.csproj",
            compilationOptions: template.Options,
            parseOptions: template.SyntaxTrees[0].Options,
            metadataReferences: template.References));
        foreach (SyntaxTree tree in template.SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, tree.GetText(), filePath: Folder + tree.FilePath).Project;
        }

        return new FixProject(project);
    }

    /// <summary>The project with a file that is not C#.</summary>
    public FixProject With(string name, string text) => new(_project.AddAdditionalDocument(name, text, filePath: Folder + name).Project);

    /// <summary>The project with files that are <c>TernIdl</c> items, as build/Tern.targets hands them over.</summary>
    public FixProject WithIdl(params (string Name, string Text)[] files)
    {
        FixProject project = this;
        string config = $"is_global = true\nbuild_property.ProjectDir = {Folder}\n";
        foreach ((string name, string text) in files)
        {
            project = project.With(name, text);
            config += $"\n[{Folder}{name}]\nbuild_metadata.AdditionalFiles.TernIdl = true\n";
        }

        return new FixProject(project._project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(config), filePath: Folder + ".globalconfig").Project);
    }

    /// <summary>Text of a file.</summary>
    public string this[string name] => All(_project).Single(d => d.Name == name).GetTextAsync().GetAwaiter().GetResult().ToString();

    /// <summary>What the generator reports, and what the compiler says of its output.</summary>
    public async Task<(ImmutableArray<Diagnostic> Reported, Compilation Output)> GenerateAsync()
    {
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new TernGenerator().AsSourceGenerator()],
            additionalTexts: _project.AnalyzerOptions.AdditionalFiles,
            parseOptions: (CSharpParseOptions)_project.ParseOptions!,
            optionsProvider: _project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        driver.RunGeneratorsAndUpdateCompilation((await _project.GetCompilationAsync())!, out Compilation output, out ImmutableArray<Diagnostic> reported);
        return (reported, output);
    }

    /// <summary>What an analyzer reports.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(DiagnosticAnalyzer analyzer)
        => await AnalyzerRun.DiagnosticsOfAsync((await GenerateAsync()).Output, [analyzer], _project.AnalyzerOptions);

    /// <summary>What a fixer offers for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider fixer, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        TextDocument document = DocumentOf(diagnostic);
        CodeFixContext context = document is Document code
            ? new CodeFixContext(code, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)
            : new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await fixer.RegisterCodeFixesAsync(context);
        return actions;
    }

    /// <summary>The project after a fix.</summary>
    public async Task<FixProject> FixAsync(CodeFixProvider fixer, Diagnostic diagnostic, string key)
        => await ApplyAsync(Assert.Single(await ActionsAsync(fixer, diagnostic), action => action.EquivalenceKey == key));

    /// <summary>The project after an action.</summary>
    public async Task<FixProject> ApplyAsync(CodeAction action)
    {
        ApplyChangesOperation operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        return new FixProject(operation.ChangedSolution.GetProject(_project.Id)!);
    }

    /// <summary>The project after a fix of all diagnostics.</summary>
    public async Task<FixProject> FixAllAsync(CodeFixProvider fixer, IReadOnlyCollection<Diagnostic> diagnostics, string key, FixAllScope scope = FixAllScope.Project)
    {
        FixAllContext context = scope == FixAllScope.Document
            ? new FixAllContext((Document)DocumentOf(diagnostics.First()), fixer, scope, key, diagnostics.Select(d => d.Id).Distinct(), new Found(this, diagnostics), CancellationToken.None)
            : new FixAllContext(_project, fixer, scope, key, diagnostics.Select(d => d.Id).Distinct(), new Found(this, diagnostics), CancellationToken.None);
        return await ApplyAsync((await fixer.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private static IEnumerable<TextDocument> All(Project project) => project.Documents.Concat(project.AdditionalDocuments);

    private TextDocument DocumentOf(Diagnostic diagnostic)
    {
        string path = diagnostic.Location.GetLineSpan().Path;
        return All(_project).Single(d => d.FilePath == path);
    }

    private sealed class Found(FixProject project, IReadOnlyCollection<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project asked, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult(diagnostics.Where(d => project.DocumentOf(d).Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project asked, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
