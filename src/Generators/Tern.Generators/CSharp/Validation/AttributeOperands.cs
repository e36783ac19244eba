using System.Globalization;
using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Turns constants of attributes into what rules are made of.</summary>
internal static class AttributeOperands
{
    /// <summary>The constant; <see langword="null"/> if it is none that a rule can compare with.</summary>
    public static object? Of(TypedConstant constant) => constant switch
    {
        { IsNull: true } => null,
        { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } => EnumValue(type, constant.Value!),
        { Kind: TypedConstantKind.Primitive, Value: char c } => c.ToString(),
        { Kind: TypedConstantKind.Primitive } => constant.Value,
        _ => null,
    };

    private static object? EnumValue(INamedTypeSymbol type, object value)
    {
        string? name = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value))?.Name;
        decimal number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        return number is >= int.MinValue and <= int.MaxValue ? new RuleEnumValue(name, (int)number) : null;
    }
}
