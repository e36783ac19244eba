using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Finds the static method that an attribute names.</summary>
internal static class CustomMethods
{
    /// <summary>The method; <see langword="null"/> if it cannot check the value, which is reported.</summary>
    /// <param name="compilation">The compilation that generated code belongs to.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="owner">The type that declares it unless the attribute says otherwise.</param>
    /// <param name="value">Type of the value, without nullability.</param>
    /// <param name="isMessage">Whether the value is the message itself.</param>
    /// <param name="report">Where to report.</param>
    public static MethodDetail? Find(Compilation compilation, AttributeData attribute, string name, INamedTypeSymbol owner, ITypeSymbol value, bool isMessage, RuleReport report)
    {
        INamedTypeSymbol type = attribute.Named("WithType")?.Value as INamedTypeSymbol ?? owner;
        List<IMethodSymbol> methods = type.GetMembers(name).OfType<IMethodSymbol>().Where(m => m is { IsStatic: true, MethodKind: Microsoft.CodeAnalysis.MethodKind.Ordinary }).ToList();
        if (methods.Count == 0)
        {
            report.BadMethod(attribute, name, $"'{type.Name}' has no such static method");
            return null;
        }

        foreach (IMethodSymbol method in methods)
        {
            if (ResultOf(compilation, method, value, isMessage) is not { } result)
            {
                continue;
            }

            if (!method.IsReachableIn(compilation.Assembly) || type.SelfAndContainers().Any(t => !t.IsReachableIn(compilation.Assembly)))
            {
                report.BadMethod(attribute, name, "generated code cannot call it; make it internal or public");
                return null;
            }

            return new MethodDetail(TypeNames.OfNotNull(type), name, result);
        }

        string shown = value.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMessage();
        string other = isMessage ? $", or 'void {name}({shown} value, ref ValidationErrors errors)'" : "";
        report.BadMethod(attribute, name, $"it must be 'bool {name}({shown} value)' or 'string? {name}({shown} value)'{other}");
        return null;
    }

    private static CustomResult? ResultOf(Compilation compilation, IMethodSymbol method, ITypeSymbol value, bool isMessage)
    {
        bool takesValue = method.Parameters.Length > 0 && !method.IsGenericMethod && Takes(compilation, method.Parameters[0], value);
        if (!takesValue)
        {
            return null;
        }

        bool takesErrors = isMessage
            && method.Parameters.Length == 2
            && method.Parameters[1] is { RefKind: RefKind.Ref } errors
            && errors.Type.HasFullName("Tern.ValidationErrors");
        return (method.Parameters.Length, method.ReturnType.SpecialType) switch
        {
            (1, SpecialType.System_Boolean) => CustomResult.Bool,
            (1, SpecialType.System_String) => CustomResult.Text,
            (2, SpecialType.System_Void) when takesErrors => CustomResult.Errors,
            _ => null,
        };
    }

    private static bool Takes(Compilation compilation, IParameterSymbol parameter, ITypeSymbol value) => parameter.RefKind switch
    {
        RefKind.None => compilation.ClassifyCommonConversion(value, parameter.Type) is { IsImplicit: true, IsUserDefined: false },
        RefKind.In => SymbolEqualityComparer.Default.Equals(parameter.Type, value),
        _ => false,
    };
}
