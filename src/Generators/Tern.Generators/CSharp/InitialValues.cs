using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Generators.CSharp;

/// <summary>Finds out whether a member that is not on the wire is certain to hold the zero of its type.</summary>
/// <remarks>Protobuf does not write zeros. Where another value stands at first, a zero that is not written would arrive as that value.</remarks>
internal static class InitialValues
{
    /// <summary>Whether a member that no constructor parameter fills begins with zero.</summary>
    public static bool IsZero(ParseContext context, CarriedMember member)
        => member.Symbol.DeclaringSyntaxReferences.Length == 0
            ? context.Compiled?.Of(member.Symbol) is { IsKnown: true, Value: null } compiled && (compiled.IsSet || member.Type.IsValueType)
            : member.Symbol.DeclaringSyntaxReferences.All(r => IsZero(context, member, r.GetSyntax(context.CancellationToken)))
            && member.Symbol.ContainingType.InstanceConstructors.All(c => c.DeclaringSyntaxReferences.All(r => DoesNothing(r.GetSyntax(context.CancellationToken))));

    /// <summary>Whether a parameter that is not on the wire is zero.</summary>
    public static bool IsZero(IParameterSymbol parameter)
        => !parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is null || IsZeroConstant(parameter.ExplicitDefaultValue);

    /// <summary>Whether a member of a new message is an empty collection that nobody else has.</summary>
    public static bool IsOwnCollection(ParseContext context, INamedTypeSymbol type, CarriedMember member)
        => !member.Symbol.IsVirtual && !member.Symbol.IsOverride
            && member.Symbol.DeclaringSyntaxReferences.Length == 1
            && IsOwnCollection(member.Symbol.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken))
            && ConstructorsDoNothing(context, type);

    // Those of other assemblies do not show what they do.
    private static bool ConstructorsDoNothing(ParseContext context, INamedTypeSymbol type)
        => type.SpecialType == SpecialType.System_Object
            || (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Assembly)
                && type.InstanceConstructors.All(c => c.DeclaringSyntaxReferences.All(r => DoesNothing(r.GetSyntax(context.CancellationToken))))
                && type.BaseType is { } parent
                && ConstructorsDoNothing(context, parent));

    private static bool IsOwnCollection(SyntaxNode syntax)
    {
        // A getter with a body may hand out something else.
        bool isPlain = syntax is not PropertyDeclarationSyntax property
            || property.AccessorList?.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }) == true;
        return isPlain && InitialOf(syntax) is
            CollectionExpressionSyntax { Elements.Count: 0 } or
            BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null };
    }

    private static ExpressionSyntax? InitialOf(SyntaxNode syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        _ => null,
    };

    private static bool IsZero(ParseContext context, CarriedMember member, SyntaxNode syntax)
    {
        ExpressionSyntax? initial = InitialOf(syntax);
        if (initial is null)
        {
            // A text begins with null, which cannot be written; and what else declares a member gives it a value of its own.
            return syntax is PropertyDeclarationSyntax or VariableDeclaratorSyntax && member.Type.IsValueType;
        }

        // What has a value is judged by it: Color.Empty need not be zero.
        if (context.ConstantOf(initial) is { } constant)
        {
            return IsZeroConstant(constant);
        }

        return initial switch
        {
            CollectionExpressionSyntax { Elements.Count: 0 } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" or "Zero" } => true,
            DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.DefaultLiteralExpression } => member.Type.IsValueType,
            _ => false,
        };
    }

    private static bool DoesNothing(SyntaxNode constructor) => constructor switch
    {
        ConstructorDeclarationSyntax { Body.Statements.Count: 0, Initializer: not { ThisOrBaseKeyword.ValueText: "this" } } => true,
        ConstructorDeclarationSyntax => false,
        _ => true,
    };

    private static bool IsZeroConstant(object value) => value switch
    {
        string text => text.Length == 0,
        bool flag => !flag,
        double number => BitConverter.DoubleToInt64Bits(number) == 0,
        float number => BitConverter.DoubleToInt64Bits(number) == 0,
        char letter => letter == 0,
        IConvertible number => number.ToDecimal(System.Globalization.CultureInfo.InvariantCulture) == 0,
        _ => false,
    };
}
