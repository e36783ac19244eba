using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>A member that nobody set: creators must set it, or it has a first value.</summary>
internal static class MemberFixes
{
    /// <summary>Key of <c>required</c>.</summary>
    internal const string Required = "TernNull.Required";

    /// <summary>Key of a first value.</summary>
    internal const string InitialValue = "TernNull.InitialValue";

    public static IEnumerable<FixEdit> At(NullPlace place)
    {
        if (place.Unset is not { IsStatic: false, DeclaringSyntaxReferences.Length: 1, ContainingType: { } owner } member)
        {
            yield break;
        }

        SyntaxNode declaration = member.DeclaringSyntaxReferences[0].GetSyntax(place.CancellationToken);
        if (declaration is PropertyDeclarationSyntax { ExpressionBody: null } property)
        {
            if (CanBeRequired((IPropertySymbol)member, owner, property.SyntaxTree))
            {
                yield return FixEdit.Of($"Make '{member.Name}' required", Required, property, p => Initialised(p, null).With(SyntaxKind.RequiredKeyword));
            }

            if (owner.IsReferenceType && ValueFixes.Empty(((IPropertySymbol)member).Type, property.SyntaxTree) is { } empty)
            {
                yield return FixEdit.Of($"Give '{member.Name}' the first value '{empty}'", InitialValue, property, p => Initialised(p, empty));
            }
        }
        else if (declaration is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field } variable)
        {
            var symbol = (IFieldSymbol)member;
            if (!symbol.IsReadOnly && IsAsVisible(symbol.DeclaredAccessibility, owner) && HasRequired(field.SyntaxTree))
            {
                yield return FixEdit.Of($"Make '{member.Name}' required", Required, field, f => f.ReplaceNode(f.Declaration.Variables[0], f.Declaration.Variables[0].WithInitializer(null)).With(SyntaxKind.RequiredKeyword));
            }

            if (owner.IsReferenceType && ValueFixes.Empty(symbol.Type, field.SyntaxTree) is { } empty)
            {
                yield return FixEdit.Of($"Give '{member.Name}' the first value '{empty}'", InitialValue, variable, v => v.WithIdentifier(v.Identifier.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(Equal(empty)));
            }
        }
    }

    /// <summary>A property with another first value, or none.</summary>
    public static PropertyDeclarationSyntax Initialised(PropertyDeclarationSyntax property, string? value)
    {
        if (property.AccessorList is not { } accessors || (value is null && property.Initializer is null))
        {
            return property;
        }

        SyntaxTriviaList end = property.GetTrailingTrivia();
        return value is null
            ? property.WithAccessorList(accessors.WithTrailingTrivia(end)).WithInitializer(null).WithSemicolonToken(default)
            : property.WithAccessorList(accessors.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(Equal(value)).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(end));
    }

    private static EqualsValueClauseSyntax Equal(string value)
        => SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.ParseExpression(value));

    private static bool CanBeRequired(IPropertySymbol property, INamedTypeSymbol owner, SyntaxTree tree)
        => !property.IsRequired && !property.IsAbstract && owner.TypeKind is TypeKind.Class or TypeKind.Struct && property.SetMethod is { } setter && IsAsVisible(property.DeclaredAccessibility, owner)
            && IsAsVisible(setter.DeclaredAccessibility, owner) && property.ExplicitInterfaceImplementations.IsEmpty && HasRequired(tree);

    private static bool HasRequired(SyntaxTree tree) => tree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp11 };

    // Who can make one must be able to set it.
    private static bool IsAsVisible(Accessibility member, INamedTypeSymbol owner)
        => member == Accessibility.Public || (member is Accessibility.Internal or Accessibility.ProtectedOrInternal && IsHidden(owner)) || (member != Accessibility.Private && owner.DeclaredAccessibility == Accessibility.Private);

    private static bool IsHidden(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal)
            {
                return true;
            }
        }

        return false;
    }
}
