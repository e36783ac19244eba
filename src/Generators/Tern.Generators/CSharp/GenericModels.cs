using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Reads what an accessor of a generic type's member must repeat.</summary>
internal static class GenericModels
{
    /// <summary>Type parameters of a type; <see langword="null"/> if it is not generic.</summary>
    public static GenericModel? Of(INamedTypeSymbol type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        return new GenericModel(
            type.TypeParameters.Select(p => p.Name).ToEquatableArray(),
            type.TypeParameters.Select(ConstraintsOf).OfType<string>().ToEquatableArray(),
            type.TypeArguments.Select(TypeNames.Of).ToEquatableArray());
    }

    private static string? ConstraintsOf(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(t => t.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
            .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? null : $"where {parameter.Name} : {string.Join(", ", constraints)}";
    }
}
