using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Fixes of what [RpcField] says.</summary>
internal static class FieldFixes
{
    private const string Field = "RpcField";

    /// <summary>TERN0010, TERN0011: the field, or the case of a union, gets an id that is free.</summary>
    public static IEnumerable<FixEdit> ChooseId(FixPlace place)
    {
        if (AttributeAt(place, Field) is { } attribute && ArgumentOf(attribute, 0) is { } id && OwnerOf(place, attribute) is { } owner)
        {
            int free = place.FreeIdOf(owner);
            yield return FixEdit.Of($"Use the id {Text.Of(free)}, which is free", "FreeId", id, old => Number(free).WithTriviaFrom(old));
        }
        else if (AttributeAt(place, "Throws") is { } throws && ArgumentOf(throws, 1) is { } thrown && place.Member is MethodDeclarationSyntax declaration
            && place.Model.GetDeclaredSymbol(declaration, place.CancellationToken) is { } method)
        {
            int free = FieldIdChoice.FreeIdOf(method);
            yield return FixEdit.Of($"Use the id {Text.Of(free)}, which is free", "FreeId", thrown, old => Number(free).WithTriviaFrom(old));
        }
    }

    /// <summary>TERN0014: what fills the parameter is carried, or a constructor without it is there.</summary>
    public static IEnumerable<FixEdit> FillParameter(FixPlace place)
    {
        if (place is not { Parameter: { } parameter, TypeDeclaration: { } declaration, Type: { } type } || place.Model.GetDeclaredSymbol(parameter, place.CancellationToken) is not { } symbol)
        {
            yield break;
        }

        ISymbol? member = type.GetMembers().FirstOrDefault(m => string.Equals(m.Name.TrimStart('_'), symbol.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase)
            && SymbolEqualityComparer.Default.Equals((m as IPropertySymbol)?.Type, symbol.Type));
        int id = place.FreeIdOf(type);
        if (parameter.Parent?.Parent is RecordDeclarationSyntax)
        {
            yield return FixEdit.Of($"Carry '{symbol.Name}' as field {Text.Of(id)}", "Carry", parameter, p => p.WithAttribute($"{Field}({Text.Of(id)})"));
        }
        else if (member is not null && symbol.RefKind is (RefKind.None or RefKind.In) && !member.GetAttributes().Any(a => a.AttributeClass?.Name == "RpcFieldAttribute") && place.DeclarationsOf<PropertyDeclarationSyntax>(member).FirstOrDefault() is { } property)
        {
            yield return FixEdit.Of($"Carry '{member.Name}' as field {Text.Of(id)}", "Carry", property, p => p.WithAttribute($"{Field}({Text.Of(id)})"));
        }

        if (parameter.Parent?.Parent is ConstructorDeclarationSyntax constructor && declaration is ClassDeclarationSyntax && type.InstanceConstructors.All(c => c.Parameters.Length > 0))
        {
            yield return FixEdit.Of(
                $"Add a private constructor without parameters to '{type.Name}'",
                "Constructor",
                declaration,
                d => d.WithMembers(d.Members.Insert(IndexOf(d, constructor), Parameterless(type.Name, constructor))));
        }
    }

    /// <summary>TERN0015: the required member is carried, or not required.</summary>
    public static IEnumerable<FixEdit> CarryRequired(FixPlace place)
    {
        if (place is not { Member: { } member, Type: { } type } || !member.Modifiers.Any(SyntaxKind.RequiredKeyword))
        {
            yield break;
        }

        int id = place.FreeIdOf(type);
        yield return FixEdit.Of($"Carry it as field {Text.Of(id)}", "Carry", member, m => m.WithAttribute($"{Field}({Text.Of(id)})"));
        yield return FixEdit.Of("Remove 'required'", "NotRequired", member, m => m.Without(SyntaxKind.RequiredKeyword));
    }

    /// <summary>TERN0027: the field travels in the usual encoding.</summary>
    public static IEnumerable<FixEdit> UseUsualEncoding(FixPlace place)
    {
        if (AttributeAt(place, Field) is { ArgumentList: { } list } && list.Arguments.Any(IsEncoding))
        {
            yield return FixEdit.Of(
                "Use the usual encoding of the type",
                "UsualEncoding",
                list,
                l => l.WithArguments(SyntaxFactory.SeparatedList(l.Arguments.Where(a => !IsEncoding(a)), Commas(l.Arguments.Count(a => !IsEncoding(a)) - 1))));
        }
    }

    /// <summary>TERN0033, TERN0034: the member has no id of its own.</summary>
    public static IEnumerable<FixEdit> RemoveId(FixPlace place)
    {
        if (place.Member is not { } member || AttributeAt(place, Field) is null)
        {
            yield break;
        }

        bool isOneOf = AttributeAt(place, "RpcOneOf") is not null;
        yield return FixEdit.Of("Remove [RpcField]", "RemoveField", member, m => m.WithoutAttribute(a => a.IsNamed(Field)));
        if (isOneOf)
        {
            yield return FixEdit.Of("Remove [RpcOneOf]", "RemoveOneOf", member, m => m.WithoutAttribute(a => a.IsNamed("RpcOneOf")));
        }
    }

    private static ExpressionSyntax? ArgumentOf(AttributeSyntax attribute, int index) => attribute.ArgumentList?.Arguments.Where(a => a.NameEquals is null).Skip(index).FirstOrDefault()?.Expression;

    private static bool IsEncoding(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText is "Wire" or "KeyWire";

    private static IEnumerable<SyntaxToken> Commas(int count) => Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), Math.Max(count, 0));

    // At a member, a parameter or a case; or the attribute itself is marked.
    private static AttributeSyntax? AttributeAt(FixPlace place, string name)
    {
        if (place.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } marked)
        {
            return marked.IsNamed(name) ? marked : null;
        }

        SyntaxList<AttributeListSyntax>? lists = place.Node.FirstAncestorOrSelf<SyntaxNode>(n => n is ParameterSyntax or MemberDeclarationSyntax) switch
        {
            ParameterSyntax parameter => parameter.AttributeLists,
            MemberDeclarationSyntax member => member.AttributeLists,
            _ => null,
        };
        return lists?.SelectMany(l => l.Attributes).FirstOrDefault(a => a.IsNamed(name));
    }

    private static INamedTypeSymbol? OwnerOf(FixPlace place, AttributeSyntax attribute)
    {
        SyntaxNode? target = attribute.Parent?.Parent;
        return target switch
        {
            // Arguments of methods are numbered by themselves.
            ParameterSyntax { Parent.Parent: MethodDeclarationSyntax } => null,

            // The case of a union is numbered in the union.
            TypeDeclarationSyntax => place.Type?.ContainingType,
            _ => place.Type,
        };
    }

    private static ExpressionSyntax Number(int value) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(value));

    private static int IndexOf(TypeDeclarationSyntax declaration, ConstructorDeclarationSyntax constructor)
        => declaration.Members.IndexOf(m => m is ConstructorDeclarationSyntax c && c.ToString() == constructor.ToString()) is var index and >= 0 ? index : declaration.Members.Count;

    private static MemberDeclarationSyntax Parameterless(string type, ConstructorDeclarationSyntax beside)
    {
        // Indented as its neighbour, with a blank line between both.
        SyntaxTriviaList leading = beside.GetLeadingTrivia();
        bool hasBlank = leading.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
        string indent = leading.LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        string end = leading.Concat(beside.GetTrailingTrivia()).FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() is { Length: > 0 } line ? line : "\n";
        return SyntaxFactory.ParseMemberDeclaration($"{(hasBlank ? end : "")}{indent}private {type}(){end}{indent}{{{end}{indent}}}{end}{(hasBlank ? "" : end)}")!;
    }
}
