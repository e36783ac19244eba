using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Tern.Analyzers.Locking;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Mends contracts that the generator refuses, where there is a way that most would go.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContractCodeFix))]
[Shared]
public sealed class ContractCodeFix : CodeFixProvider
{
    private static readonly ImmutableDictionary<string, Func<FixPlace, IEnumerable<FixEdit>>> s_fixes = new Dictionary<string, Func<FixPlace, IEnumerable<FixEdit>>>(StringComparer.Ordinal)
    {
        ["TERN0001"] = TypeFixes.MakePartial,
        ["TERN0002"] = TypeFixes.MakePartial,
        ["TERN0003"] = TypeFixes.MakeReachable,
        ["TERN0004"] = TypeFixes.MakeAbstract,
        ["TERN0010"] = FieldFixes.ChooseId,
        ["TERN0011"] = FieldFixes.ChooseId,
        ["TERN0012"] = MemberFixes.MakeReadable,
        ["TERN0013"] = MemberFixes.MakeSettable,
        ["TERN0014"] = FieldFixes.FillParameter,
        ["TERN0015"] = FieldFixes.CarryRequired,
        ["TERN0016"] = MemberFixes.ShowParameter,
        ["TERN0021"] = MemberFixes.RemoveNullableElements,
        ["TERN0024"] = MemberFixes.MakeNullable,
        ["TERN0027"] = FieldFixes.UseUsualEncoding,
        ["TERN0030"] = TypeFixes.MendCase,
        ["TERN0033"] = FieldFixes.RemoveId,
        ["TERN0034"] = FieldFixes.RemoveId,
        ["TERN0040"] = TypeFixes.DeriveFromException,
        ["TERN0041"] = ServiceFixes.MarkException,
        ["TERN0042"] = ServiceFixes.TellExceptionsApart,
        ["TERN0050"] = ServiceFixes.MakeMethod,
        ["TERN0052"] = ServiceFixes.ReturnTask,
        ["TERN0053"] = ServiceFixes.NameMethod,
        ["TERN0054"] = ServiceFixes.MoveContext,
        ["TERN0055"] = ServiceFixes.PassValue,
        ["TERN0056"] = ServiceFixes.RemoveOneWay,
        ["TERN0058"] = ServiceFixes.BareStream,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. s_fixes.Keys.OrderBy(id => id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new ContractFixAll();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (FixEdit edit in await EditsAsync(document, diagnostic, diagnostic.Location.SourceSpan.Start, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(edit.Title, token => edit.ApplyAsync(document.Project.Solution, token), edit.Key), diagnostic);
            }
        }
    }

    /// <summary>The fixes at a place.</summary>
    /// <remarks>Diagnostics of generators have no syntax tree; the place in the text is all that is needed of them.</remarks>
    internal static async Task<IReadOnlyList<FixEdit>> EditsAsync(Document document, Diagnostic diagnostic, int position, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(position)
            || root.FindToken(position).Parent is not { } node)
        {
            return [];
        }

        string? locked = LockFile.Of(document.Project.AnalyzerOptions)?.GetText(cancellationToken)?.ToString();
        return [.. s_fixes[diagnostic.Id](new FixPlace(node, model, diagnostic, locked, cancellationToken))];
    }
}
