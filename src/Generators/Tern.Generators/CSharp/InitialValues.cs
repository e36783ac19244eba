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

    private static bool IsZero(ParseContext context, CarriedMember member, SyntaxNode syntax)
    {
        ExpressionSyntax? initial = syntax switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };
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
