using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;

namespace Tern.Analyzers.CodeFixes.Idempotency;

/// <summary>Makes a second run of an <c>[Idempotent]</c> method do no more than the first, where one operation stands for another; or takes the promise back.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IdempotencyCodeFix))]
[Shared]
public sealed class IdempotencyCodeFix : CodeFixProvider
{
    /// <summary>Key of the action that replaces what stands there already.</summary>
    internal const string Replace = "TernIdempotency.Replace";

    /// <summary>Key of the action that takes the attribute away.</summary>
    internal const string Remove = "TernIdempotency.Remove";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ["TERN2005", "TERN2006", "TERN2007", "TERN2008", "TERN2009", "TERN2010", "TERN2011", "TERN2012", "TERN2013", "TERN2014", "TERN2017"];

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

        foreach (Diagnostic diagnostic in context.Diagnostics.Where(d => root.FullSpan.Contains(d.Location.SourceSpan)))
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (diagnostic.Id == "TERN2013" && Replacing(node, model, context.CancellationToken) is { } replacing)
            {
                Register(replacing, diagnostic);
            }

            if (TakingBack(diagnostic, model, context.CancellationToken) is { } back)
            {
                Register(back, diagnostic);
            }
        }

        void Register(FixEdit edit, Diagnostic diagnostic)
            => context.RegisterCodeFix(CodeAction.Create(edit.Title, token => edit.ApplyAsync(document.Project.Solution, token), edit.Key), diagnostic);
    }

    /// <summary>What fails for what is there already has a twin that replaces it.</summary>
    private static FixEdit? Replacing(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        bool isDictionary = method is { Name: "Add", Parameters.Length: 2, ContainingType: { Name: "Dictionary" or "IDictionary" or "SortedDictionary", TypeArguments.Length: 2 } };
        if (isDictionary && call.Parent is ExpressionStatementSyntax && arguments.Count == 2 && arguments.All(a => a.NameColon is null))
        {
            string text = $"{access.Expression}[{arguments[0]}] = {arguments[1]}";
            return FixEdit.Of("Set the entry in place of adding it", Replace, call, c => SyntaxFactory.ParseExpression(text).WithTriviaFrom(c));
        }

        bool isFile = method is { Name: "Copy" or "Move", IsStatic: true, Parameters.Length: 2, ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } };
        return isFile && arguments.Count == 2
            ? FixEdit.Of("Overwrite the file that is there", Replace, call.ArgumentList, l => l.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
                l.Arguments.GetWithSeparators().Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))
                    .Add(SyntaxFactory.Argument(SyntaxFactory.NameColon("overwrite").WithTrailingTrivia(SyntaxFactory.Space), default, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression))))))
            : null;
    }

    /// <summary>The method, or the contract that it fulfils, says that it is idempotent no more.</summary>
    private static FixEdit? TakingBack(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (diagnostic.AdditionalLocations.Count == 0 || diagnostic.AdditionalLocations[0] is not { SourceTree: { } tree } where || !model.Compilation.ContainsSyntaxTree(tree)
            || tree.GetRoot(cancellationToken).FindToken(where.SourceSpan.Start).Parent is not MethodDeclarationSyntax body
            || model.Compilation.GetSemanticModel(tree).GetDeclaredSymbol(body, cancellationToken) is not { } method)
        {
            return null;
        }

        List<NodeEdit> edits = [];
        string name = method.Name;
        foreach (IMethodSymbol promised in Promises(method))
        {
            foreach (MethodDeclarationSyntax declaration in promised.DeclaringSyntaxReferences.Where(r => model.Compilation.ContainsSyntaxTree(r.SyntaxTree)).Select(r => r.GetSyntax(cancellationToken)).OfType<MethodDeclarationSyntax>())
            {
                if (declaration.AttributeLists.SelectMany(l => l.Attributes).Any(IsIdempotent))
                {
                    name = $"{promised.ContainingType.Name}.{promised.Name}";
                    edits.Add(NodeEdit.Of(declaration, d => d.WithoutAttribute(IsIdempotent)));
                }
            }
        }

        return edits.Count == 0 ? null : new FixEdit($"Remove [Idempotent] from '{name}': it is not sent twice then", Remove, edits);
    }

    private static bool IsIdempotent(AttributeSyntax attribute) => attribute.IsNamed("Idempotent");

    private static IEnumerable<IMethodSymbol> Promises(IMethodSymbol method)
        => method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers().OfType<IMethodSymbol>())
            .Where(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method))
            .Select(m => m.OriginalDefinition)
            .Prepend(method);
}
