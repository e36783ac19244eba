using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Applies a fix everywhere, one place after the other: what one gives away, such as an id, the next one must know.</summary>
internal sealed class ContractFixAll : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        IEnumerable<Document> documents = fixAllContext.Scope switch
        {
            FixAllScope.Document => fixAllContext.Document is { } document ? [document] : [],
            FixAllScope.Project => fixAllContext.Project.Documents,
            _ => fixAllContext.Solution.Projects.SelectMany(p => p.Documents),
        };
        List<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)> all = [];
        foreach (Document document in documents)
        {
            ImmutableArray<Diagnostic> found = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!found.IsEmpty)
            {
                all.Add((document.Id, found));
            }
        }

        return CodeAction.Create("Mend all contracts", token => ApplyAsync(fixAllContext, all, token), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> ApplyAsync(FixAllContext context, List<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)> all, CancellationToken cancellationToken)
    {
        Solution solution = context.Solution;
        List<(DocumentId Document, Diagnostic Diagnostic, SyntaxAnnotation Mark)> marks = [];
        foreach ((DocumentId id, ImmutableArray<Diagnostic> diagnostics) in all)
        {
            // Places move while earlier ones are mended; marks move along.
            if (solution.GetDocument(id) is not { } unchanged || await unchanged.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                continue;
            }

            ILookup<SyntaxToken, (DocumentId Document, Diagnostic Diagnostic, SyntaxAnnotation Mark)> byToken = diagnostics
                .OrderBy(d => d.Location.SourceSpan.Start)
                .Select(d => (Token: root.FindToken(d.Location.SourceSpan.Start), Mark: (id, d, new SyntaxAnnotation())))
                .ToLookup(m => m.Token, m => m.Mark);
            marks.AddRange(byToken.SelectMany(g => g));
            solution = solution.WithDocumentSyntaxRoot(id, root.ReplaceTokens(byToken.Select(g => g.Key), (old, current) => current.WithAdditionalAnnotations(byToken[old].Select(m => m.Mark))));
        }

        foreach ((DocumentId id, Diagnostic diagnostic, SyntaxAnnotation mark) in marks)
        {
            if (solution.GetDocument(id) is not { } document || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                continue;
            }

            SyntaxToken token = root.GetAnnotatedTokens(mark).FirstOrDefault();
            if (!token.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None))
            {
                IReadOnlyList<FixEdit> edits = await ContractCodeFix.EditsAsync(document, diagnostic, token.SpanStart, cancellationToken).ConfigureAwait(false);
                if (edits.FirstOrDefault(e => e.Key == context.CodeActionEquivalenceKey) is { } edit)
                {
                    solution = await edit.ApplyAsync(solution, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return solution;
    }
}
