using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.CodeFixes.Usage;

/// <summary>Sends times in UTC, and gives calls a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeCodeFix))]
[Shared]
public sealed class TimeCodeFix : CodeFixProvider
{
    /// <summary>Key of the action that says UTC.</summary>
    internal const string Utc = "TernUsage.Utc";

    /// <summary>Key of the action that adds a timeout.</summary>
    internal const string Timeout = "TernUsage.Timeout";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TERN4001", "TERN4006"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax node || model is null)
            {
                continue;
            }

            ExpressionSyntax? mended = diagnostic.Id == "TERN4001" ? InUtc(node) : WithTimeout(node, model);
            if (mended is not null)
            {
                (string title, string key) = diagnostic.Id == "TERN4001" ? ("Send it in UTC", Utc) : ("Give the call a second", Timeout);
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(node, mended.WithTriviaFrom(node)))), key), diagnostic);
            }
        }
    }

    private static ExpressionSyntax? InUtc(ExpressionSyntax value)
    {
        switch (value)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Now" } now:
                return now.WithName(SyntaxFactory.IdentifierName("UtcNow"));
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetLocalNow" } local } call:
                return call.WithExpression(local.WithName(SyntaxFactory.IdentifierName("GetUtcNow")));
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToLocalTime" or "ToOffset" } moved } call:
                return call.WithExpression(moved.WithName(SyntaxFactory.IdentifierName("ToUniversalTime"))).WithArgumentList(SyntaxFactory.ArgumentList());
            case BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments: { Count: 1 or 3 or 6 or 7 } arguments } list } creation
                when arguments.All(a => a.NameColon is null && a.Expression is not BaseObjectCreationExpressionSyntax) && creation is not ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "DateTimeOffset" } }:
                string missing = arguments.Count == 3 ? ", 0, 0, 0" : "";
                ArgumentListSyntax said = SyntaxFactory.ParseArgumentList($"({string.Join(", ", arguments.Select(a => a.ToString()))}{missing}, DateTimeKind.Utc)");
                return creation is ObjectCreationExpressionSyntax named ? named.WithArgumentList(said.WithTriviaFrom(list)) : ((ImplicitObjectCreationExpressionSyntax)creation).WithArgumentList(said.WithTriviaFrom(list));
            default:
                return null;
        }
    }

    private static ExpressionSyntax? WithTimeout(ExpressionSyntax node, SemanticModel model)
    {
        if (node is not InvocationExpressionSyntax call || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Parameters: { Length: > 0 } parameters }
            || parameters[parameters.Length - 1] is not { Type.Name: "CallContext" } context)
        {
            return null;
        }

        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        bool isGiven = arguments.Count == parameters.Length;
        if (isGiven && !arguments[arguments.Count - 1].Expression.IsKind(SyntaxKind.NullLiteralExpression))
        {
            return null;
        }

        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression($"new {Known("Tern", "CallContext")} {{ Timeout = {Known("System", "TimeSpan")}.FromSeconds(1) }}"));
        if (!isGiven && arguments.Count < parameters.Length - 1)
        {
            argument = argument.WithNameColon(SyntaxFactory.NameColon(context.Name));
        }

        SeparatedSyntaxList<ArgumentSyntax> all = isGiven ? arguments.Replace(arguments[arguments.Count - 1], argument)
            : arguments.Count == 0 ? arguments.Add(argument)
            : SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments.GetWithSeparators().Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).Add(argument));
        return call.WithArgumentList(call.ArgumentList.WithArguments(all));

        // As short as the usings of the file allow.
        string Known(string space, string name)
            => model.LookupNamespacesAndTypes(call.SpanStart, name: name).Any(s => s.ContainingNamespace?.ToDisplayString() == space) ? name : $"global::{space}.{name}";
    }
}
