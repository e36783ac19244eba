using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Tern.Analyzers.CodeFixes.Contracts;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>Mends null flows: at the dereference, or at the declarations that the null goes through.</summary>
/// <remarks>The first action that is offered is the one that tools without a person take: it fails where the null is, and says so, instead of inventing a value.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullFlowCodeFix))]
[Shared]
public sealed class NullFlowCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        "TERN1001", "TERN1002", "TERN1003", "TERN1004", "TERN1005", "TERN1006", "TERN1007", "TERN1008", "TERN1009", "TERN1020", "TERN1021", "TERN1022", "TERN1023", "TERN1024",
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (NullPlace.Of(root, model, diagnostic, context.CancellationToken) is not { } place)
            {
                continue;
            }

            IEnumerable<FixEdit> edits = place.IsReply
                ? ReplyFixes.At(place)
                : GuardFixes.At(place).Concat(ValueFixes.At(place)).Concat(MemberFixes.At(place)).Concat(AnnotationFixes.At(place));
            foreach (FixEdit edit in edits)
            {
                context.RegisterCodeFix(CodeAction.Create(edit.Title, token => edit.ApplyAsync(document.Project.Solution, token), edit.Key), diagnostic);
            }
        }
    }
}
