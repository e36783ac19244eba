using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Tern.Analyzers.CodeFixes.Usage;

/// <summary>Awaits what is blocked on or forgotten, and disposes streams that are read by hand; where the code around may await.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitCodeFix))]
[Shared]
public sealed class AwaitCodeFix : CodeFixProvider
{
    /// <summary>Key of the action that awaits.</summary>
    internal const string Await = "TernUsage.Await";

    /// <summary>Key of the action that disposes.</summary>
    internal const string Dispose = "TernUsage.Dispose";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TERN4002", "TERN4003", "TERN4004"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax node || !AwaitPlaces.MayAwait(node))
            {
                continue;
            }

            (SyntaxNode Old, SyntaxNode New)? edit = diagnostic.Id switch
            {
                "TERN4002" => AwaitStatement(node, await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false)),
                "TERN4003" => DisposeLocal(node),
                _ => AwaitInsteadOfBlocking(node),
            };
            if (edit is { } change)
            {
                (string title, string key) = diagnostic.Id == "TERN4003" ? ("Dispose it with 'await using'", Dispose) : ("Await the call", Await);
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New.WithAdditionalAnnotations(Formatter.Annotation)))), key), diagnostic);
            }
        }
    }

    private static (SyntaxNode, SyntaxNode)? AwaitStatement(ExpressionSyntax call, SemanticModel? model)
    {
        // Replies are enumerated, not awaited: what with is for the author to say.
        if (model?.GetTypeInfo(call).Type is not { Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" })
        {
            return null;
        }

        ExpressionSyntax whole = call.Parent is AssignmentExpressionSyntax discard ? discard : call;
        return (whole, SyntaxFactory.AwaitExpression(WithoutAsTask(call).WithoutTrivia()).WithTriviaFrom(whole));
    }

    private static (SyntaxNode, SyntaxNode)? DisposeLocal(ExpressionSyntax enumerator)
    {
        if (enumerator.FirstAncestorOrSelf<StatementSyntax>() is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration)
        {
            return null;
        }

        SyntaxToken first = declaration.GetFirstToken();
        LocalDeclarationStatementSyntax disposed = declaration
            .ReplaceToken(first, first.WithLeadingTrivia())
            .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(declaration.GetLeadingTrivia());
        return (declaration, disposed);
    }

    private static (SyntaxNode, SyntaxNode)? AwaitInsteadOfBlocking(ExpressionSyntax blocking)
    {
        (ExpressionSyntax Task, string Member)? found = blocking switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result => (result.Expression, "Result"),
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } } } => (awaiter.Expression, "GetResult"),
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "ToBlockingEnumerable" } waited } => (waited.Expression, waited.Name.Identifier.ValueText),
            _ => null,
        };
        if (found is not { } known)
        {
            return null;
        }

        ExpressionSyntax task = WithoutAsTask(known.Task).WithoutTrivia();
        if (known.Member == "ToBlockingEnumerable")
        {
            return blocking.Parent is ForEachStatementSyntax loop && loop.Expression == blocking && loop.AwaitKeyword.IsKind(SyntaxKind.None)
                ? (loop, loop.WithExpression(task.WithTriviaFrom(blocking))
                    .WithForEachKeyword(loop.ForEachKeyword.WithLeadingTrivia())
                    .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space)))
                : null;
        }

        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(task);
        if (blocking.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            awaited = SyntaxFactory.ParenthesizedExpression(awaited);
        }

        return (blocking, awaited.WithTriviaFrom(blocking));
    }

    private static ExpressionSyntax WithoutAsTask(ExpressionSyntax task)
        => task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask" } inner } ? inner.Expression : task;
}
