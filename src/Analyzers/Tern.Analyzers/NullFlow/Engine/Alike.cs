using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Functions that are written twice: names of parameters may differ, and words for a test for null.</summary>
internal static class Alike
{
    /// <summary>Whether two functions are one, or are written alike.</summary>
    public static bool AreSame(IMethodSymbol one, IMethodSymbol other)
        => SymbolEqualityComparer.Default.Equals(one, other)
            || (one.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } text && other.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } same
                && (text.IsEquivalentTo(same, topLevel: false) || (text is SimpleLambdaExpressionSyntax a && same is SimpleLambdaExpressionSyntax b && AreSame(a.Body, b.Body, a.Parameter.Identifier.ValueText, b.Parameter.Identifier.ValueText))));

    private static bool AreSame(SyntaxNode one, SyntaxNode other, string parameter, string otherParameter)
    {
        if (TestedForNull(one, out bool isNull) is { } tested)
        {
            return TestedForNull(other, out bool isOtherNull) is { } otherTested && isNull == isOtherNull && AreSame(tested, otherTested, parameter, otherParameter);
        }

        if (one is IdentifierNameSyntax name && other is IdentifierNameSyntax otherName && IsVariable(name) && IsVariable(otherName) && (name.Identifier.ValueText == parameter || otherName.Identifier.ValueText == otherParameter))
        {
            return name.Identifier.ValueText == parameter && otherName.Identifier.ValueText == otherParameter;
        }

        if (!one.IsKind(other.Kind()))
        {
            return false;
        }

        ChildSyntaxList children = one.ChildNodesAndTokens();
        ChildSyntaxList others = other.ChildNodesAndTokens();
        bool same = children.Count == others.Count;
        for (int i = 0; i < children.Count && same; i++)
        {
            same = children[i].AsNode() is { } child ? others[i].AsNode() is { } otherChild && AreSame(child, otherChild, parameter, otherParameter) : children[i].IsEquivalentTo(others[i]);
        }

        return same;
    }

    /// <summary>Whether a name stands for itself, and not for a member of what stands before it.</summary>
    private static bool IsVariable(IdentifierNameSyntax name) => !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) && name.Parent is not MemberBindingExpressionSyntax;

    /// <summary>What is compared with null; <see langword="null"/> for anything else.</summary>
    private static SyntaxNode? TestedForNull(SyntaxNode node, out bool isNull)
    {
        (SyntaxNode? tested, isNull) = node switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } comparison => (comparison.Left, comparison.IsKind(SyntaxKind.EqualsExpression)),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } pattern => (pattern.Expression, true),
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } pattern => (pattern.Expression, false),
            _ => ((SyntaxNode?)null, false),
        };
        return tested;
    }
}
