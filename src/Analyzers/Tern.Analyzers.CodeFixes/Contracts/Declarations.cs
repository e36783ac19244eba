using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Changes modifiers and attributes of declarations and leaves everything else, spaces and comments too, as it was.</summary>
internal static class Declarations
{
    private static readonly SyntaxKind[] s_accessibility =
        [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword, SyntaxKind.FileKeyword];

    /// <summary>The declaration with a modifier more; <c>partial</c> stays the last one.</summary>
    public static TNode With<TNode>(this TNode declaration, SyntaxKind modifier)
        where TNode : MemberDeclarationSyntax
    {
        if (declaration.Modifiers.Any(modifier))
        {
            return declaration;
        }

        int partial = declaration.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return declaration.Insert(partial >= 0 ? partial : declaration.Modifiers.Count, modifier);
    }

    /// <summary>The declaration without a modifier.</summary>
    public static TNode Without<TNode>(this TNode declaration, SyntaxKind modifier)
        where TNode : MemberDeclarationSyntax
    {
        int index = declaration.Modifiers.IndexOf(modifier);
        if (index < 0)
        {
            return declaration;
        }

        SyntaxToken removed = declaration.Modifiers[index];
        SyntaxToken next = removed.GetNextToken();
        SyntaxNode changed = declaration.ReplaceToken(next, next.WithLeadingTrivia(removed.LeadingTrivia));
        var member = (MemberDeclarationSyntax)changed;
        return (TNode)member.WithModifiers(member.Modifiers.RemoveAt(index));
    }

    /// <summary>The declaration with another accessibility.</summary>
    public static TNode Accessible<TNode>(this TNode declaration, SyntaxKind accessibility)
        where TNode : MemberDeclarationSyntax
    {
        int first = -1;
        for (int i = declaration.Modifiers.Count - 1; i >= 0; i--)
        {
            if (s_accessibility.Contains(declaration.Modifiers[i].Kind()))
            {
                if (first >= 0)
                {
                    declaration = declaration.Without(declaration.Modifiers[first].Kind());
                }

                first = i;
            }
        }

        if (first < 0)
        {
            return declaration.Insert(0, accessibility);
        }

        SyntaxToken old = declaration.Modifiers[first];
        return (TNode)declaration.WithModifiers(declaration.Modifiers.Replace(old, SyntaxFactory.Token(old.LeadingTrivia, accessibility, old.TrailingTrivia)));
    }

    /// <summary>The declaration with an attribute in front, in the same line.</summary>
    public static TNode WithAttribute<TNode>(this TNode declaration, string attribute)
        where TNode : MemberDeclarationSyntax
    {
        SyntaxToken first = declaration.GetFirstToken();
        AttributeListSyntax list = Attribute(attribute).WithLeadingTrivia(first.LeadingTrivia);
        var bare = (MemberDeclarationSyntax)(SyntaxNode)declaration.ReplaceToken(first, first.WithLeadingTrivia());
        return (TNode)bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    /// <summary>The parameter with an attribute in front.</summary>
    public static ParameterSyntax WithAttribute(this ParameterSyntax parameter, string attribute)
    {
        SyntaxToken first = parameter.GetFirstToken();
        AttributeListSyntax list = Attribute(attribute).WithLeadingTrivia(first.LeadingTrivia);
        ParameterSyntax bare = parameter.ReplaceToken(first, first.WithLeadingTrivia());
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    /// <summary>The declaration without an attribute.</summary>
    public static TNode WithoutAttribute<TNode>(this TNode declaration, Func<AttributeSyntax, bool> isIt)
        where TNode : MemberDeclarationSyntax
    {
        AttributeListSyntax? list = declaration.AttributeLists.FirstOrDefault(l => l.Attributes.Any(isIt));
        if (list is null)
        {
            return declaration;
        }

        AttributeSyntax attribute = list.Attributes.First(isIt);
        if (list.Attributes.Count > 1)
        {
            return declaration.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        }

        SyntaxToken next = list.GetLastToken().GetNextToken();
        TNode changed = declaration.ReplaceToken(next, next.WithLeadingTrivia(list.GetLeadingTrivia()));
        return (TNode)changed.WithAttributeLists(changed.AttributeLists.RemoveAt(declaration.AttributeLists.IndexOf(list)));
    }

    /// <summary>Whether an attribute is one of Tern's, by its name.</summary>
    public static bool IsNamed(this AttributeSyntax attribute, string name)
    {
        string written = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return written == name || written == name + "Attribute";
    }

    private static AttributeListSyntax Attribute(string text)
        => ((ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{text}] class C;")!).AttributeLists[0].WithTrailingTrivia(SyntaxFactory.Space);

    // The new token takes over what stood in front of the one that follows it.
    private static TNode Insert<TNode>(this TNode declaration, int index, SyntaxKind modifier)
        where TNode : MemberDeclarationSyntax
    {
        SyntaxTokenList modifiers = declaration.Modifiers;
        SyntaxToken next = index < modifiers.Count
            ? modifiers[index]
            : modifiers.Count > 0
                ? modifiers.Last().GetNextToken()
                : declaration.AttributeLists.Count > 0 ? declaration.AttributeLists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
        SyntaxToken added = SyntaxFactory.Token(next.LeadingTrivia, modifier, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        TNode changed = declaration.ReplaceToken(next, next.WithLeadingTrivia());
        return (TNode)changed.WithModifiers(changed.Modifiers.Insert(index, added));
    }
}
