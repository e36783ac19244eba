using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Tern.Analyzers.Locking;

namespace Tern.Analyzers.CodeFixes.Locking;

/// <summary>Accepts changes of contracts: writes them into the contract lock of the project.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(ContractLockCodeFix),
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class ContractLockCodeFix : CodeFixProvider
{
    /// <summary>Key of the action that accepts one change; fixing all with it accepts those of the scope.</summary>
    internal const string AcceptOne = "TernLock.Accept";

    /// <summary>Key of the action that accepts all changes of the project, whatever their rules.</summary>
    internal const string AcceptEvery = "TernLock.AcceptAll";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. LockRules.All.Where(rule => rule != LockRules.LockUnreadable).Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new LockFixAll();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (LockAcceptance.LockOf(diagnostic) is not { } path || Find(project, path) is not { } file)
            {
                continue;
            }

            context.RegisterCodeFix(CodeAction.Create($"Accept this change in {file.Name}", token => AcceptAsync(file, [diagnostic], token), AcceptOne), diagnostic);
            context.RegisterCodeFix(CodeAction.Create($"Accept every change of the contracts in {file.Name}", token => AcceptEveryAsync(file, token), AcceptEvery), diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>The lock of a project by its path.</summary>
    internal static TextDocument? Find(Project project, string path) => project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path);

    /// <summary>Accepts some changes.</summary>
    internal static async Task<Solution> AcceptAsync(TextDocument file, IEnumerable<Diagnostic> changes, CancellationToken cancellationToken)
    {
        SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return With(file, text, LockAcceptance.Accept(text.ToString(), changes));
    }

    /// <summary>Accepts whatever the contracts are now.</summary>
    internal static async Task<Solution> AcceptEveryAsync(TextDocument file, CancellationToken cancellationToken)
    {
        Project project = file.Project;
        SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(f => f.Path == file.FilePath) is { } additional
            && LockFindings.AcceptAll(compilation, project.AnalyzerOptions, additional, cancellationToken) is { } accepted
                ? With(file, text, LockAcceptance.WithEndingsOf(text.ToString(), accepted))
                : project.Solution;
    }

    private static Solution With(TextDocument file, SourceText before, string text)
        => file.Project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(text, before.Encoding, before.ChecksumAlgorithm));
}
