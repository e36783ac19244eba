using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Generators.CSharp;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Generators.Contracts;

/// <summary>Finds the constants that members and parameters begin with.</summary>
internal sealed class InitialConstants(Compilation compilation, CompiledInitials? compiled, CancellationToken cancellationToken)
{
    /// <summary>What a member begins with; <see langword="null"/> if that is no constant, or the zero of its type.</summary>
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
        return initial is null ? null : ValueOf(new ParseContext(compilation, cancellationToken).ConstantOf(initial), model);
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

    private static IdlValue? ValueOf(object? constant, TypeModel model) => (constant, model) switch
    {
        (null, _) => null,
        (IConvertible number, EnumType type) when constant is not (string or char or bool) => EnumValueOf(number, type),
        (string text, ScalarType { Kind: ScalarKind.String }) => text.Length == 0 ? null : new IdlText(text),
        (IConvertible number, ScalarType { Kind: ScalarKind.Decimal }) when constant is not (string or char or bool)
            => number.ToDecimal(CultureInfo.InvariantCulture) is var value && value != 0 ? new IdlText(value.ToString(CultureInfo.InvariantCulture)) : null,
        (bool flag, ScalarType { Kind: ScalarKind.Boolean }) => flag ? new IdlBool(true) : null,
        (IConvertible number, ScalarType { Kind: ScalarKind.Single or ScalarKind.Double }) when constant is not (string or char or bool)
            => number.ToDouble(CultureInfo.InvariantCulture) is var value && BitConverter.DoubleToInt64Bits(value) != 0 ? new IdlDouble(value) : null,
        (ulong number, ScalarType) => number == 0 ? null : new IdlInteger(unchecked((long)number)),
        (IConvertible number, ScalarType { Kind: >= ScalarKind.SByte and <= ScalarKind.UInt64 }) when constant is not (string or char or bool)
            => number.ToInt64(CultureInfo.InvariantCulture) is var value && value != 0 ? new IdlInteger(value) : null,
        _ => null,
    };

    private static IdlEnumConstant? EnumValueOf(IConvertible number, EnumType type)
    {
        long value = number.ToInt64(CultureInfo.InvariantCulture);
        return value == 0 || value != (int)value
            ? null
            : new IdlEnumConstant(new IdlId("", type.ProtobufName), type.Members.FirstOrDefault(m => m.Value == value)?.WireName, (int)value);
    }
}
