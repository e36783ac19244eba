using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Tern.Analyzers.CodeFixes.Policy;

/// <summary>Mends policies that would repeat what must not be repeated: by less of a policy, or by the promise that repeating does no harm.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PolicyCodeFix))]
[Shared]
public sealed class PolicyCodeFix : CodeFixProvider
{
    /// <summary>Key of the action that marks the method.</summary>
    internal const string Mark = "TernPolicy.Mark";

    /// <summary>Key of the action that leaves retries to what was not sent.</summary>
    internal const string NotSent = "TernPolicy.NotSent";

    /// <summary>Key of the action that takes the policy away.</summary>
    internal const string Remove = "TernPolicy.Remove";

    // The property of the analyzer's diagnostics that names the declaration.
    private const string Method = "Method";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TERN2001", "TERN2002", "TERN2003", "TERN2004"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode? node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node is AssignmentExpressionSyntax setting)
            {
                if (diagnostic.Id is "TERN2001" or "TERN2002" && NotSentOnly(setting) is { } less)
                {
                    context.RegisterCodeFix(CodeAction.Create("Retry only what was not sent", _ => Task.FromResult(With(document, root!.ReplaceNode(setting, less))), NotSent), diagnostic);
                }

                if (diagnostic.Id is "TERN2001" or "TERN2004" && Without(root!, setting) is { } removed)
                {
                    context.RegisterCodeFix(CodeAction.Create("Leave the policy out", _ => Task.FromResult(With(document, removed)), Remove), diagnostic);
                }
            }

            if (diagnostic.Properties.TryGetValue(Method, out string? id) && id is not null
                && await DeclarationAsync(document.Project.Solution, document.Project, id, context.CancellationToken).ConfigureAwait(false) is { } declaration)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Mark '{declaration.Method.Identifier.ValueText}' [Idempotent]: calling it twice has the effect of calling it once", token => MarkAsync(declaration.Document, declaration.Method, token), Mark), diagnostic);
            }
        }
    }

    private static Document With(Document document, SyntaxNode root) => document.WithSyntaxRoot(root);

    private static AssignmentExpressionSyntax? NotSentOnly(AssignmentExpressionSyntax setting)
    {
        if (NameOf(setting) != "Retry" || setting.Right is not BaseObjectCreationExpressionSyntax creation)
        {
            return null;
        }

        AssignmentExpressionSyntax[] parts = [.. creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? []];
        if (parts.Any(p => NameOf(p) is "OnError" or "OnResult"))
        {
            // Conditions of the user's own: what they ask for is not for a fix to drop.
            return null;
        }

        ExpressionSyntax reason = SyntaxFactory.ParseExpression("global::Tern.RetryReasons.NotSent").WithAdditionalAnnotations(Simplifier.Annotation);
        if (parts.FirstOrDefault(p => NameOf(p) == "On") is { } existing)
        {
            return setting.ReplaceNode(existing.Right, reason.WithTriviaFrom(existing.Right));
        }

        ExpressionSyntax part = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName("On").WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            reason);
        if (creation.Initializer is { Expressions.Count: > 0 } initializer)
        {
            ExpressionSyntax last = initializer.Expressions.Last();
            SeparatedSyntaxList<ExpressionSyntax> all = SyntaxFactory.SeparatedList<ExpressionSyntax>(
                initializer.Expressions.Replace(last, last.WithTrailingTrivia()).GetWithSeparators()
                    .Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))
                    .Add(part.WithTrailingTrivia(last.GetTrailingTrivia())));
            return initializer.Expressions.SeparatorCount == initializer.Expressions.Count
                ? null
                : setting.ReplaceNode(initializer, initializer.WithExpressions(all));
        }

        BaseObjectCreationExpressionSyntax whole = ((BaseObjectCreationExpressionSyntax)creation.WithoutTrailingTrivia()).WithInitializer(SyntaxFactory.InitializerExpression(
            SyntaxKind.ObjectInitializerExpression,
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList(part.WithTrailingTrivia(SyntaxFactory.Space)),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken)));
        return setting.WithRight(whole.WithTrailingTrivia(creation.GetTrailingTrivia()));
    }

    private static SyntaxNode? Without(SyntaxNode root, AssignmentExpressionSyntax setting)
        => setting.Parent switch
        {
            InitializerExpressionSyntax initializer => root.ReplaceNode(initializer, Without(initializer, setting)),
            ExpressionStatementSyntax { Parent: BlockSyntax } statement => root.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives),
            _ => null,
        };

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax setting)
    {
        bool isLast = initializer.Expressions.Last() == setting && initializer.Expressions.SeparatorCount < initializer.Expressions.Count;
        SeparatedSyntaxList<ExpressionSyntax> rest = initializer.Expressions.Remove(setting);
        return initializer.WithExpressions(isLast && rest.Count > 0 ? rest.Replace(rest.Last(), rest.Last().WithTrailingTrivia(setting.GetTrailingTrivia())) : rest);
    }

    private static string? NameOf(AssignmentExpressionSyntax assignment)
        => (assignment.Left as SimpleNameSyntax)?.Identifier.ValueText ?? (assignment.Left as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    // Of IDL and of other solutions there is nothing to edit.
    private static async Task<(Document Document, MethodDeclarationSyntax Method)?> DeclarationAsync(Solution solution, Project project, string id, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is not { } method)
        {
            return null;
        }

        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax declaration)
            {
                return (document, declaration);
            }
        }

        return null;
    }

    private static async Task<Solution> MarkAsync(Document document, MethodDeclarationSyntax method, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SyntaxTrivia indent = method.GetLeadingTrivia().LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        AttributeListSyntax mark = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::Tern.IdempotentAttribute").WithAdditionalAnnotations(Simplifier.Annotation))))
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed, indent);
        MethodDeclarationSyntax bare = method.WithLeadingTrivia();
        MethodDeclarationSyntax marked = bare.WithAttributeLists(bare.AttributeLists.Insert(0, mark)).WithAdditionalAnnotations(Formatter.Annotation);
        return document.WithSyntaxRoot(root.ReplaceNode(method, marked)).Project.Solution;
    }
}
