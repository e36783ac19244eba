using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Engine;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Library;

/// <summary>Reads the attributes of nullable reference types. In a library they are facts; in the code that is compiled here they are a wish.</summary>
internal static class Annotations
{
    public static bool Has(ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute)
            {
                return true;
            }
        }

        return false;
    }

    public static bool ReturnHas(IMethodSymbol method, string attribute)
    {
        foreach (AttributeData data in method.GetReturnTypeAttributes())
        {
            if (data.AttributeClass?.Name == attribute)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Argument of an attribute that says for which result it holds.</summary>
    public static bool? When(ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute && data.ConstructorArguments.Length > 0)
            {
                return data.ConstructorArguments[0].Value as bool?;
            }
        }

        return null;
    }

    /// <summary>Whether a by-ref parameter without annotations is set where the method returns true, as its name says.</summary>
    public static bool IsTried(IParameterSymbol parameter)
        => parameter is { RefKind: RefKind.Out, NullableAnnotation: NullableAnnotation.None, ContainingSymbol: IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean } method } && method.Name.StartsWith("Try", StringComparison.Ordinal);

    public static bool DoesNotReturn(IMethodSymbol method) => Has(method.OriginalDefinition, "DoesNotReturnAttribute");

    /// <summary>What a call's result is by its declaration.</summary>
    public static Fact Result(Call call, NullProgram program, State state, IParameterSymbol[] parameters)
    {
        IMethodSymbol method = call.Method;
        ITypeSymbol type = method.ReturnType;
        Fact typed = new() { Type = type };
        if (type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
        {
            return typed with { Nullness = Nullness.NotNull };
        }

        if (program.IsSource(method.ContainingType) || type is { IsValueType: true } || type.SpecialType == SpecialType.System_Void)
        {
            return typed;
        }

        IMethodSymbol definition = method.OriginalDefinition;
        MethodTraits traits = program.TraitsOf(definition);
        if (traits.Follows is var followed and >= 0 && followed < call.Arguments.Length)
        {
            return typed with { Nullness = state.Of(call.Arguments[followed]).Nullness == Nullness.NotNull ? Nullness.NotNull : Nullness.Unknown };
        }

        if (traits.MayReturnNull)
        {
            // A package says of all its uses that they may fail; who writes '!' behind one knows this use. The platform's look-ups are evidence all the same.
            bool overruled = IsOverruled(call, program, state);
            if (Throws(call, definition, state) || (call.Receiver != 0 && call.Arguments.Length == 1 && state.SaidYes(call.Receiver, call.Arguments[0])))
            {
                return typed with { Nullness = Nullness.NotNull };
            }

            return overruled || traits.Trusted || IsSelected(call, state) || IsFiltered(call) ? typed : Fact.Maybe(new Origin(LibraryTable.KindOf(definition), $"'{Name(method)}' may return null", call.At.Where) { Reply = new Reply { Sought = LibraryTable.IsPlatform(definition) ? null : Sought.By(Keyed.PositionOf(call, state, program, parameters), null, type) }.OrNone }) with { Type = type };
        }

        bool certain = definition.ReturnType.NullableAnnotation == NullableAnnotation.NotAnnotated && definition.ReturnType.TypeKind != TypeKind.TypeParameter;
        return certain ? typed with { Nullness = Nullness.NotNull } : typed;
    }

    /// <summary>Whether an attribute is asked for by which the nodes were selected: their path names it as a condition.</summary>
    private static bool IsSelected(Call call, State state)
    {
        if (call.Method.ContainingType.Name.IndexOf("Attribute", StringComparison.Ordinal) < 0 || call.Arguments.Length != 1 || state.Of(call.Arguments[0]).Text is not { Length: > 0 } name)
        {
            return false;
        }

        SyntaxNode node = call.At.Where;
        while (node is ElementAccessExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax)
        {
            node = node is ElementAccessExpressionSyntax access ? access.Expression : node is InvocationExpressionSyntax invocation ? invocation.Expression : ((MemberAccessExpressionSyntax)node).Expression;
        }

        return node is IdentifierNameSyntax holder && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && IsSelected(member, holder.Identifier.ValueText, name, 2);
    }

    /// <summary>Whether a query asks its elements for what a filter before it has asked them for: <c>Where(e => e.Element("a") != null).Select(e => e.Element("a")!.Value)</c>.</summary>
    private static bool IsFiltered(Call call)
    {
        if (!LibraryTable.LooksIntoDocument(call.Method) || call.At.Where is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } asked || asked.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not { Parent.Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax query } })
        {
            return false;
        }

        string part = asked.ToString().Substring(((MemberAccessExpressionSyntax)asked.Expression).Expression.Span.Length);
        for (ExpressionSyntax? source = query.Expression; source is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax before } filter; source = before.Expression)
        {
            if (before.Name.Identifier.ValueText == "Where" && filter.ArgumentList.ToString().Contains(part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a variable holds what a path with a condition selected, or goes over what another one holds.</summary>
    private static bool IsSelected(MemberDeclarationSyntax member, string variable, string attribute, int depth)
    {
        foreach (SyntaxNode node in member.DescendantNodes())
        {
            ExpressionSyntax? source = node switch
            {
                ForEachStatementSyntax each when each.Identifier.ValueText == variable => each.Expression,
                VariableDeclaratorSyntax { Initializer: { } first } declared when declared.Identifier.ValueText == variable => first.Value,
                _ => null,
            };
            if (source is IdentifierNameSyntax other ? depth > 1 && IsSelected(member, other.Identifier.ValueText, attribute, depth - 1)
                : source?.DescendantNodes().Any(n => n is LiteralExpressionSyntax { Token.Value: string path } && (path.IndexOf("[@" + attribute, StringComparison.Ordinal) >= 0 || path.IndexOf("[" + attribute, StringComparison.Ordinal) >= 0)) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the use of a package's look-up says that it finds something.</summary>
    public static bool IsOverruled(Call call, NullProgram program, State state)
        => !LibraryTable.IsPlatform(call.Method.OriginalDefinition) && (IsForgiven(call.At.Where) || Keyed.IsKnown(call, state, program));

    /// <summary>Whether a caller asked for an exception instead of a null.</summary>
    private static bool Throws(Call call, IMethodSymbol definition, State state)
        => definition.Parameters.Any(p => p.Ordinal < call.Arguments.Length && p.Type.SpecialType == SpecialType.System_Boolean && p.Name.StartsWith("throw", StringComparison.OrdinalIgnoreCase) && state.Truth(call.Arguments[p.Ordinal]) == true);

    public static string Name(IMethodSymbol method) => method.AssociatedSymbol is { } property ? property.Name : method.Name;

    /// <summary>Whether an expression is followed by the null-forgiving operator.</summary>
    public static bool IsForgiven(SyntaxNode node)
    {
        SyntaxNode? parent = node.Parent;
        while (parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax)
        {
            parent = parent.Parent;
        }

        return parent is PostfixUnaryExpressionSyntax { OperatorToken.Text: "!" };
    }
}
