using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Fixes of carried members.</summary>
internal static class MemberFixes
{
    /// <summary>TERN0012: generated code can read the member.</summary>
    public static IEnumerable<FixEdit> MakeReadable(FixPlace place)
    {
        if (place.Member is not { } member || member.Modifiers.Any(SyntaxKind.ConstKeyword))
        {
            yield break;
        }

        if (member.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            yield return FixEdit.Of("Remove 'static'", "NotStatic", member, m => m.Without(SyntaxKind.StaticKeyword));
            yield break;
        }

        AccessorDeclarationSyntax? getter = (member as PropertyDeclarationSyntax)?.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        if (getter is { Modifiers.Count: > 0 })
        {
            yield return FixEdit.Of("Make its getter as visible as the property", "Getter", getter, g => g.WithModifiers(default).WithLeadingTrivia(g.GetLeadingTrivia()));
        }
        else if (place.Message.Contains("generated code cannot read it"))
        {
            yield return FixEdit.Of("Make it public", "Readable.public", member, m => m.Accessible(SyntaxKind.PublicKeyword));
            yield return FixEdit.Of("Make it internal", "Readable.internal", member, m => m.Accessible(SyntaxKind.InternalKeyword));
        }
    }

    /// <summary>TERN0013: something can set the member.</summary>
    public static IEnumerable<FixEdit> MakeSettable(FixPlace place)
    {
        if (place.Member is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
        {
            yield return FixEdit.Of("Remove 'readonly'", "NotReadOnly", field, f => f.Without(SyntaxKind.ReadOnlyKeyword));
        }
        else if (place.Member is PropertyDeclarationSyntax { AccessorList: { } list } && list.Accessors.Count == 1 && list.Accessors[0] is { Body: null, ExpressionBody: null })
        {
            yield return FixEdit.Of("Add an init accessor", "Init", list, l => WithAccessor(l, SyntaxKind.InitAccessorDeclaration, SyntaxKind.InitKeyword, isPrivate: false));
            yield return FixEdit.Of("Add a private setter", "PrivateSet", list, l => WithAccessor(l, SyntaxKind.SetAccessorDeclaration, SyntaxKind.SetKeyword, isPrivate: true));
        }
    }

    /// <summary>TERN0016: a property shows what a parameter of the primary constructor takes.</summary>
    public static IEnumerable<FixEdit> ShowParameter(FixPlace place)
    {
        if (place is not { Parameter: { Parent.Parent: ClassDeclarationSyntax or StructDeclarationSyntax, Type: { } type } parameter, TypeDeclaration: { } declaration })
        {
            yield break;
        }

        string name = char.ToUpperInvariant(parameter.Identifier.ValueText[0]) + parameter.Identifier.ValueText.Substring(1);
        string text = $"public {type.WithoutTrivia()} {name} {{ get; }} = {parameter.Identifier};";
        yield return FixEdit.Of($"Add the property '{name}'", "Show", declaration, d => WithMember(d, text));
    }

    /// <summary>TERN0021: elements, keys and values are not nullable.</summary>
    public static IEnumerable<FixEdit> RemoveNullableElements(FixPlace place)
    {
        if (TypeAt(place) is not { } type)
        {
            yield break;
        }

        NullableTypeSyntax[] elements = [.. type.DescendantNodes().OfType<NullableTypeSyntax>()];
        if (elements.Length > 0)
        {
            yield return new FixEdit(
                $"Make the elements not nullable",
                "Elements",
                [.. elements.Select(e => NodeEdit.Of(e, old => old.ElementType.WithTriviaFrom(old)))]);
        }
    }

    /// <summary>TERN0024: a message may come to an end at this member.</summary>
    public static IEnumerable<FixEdit> MakeNullable(FixPlace place)
    {
        if (place.Member is PropertyDeclarationSyntax { Type: not NullableTypeSyntax } property)
        {
            yield return FixEdit.Of(
                "Make it nullable and not required",
                "Nullable",
                property,
                p =>
                {
                    PropertyDeclarationSyntax changed = p.Without(SyntaxKind.RequiredKeyword);
                    return changed.WithType(SyntaxFactory.NullableType(changed.Type.WithoutTrailingTrivia()).WithTrailingTrivia(changed.Type.GetTrailingTrivia()));
                });
        }
    }

    /// <summary>The type that a marked member, parameter or method has.</summary>
    internal static TypeSyntax? TypeAt(FixPlace place) => place.Parameter is { } parameter
        ? parameter.Type
        : place.Member switch
        {
            PropertyDeclarationSyntax property => property.Type,
            FieldDeclarationSyntax field => field.Declaration.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            _ => null,
        };

    private static AccessorListSyntax WithAccessor(AccessorListSyntax list, SyntaxKind kind, SyntaxKind keyword, bool isPrivate)
    {
        AccessorDeclarationSyntax getter = list.Accessors[0];
        AccessorDeclarationSyntax added = SyntaxFactory.AccessorDeclaration(kind)
            .WithKeyword(SyntaxFactory.Token(keyword))
            .WithModifiers(isPrivate ? SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PrivateKeyword).WithTrailingTrivia(SyntaxFactory.Space)) : default)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithLeadingTrivia(getter.GetLeadingTrivia())
            .WithTrailingTrivia(getter.GetTrailingTrivia());
        return list.WithAccessors(list.Accessors.Add(added));
    }

    private static SyntaxNode WithMember(TypeDeclarationSyntax declaration, string text)
    {
        if (declaration.OpenBraceToken.IsKind(SyntaxKind.None) || declaration.OpenBraceToken.IsMissing)
        {
            // class C(int x); has no body yet.
            MemberDeclarationSyntax only = SyntaxFactory.ParseMemberDeclaration(text)!.WithTrailingTrivia(SyntaxFactory.Space);
            SyntaxTriviaList behind = declaration.SemicolonToken.TrailingTrivia;
            return declaration
                .WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia().WithTrailingTrivia(behind))
                .WithMembers(SyntaxFactory.SingletonList(only));
        }

        SyntaxTriviaList leading = declaration.Members.FirstOrDefault()?.GetLeadingTrivia() ?? default;
        bool isMultiLine = declaration.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        string indent = leading.LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        string end = isMultiLine ? declaration.OpenBraceToken.TrailingTrivia.First(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() : "";
        MemberDeclarationSyntax member = SyntaxFactory.ParseMemberDeclaration(isMultiLine ? $"{(indent.Length > 0 ? indent : "    ")}{text}{end}{(declaration.Members.Count > 0 ? end : "")}" : text + " ")!;
        return declaration.WithMembers(declaration.Members.Insert(0, member));
    }
}
