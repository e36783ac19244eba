using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Tern.Analyzers.Locking;

namespace Tern.Analyzers.CodeFixes.Locking;

/// <summary>Accepts the changes of a file, a project or a solution at once: they all edit one lock, so they cannot be applied side by side.</summary>
internal sealed class LockFixAll : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        List<(Project Project, ImmutableArray<Diagnostic> Diagnostics)> all = [];
        if (fixAllContext is { Scope: FixAllScope.Document, Document: { } document })
        {
            all.Add((document.Project, await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)));
        }
        else
        {
            foreach (Project project in fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project])
            {
                all.Add((project, await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false)));
            }
        }

        return CodeAction.Create("Accept the changes in the contract lock", token => ApplyAsync(fixAllContext, all, token), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> ApplyAsync(FixAllContext context, List<(Project Project, ImmutableArray<Diagnostic> Diagnostics)> all, CancellationToken cancellationToken)
    {
        Solution solution = context.Solution;
        foreach ((Project project, ImmutableArray<Diagnostic> diagnostics) in all)
        {
            foreach (IGrouping<string, Diagnostic> group in diagnostics.Where(d => LockAcceptance.LockOf(d) is not null).GroupBy(d => LockAcceptance.LockOf(d)!, StringComparer.Ordinal))
            {
                if (ContractLockCodeFix.Find(solution.GetProject(project.Id)!, group.Key) is { } file)
                {
                    solution = context.CodeActionEquivalenceKey == ContractLockCodeFix.AcceptEvery
                        ? await ContractLockCodeFix.AcceptEveryAsync(file, cancellationToken).ConfigureAwait(false)
                        : await ContractLockCodeFix.AcceptAsync(file, group, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return solution;
    }
}
