using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>Empty texts and collections in place of null, for those who treat both alike.</summary>
internal static class ValueFixes
{
    /// <summary>Key of <c>?? ""</c> and <c>?? []</c>.</summary>
    internal const string Coalesce = "TernNull.Coalesce";

    public static IEnumerable<FixEdit> At(NullPlace place)
    {
        // Only what is read: what is written into an empty value in place of null would be lost.
        bool isRead = place.Whole.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == place.Whole && !IsCallStatement(access),
            ForEachStatementSyntax loop => loop.Expression == place.Whole,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
            _ => false,
        };
        if (isRead && !place.IsConditional && Empty(place.Type, place.Model.SyntaxTree) is { } empty)
        {
            string text = $"{place.Operand} ?? {empty}";
            yield return FixEdit.Of($"Take '{empty}' in place of null", Coalesce, place.Whole, whole => GuardFixes.Replaced(whole, place.Whole, text));
        }
    }

    /// <summary>How an empty value of a type is written; <see langword="null"/> if the type has none that everybody would take.</summary>
    public static string? Empty(ITypeSymbol? type, SyntaxTree tree)
    {
        if (type is { SpecialType: SpecialType.System_String })
        {
            return "\"\"";
        }

        bool isCollection = type switch
        {
            IArrayTypeSymbol array => array.Rank == 1,
            INamedTypeSymbol { TypeKind: TypeKind.Interface } named => named.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_ICollection_T
                or SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T,
            INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named => named.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public)
                && named.AllInterfaces.Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T),
            _ => false,
        };
        return isCollection && tree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 } ? "[]" : null;
    }

    private static bool IsCallStatement(SyntaxNode node)
    {
        while (node.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is ExpressionStatementSyntax;
    }
}
