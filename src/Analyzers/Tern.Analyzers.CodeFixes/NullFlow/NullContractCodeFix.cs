using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;
using Tern.Analyzers.NullFlow.Contracts;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>Writes a contract about null that the analysis has read from a body.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullContractCodeFix))]
[Shared]
public sealed class NullContractCodeFix : CodeFixProvider
{
    /// <summary>Key of the action.</summary>
    internal const string Write = "TernNull.Contract";

    private static readonly string[] s_names = ["NotNullAttribute", "MaybeNullAttribute", "AllowNullAttribute", "DisallowNullAttribute", "NotNullWhenAttribute", "NotNullIfNotNullAttribute", "MemberNotNullAttribute", "DoesNotReturnAttribute"];

    private const string Space = "System.Diagnostics.CodeAnalysis";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TERN1010"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FullSpan.Contains(diagnostic.Location.SourceSpan) && Edit(root, model, diagnostic, context.CancellationToken) is { } edit)
            {
                context.RegisterCodeFix(CodeAction.Create(edit.Title, token => edit.ApplyAsync(document.Project.Solution, token), edit.Key), diagnostic);
            }
        }
    }

    private static FixEdit? Edit(CompilationUnitSyntax root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode? node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        if (!diagnostic.Properties.TryGetValue(NullContractAnalyzer.Attribute, out string? attribute) || attribute is null)
        {
            DeclaredTypes types = new(model.Compilation, cancellationToken);
            types.AddSymbol(node is MethodDeclarationSyntax ? model.GetDeclaredSymbol(node, cancellationToken) : null);
            return types.Edits.Count == 0 ? null : new FixEdit("Declare the result as nullable", Write, types.Edits);
        }

        diagnostic.Properties.TryGetValue(NullContractAnalyzer.Target, out string? target);
        bool isKnown = Lookup(model, node, "NotNullWhenAttribute", isOurs: true);

        // Other libraries have attributes of these names, which a using would make ambiguous all over the file.
        bool isAmbiguous = s_names.Any(name => Lookup(model, node, name, isOurs: false));
        string named = isAmbiguous ? $"global::{Space}.{attribute}" : attribute;
        string written = target == NullContractAnalyzer.OnResult ? $"return: {named}" : named;
        NodeEdit? edit = node switch
        {
            ParameterSyntax parameter => NodeEdit.Of(parameter, p => p.WithAttribute(written)),
            MethodDeclarationSyntax method => NodeEdit.Of(method, m => m.WithAttribute(written)),
            _ => null,
        };
        if (edit is null)
        {
            return null;
        }

        return new FixEdit($"Write [{written}]", Write, isKnown || isAmbiguous ? [edit] : [edit, NodeEdit.Of(root, WithUsing)]);
    }

    private static bool Lookup(SemanticModel model, SyntaxNode? node, string name, bool isOurs)
        => node is not null && model.LookupNamespacesAndTypes(node.SpanStart, name: name).Any(s => s.ContainingNamespace?.ToDisplayString() == Space == isOurs);

    // In its place among usings that are sorted, System first; behind the last one otherwise.
    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax root)
    {
        string line = root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() is { Length: > 0 } found ? found : "\n";
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(Space).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(SyntaxFactory.EndOfLine(line));
        int index = root.Usings.Count;
        for (int i = 0; i < root.Usings.Count && index == root.Usings.Count; i++)
        {
            string name = root.Usings[i].Name?.ToString() ?? "";
            bool isSystem = name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
            if (root.Usings[i].GlobalKeyword.IsKind(SyntaxKind.None) && (!isSystem || string.CompareOrdinal(name, Space) > 0))
            {
                index = i;
            }
        }

        if (index == 0)
        {
            // It takes over the comments at the top of the file.
            SyntaxToken first = root.GetFirstToken();
            added = added.WithLeadingTrivia(first.LeadingTrivia);
            root = root.ReplaceToken(first, root.Usings.Count > 0 ? first.WithLeadingTrivia() : first.WithLeadingTrivia(SyntaxFactory.EndOfLine(line)));
        }

        return root.WithUsings(root.Usings.Insert(index, added));
    }
}
