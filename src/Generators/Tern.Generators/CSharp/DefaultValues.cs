using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tern.Generators.CSharp;

/// <summary>Writes default values of parameters as C#.</summary>
internal static class DefaultValues
{
    /// <summary>The default value; <see langword="null"/> if the parameter has none.</summary>
    public static string? TextOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        ITypeSymbol type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        return parameter.ExplicitDefaultValue switch
        {
            null => "default",
            { } value when type.TypeKind == TypeKind.Enum
                => $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({SymbolDisplay.FormatPrimitive(value, true, false)})",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            float value => SymbolDisplay.FormatPrimitive(value, true, false) + "F",
            decimal value => SymbolDisplay.FormatPrimitive(value, true, false) + "M",
            { } value => SymbolDisplay.FormatPrimitive(value, true, false),
        };
    }
}
