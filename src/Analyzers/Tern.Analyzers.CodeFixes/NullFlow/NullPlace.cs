using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Reporting;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>A dereference that a null reaches, and the way of the null.</summary>
internal sealed class NullPlace
{
    private NullPlace(ExpressionSyntax value, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Value = value;
        Model = model;
        Diagnostic = diagnostic;
        CancellationToken = cancellationToken;
        ExpressionSyntax whole = value;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        Whole = whole;
    }

    /// <summary>The expression that may be null.</summary>
    public ExpressionSyntax Value { get; }

    /// <summary>The same, with parentheses and the null-forgiving operator around it.</summary>
    public ExpressionSyntax Whole { get; }

    /// <summary>The expression as the left side of <c>??</c>.</summary>
    public string Operand => Value.WithoutTrivia() is AssignmentExpressionSyntax or ConditionalExpressionSyntax or AnonymousFunctionExpressionSyntax or ThrowExpressionSyntax ? $"({Value.WithoutTrivia()})" : Value.WithoutTrivia().ToString();

    public SemanticModel Model { get; }

    public Diagnostic Diagnostic { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Whether the null is what a handler returns, which generated code would dereference.</summary>
    public bool IsReply => Diagnostic.Id == "TERN1020";

    /// <summary>Symbol of the expression.</summary>
    public ISymbol? Symbol => Model.GetSymbolInfo(Value, CancellationToken).Symbol;

    public ITypeSymbol? Type => Model.GetTypeInfo(Value, CancellationToken).Type;

    /// <summary>Whether the expression hangs on a <c>?.</c> to its left, so that nothing can be put around it alone.</summary>
    public bool IsConditional
    {
        get
        {
            SyntaxNode? first = Value;
            while (first is not null)
            {
                switch (first)
                {
                    case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                        return true;
                    case MemberAccessExpressionSyntax access:
                        first = access.Expression;
                        break;
                    case InvocationExpressionSyntax call:
                        first = call.Expression;
                        break;
                    case ElementAccessExpressionSyntax element:
                        first = element.Expression;
                        break;
                    case PostfixUnaryExpressionSyntax forgiven:
                        first = forgiven.Operand;
                        break;
                    default:
                        return false;
                }
            }

            return false;
        }
    }

    /// <summary>The method, accessor, local function or lambda around the expression.</summary>
    public SyntaxNode? Function => Value.Ancestors().FirstOrDefault(IsFunction);

    public static bool IsFunction(SyntaxNode node)
        => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax;

    /// <summary>Stations at which the null is, or comes out of a call, in files of the project; the source first.</summary>
    public IEnumerable<SyntaxNode> Way
    {
        get
        {
            foreach (Location location in Diagnostic.AdditionalLocations.Take(Number(Reporter.Returned)))
            {
                // Editors keep findings of an earlier state of the solution.
                string path = location.GetLineSpan().Path;
                SyntaxTree? tree = location.SourceTree is { } known && Model.Compilation.ContainsSyntaxTree(known) ? known : Model.Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == path);
                if (tree?.GetRoot(CancellationToken) is { } root && root.FullSpan.Contains(location.SourceSpan))
                {
                    yield return root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
                }
            }
        }
    }

    /// <summary>The member that nobody set, or whose first value is null; <see langword="null"/> if the null comes from elsewhere.</summary>
    public ISymbol? Unset
    {
        get
        {
            if (Diagnostic.Properties.TryGetValue(Reporter.Unset, out string? id) && id is not null)
            {
                return DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Model.Compilation);
            }

            SyntaxNode? value = Way.FirstOrDefault();
            while (value?.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
            {
                value = value.Parent;
            }

            return value?.Parent is EqualsValueClauseSyntax { Parent: { } declared } && declared is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }
                ? Model.Compilation.GetSemanticModel(declared.SyntaxTree).GetDeclaredSymbol(declared, CancellationToken)
                : null;
        }
    }

    private int Number(string property) => Diagnostic.Properties.TryGetValue(property, out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>A type of the platform, as short as the usings at the place allow.</summary>
    public string NameOf(string space, string name)
        => Model.LookupNamespacesAndTypes(Value.SpanStart, name: name).Any(s => s is INamedTypeSymbol && s.ContainingNamespace?.ToDisplayString() == space) ? name : $"global::{space}.{name}";

    public static NullPlace? Of(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan) || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax value)
        {
            return null;
        }

        // Unboxing is reported at the cast; what is null is the box.
        bool isUnboxing = value is CastExpressionSyntax && model.GetTypeInfo(value, cancellationToken).Type is { IsValueType: true };
        return new NullPlace(isUnboxing ? ((CastExpressionSyntax)value).Expression : value, model, diagnostic, cancellationToken);
    }
}
