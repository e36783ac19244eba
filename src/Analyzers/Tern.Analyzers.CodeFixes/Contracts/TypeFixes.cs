using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Fixes of contract types.</summary>
internal static class TypeFixes
{
    /// <summary>TERN0001, TERN0002: every declaration of the type, and of those around it, says <c>partial</c>.</summary>
    public static IEnumerable<FixEdit> MakePartial(FixPlace place)
    {
        List<NodeEdit> edits = [];
        string? first = null;
        for (INamedTypeSymbol? type = place.Type; type is not null; type = type.ContainingType)
        {
            foreach (TypeDeclarationSyntax declaration in place.DeclarationsOf<TypeDeclarationSyntax>(type).Where(d => !d.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                first ??= type.Name;
                edits.Add(NodeEdit.Of(declaration, d => d.With(SyntaxKind.PartialKeyword)));
            }
        }

        if (edits.Count > 0)
        {
            yield return new FixEdit($"Make '{first}' partial", "Partial", edits);
        }
    }

    /// <summary>TERN0003: generated code can name the type and those around it.</summary>
    public static IEnumerable<FixEdit> MakeReachable(FixPlace place)
    {
        INamedTypeSymbol[] hidden = [.. Around(place.Type).Where(IsHidden)];
        if (hidden.Length == 0)
        {
            return [];
        }

        string names = string.Join(", ", hidden.Select(t => $"'{t.Name}'"));
        return
        [
            With("internal", SyntaxKind.InternalKeyword),
            With("public", SyntaxKind.PublicKeyword),
        ];

        // The parts of a type must agree.
        FixEdit With(string word, SyntaxKind accessibility) => new(
            $"Make {names} {word}",
            "Accessible." + word,
            [.. hidden.SelectMany(place.DeclarationsOf<TypeDeclarationSyntax>).Select(d => NodeEdit.Of(d, old => old.Accessible(accessibility)))]);
    }

    /// <summary>TERN0004: a union is abstract.</summary>
    public static IEnumerable<FixEdit> MakeAbstract(FixPlace place)
    {
        if (place is { Type: { IsAbstract: false, TypeKind: TypeKind.Class, IsStatic: false } type, TypeDeclaration: { } declaration } && place.Message.Contains("must be abstract"))
        {
            yield return FixEdit.Of($"Make '{type.Name}' abstract", "Abstract", declaration, d => d.Without(SyntaxKind.SealedKeyword).With(SyntaxKind.AbstractKeyword));
        }
    }

    /// <summary>TERN0040: a declared exception is an exception.</summary>
    public static IEnumerable<FixEdit> DeriveFromException(FixPlace place)
    {
        if (place is not { Type: { BaseType.SpecialType: SpecialType.System_Object } type, TypeDeclaration: ClassDeclarationSyntax declaration })
        {
            yield break;
        }

        string name = place.Model.LookupNamespacesAndTypes(declaration.SpanStart, name: "Exception").FirstOrDefault()?.ToDisplayString() == "System.Exception" ? "Exception" : "System.Exception";
        yield return FixEdit.Of($"Derive '{type.Name}' from Exception", "Exception", declaration, d => WithBase(d, name));
    }

    /// <summary>TERN0030: a case of a union is sealed, derives from it, has an id and can be named.</summary>
    public static IEnumerable<FixEdit> MendCase(FixPlace place)
    {
        if (place is not { Type: { ContainingType: { } union } type, TypeDeclaration: { } declaration })
        {
            yield break;
        }

        if (!type.IsSealed && place.Message.Contains("sealed"))
        {
            yield return FixEdit.Of($"Make '{type.Name}' sealed", "Sealed", declaration, d => d.Without(SyntaxKind.AbstractKeyword).With(SyntaxKind.SealedKeyword));
        }
        else if (place.Message.Contains("no [RpcField]"))
        {
            int id = place.FreeIdOf(union);
            yield return FixEdit.Of($"Give '{type.Name}' the id {Text.Of(id)}", "CaseId", declaration, d => d.WithAttribute($"RpcField({Text.Of(id)})"));
        }
        else if (place.Message.Contains("does not derive") && type.BaseType is { SpecialType: SpecialType.System_Object })
        {
            yield return FixEdit.Of($"Derive '{type.Name}' from '{union.Name}'", "CaseBase", declaration, d => WithBase(d, union.Name));
        }
        else if (IsHidden(type))
        {
            foreach (FixEdit edit in MakeReachable(place))
            {
                yield return edit;
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private static bool IsHidden(INamedTypeSymbol type)
        => type.IsFileLocal || type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    private static SyntaxNode WithBase(TypeDeclarationSyntax declaration, string name)
    {
        BaseTypeSyntax type = SyntaxFactory.SimpleBaseType(SyntaxFactory.ParseTypeName(name));
        if (declaration.BaseList is { } list)
        {
            // Bases that are there are interfaces, which come behind the class.
            return declaration.WithBaseList(list.WithTypes(SyntaxFactory.SeparatedList<BaseTypeSyntax>(
                SyntaxFactory.NodeOrTokenList(type, SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).AddRange(list.Types.GetWithSeparators()))));
        }

        // What follows the head keeps its place: the space or the line in front of the brace moves behind the base.
        SyntaxToken last = declaration.ParameterList?.CloseParenToken ?? declaration.TypeParameterList?.GreaterThanToken ?? declaration.Identifier;
        SyntaxTriviaList behind = last.TrailingTrivia;
        TypeDeclarationSyntax bare = declaration.ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.Space));
        BaseListSyntax bases = SyntaxFactory.BaseList(
            SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList(type.WithTrailingTrivia(behind)));
        return bare.WithBaseList(bases);
    }
}
