using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Generators.CSharp;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Generators.Contracts;

/// <summary>Finds the constants that members and parameters begin with.</summary>
internal sealed class InitialConstants(Compilation compilation, CompiledInitials? compiled, CancellationToken cancellationToken)
{
    private readonly InitialExpressions _expressions = new(compilation, cancellationToken);

    /// <summary>What a member begins with; <see langword="null"/> if that is not made of constants, or the zero of its type.</summary>
    public IdlValue? Of(INamedTypeSymbol type, ISymbol member, TypeModel model)
    {
        IParameterSymbol? parameter = type.InstanceConstructors.SelectMany(c => c.Parameters).FirstOrDefault(p => p.HasExplicitDefaultValue && MemberCollector.Fills(p, member));
        if (parameter is not null)
        {
            return Of(parameter, model);
        }

        if (compiled is not null && member.DeclaringSyntaxReferences.Length == 0)
        {
            return ValueOf(AsTypeSays(compiled.Of(member).Value, model), model);
        }

        ExpressionSyntax? initial = member.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(cancellationToken))
            .Select(s => s is PropertyDeclarationSyntax property ? property.Initializer?.Value : (s as VariableDeclaratorSyntax)?.Initializer?.Value)
            .FirstOrDefault(i => i is not null);
        return initial is null
            ? FallbackOf(type, member, model)
            : ValueOf(new ParseContext(compilation, cancellationToken).ConstantOf(initial), model) ?? _expressions.Of(initial, model);
    }

    // What declarations of IDL say of a field that may be missing: T? X { get; init; } and T XOrDefault => X ?? value;
    private IdlValue? FallbackOf(INamedTypeSymbol type, ISymbol member, TypeModel model)
    {
        ExpressionSyntax? fallback = type.GetMembers(member.Name + "OrDefault")
            .OfType<IPropertySymbol>()
            .SelectMany(p => p.DeclaringSyntaxReferences)
            .Select(r => (r.GetSyntax(cancellationToken) as PropertyDeclarationSyntax)?.ExpressionBody?.Expression)
            .OfType<BinaryExpressionSyntax>()
            .Where(b => b.IsKind(SyntaxKind.CoalesceExpression) && b.Left is IdentifierNameSyntax left && left.Identifier.ValueText == member.Name)
            .Select(b => b.Right)
            .FirstOrDefault();
        return fallback is null ? null : ConstantOf(new ParseContext(compilation, cancellationToken).ConstantOf(fallback), model) ?? _expressions.Of(fallback, model);
    }

    /// <summary>The default value of a parameter; <see langword="null"/> if there is none, or it is the zero of its type.</summary>
    public IdlValue? Of(IParameterSymbol parameter, TypeModel model)
        => parameter.HasExplicitDefaultValue ? ValueOf(parameter.ExplicitDefaultValue, model) : null;

    // Compiled code has one kind of small integers for all.
    private static object? AsTypeSays(object? constant, TypeModel model) => (constant, model) switch
    {
        (int flag, ScalarType { Kind: ScalarKind.Boolean }) => flag != 0,
        (int number, ScalarType { Kind: ScalarKind.UInt32 }) => unchecked((uint)number),
        _ => constant,
    };

    // Zero is what a member begins with anyway.
    private static IdlValue? ValueOf(object? constant, TypeModel model) => ConstantOf(constant, model) is { } value && !IsZero(value, model) ? value : null;

    private static bool IsZero(IdlValue value, TypeModel model) => value switch
    {
        IdlBool flag => !flag.Value,
        IdlInteger number => number.Value == 0,
        IdlDouble number => BitConverter.DoubleToInt64Bits(number.Value) == 0,
        IdlText text when model is ScalarType { Kind: ScalarKind.Decimal } => decimal.Parse(text.Value, CultureInfo.InvariantCulture) == 0,
        IdlText text => text.Value.Length == 0,
        IdlEnumConstant constant => constant.Value == 0,
        _ => false,
    };

    /// <summary>A constant as IDL has it; <see langword="null"/> if its type has no constants.</summary>
    internal static IdlValue? ConstantOf(object? constant, TypeModel model) => (constant, model) switch
    {
        (null, _) => null,
        (IConvertible number, EnumType type) when constant is not (string or char or bool) => EnumValueOf(number, type),
        (string text, ScalarType { Kind: ScalarKind.String }) => new IdlText(text),
        (IConvertible number, ScalarType { Kind: ScalarKind.Decimal }) when constant is not (string or char or bool)
            => new IdlText(number.ToDecimal(CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        (bool flag, ScalarType { Kind: ScalarKind.Boolean }) => new IdlBool(flag),
        (IConvertible number, ScalarType { Kind: ScalarKind.Single or ScalarKind.Double }) when constant is not (string or char or bool) => new IdlDouble(number.ToDouble(CultureInfo.InvariantCulture)),
        (ulong number, ScalarType) => new IdlInteger(unchecked((long)number)),
        (IConvertible number, ScalarType { Kind: >= ScalarKind.SByte and <= ScalarKind.UInt64 }) when constant is not (string or char or bool) => new IdlInteger(number.ToInt64(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static IdlEnumConstant? EnumValueOf(IConvertible number, EnumType type)
    {
        long value = number.ToInt64(CultureInfo.InvariantCulture);
        return value != (int)value ? null : new IdlEnumConstant(new IdlId("", type.ProtobufName), type.Members.FirstOrDefault(m => m.Value == value)?.WireName, (int)value);
    }
}
