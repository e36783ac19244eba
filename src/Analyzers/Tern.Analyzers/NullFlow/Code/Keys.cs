using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Names of places: one for a property and its backing field, one for all constructions of a generic type.</summary>
internal static class Keys
{
    public static object Of(ISymbol symbol)
        => symbol switch
        {
            IFieldSymbol { AssociatedSymbol: IPropertySymbol property } => Definition(property),
            IFieldSymbol { AssociatedSymbol: IEventSymbol e } => e.OriginalDefinition,
            IFieldSymbol field => (field.CorrespondingTupleField ?? field).OriginalDefinition,
            IPropertySymbol property => Definition(property),
            _ => symbol.OriginalDefinition,
        };

    private static IPropertySymbol Definition(IPropertySymbol property)
    {
        property = property.OriginalDefinition;
        return property.PartialDefinitionPart ?? property;
    }

    /// <summary>Whether reading a property reads its backing field and does nothing else.</summary>
    public static bool ReadsField(IPropertySymbol property) => IsPart(property) || IsAuto(property, static accessors => Bodyless(accessors, "get"));

    /// <summary>Whether a property is a part of one of the platform's pairs, groups or tuples, which keep what they are made of and do nothing else.</summary>
    public static bool IsPart(IPropertySymbol property)
        => property is { IsStatic: false, IsIndexer: false, ContainingType: { Name: "KeyValuePair" or "Tuple" or "IGrouping", TypeArguments.Length: > 0 } type } && type.ContainingNamespace?.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Linq";

    /// <summary>Whether writing a property writes its backing field and does nothing else.</summary>
    public static bool WritesField(IPropertySymbol property)
        => IsAuto(property, static accessors => Bodyless(accessors, "set") && Bodyless(accessors, "init"));

    private static bool IsAuto(IPropertySymbol property, Func<AccessorListSyntax, bool> accessors)
    {
        if (property.ContainingType is { IsAnonymousType: true })
        {
            return true;
        }

        if (property.IsAbstract || property.IsIndexer || property.ContainingType?.TypeKind == TypeKind.Interface)
        {
            return false;
        }

        foreach (SyntaxReference reference in property.OriginalDefinition.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax())
            {
                case ParameterSyntax:
                    return true;
                case PropertyDeclarationSyntax { AccessorList: { } list }:
                    // The other part of a partial property may not have been generated yet.
                    return accessors(list) && property.OriginalDefinition is { PartialImplementationPart: null, IsPartialDefinition: false };
            }
        }

        return false;
    }

    private static bool Bodyless(AccessorListSyntax list, string keyword)
    {
        foreach (AccessorDeclarationSyntax accessor in list.Accessors)
        {
            if (accessor.Keyword.ValueText == keyword)
            {
                return accessor.Body is null && accessor.ExpressionBody is null;
            }
        }

        return true;
    }

    /// <summary>Whether a member stands in an extension block and works on a receiver, which may be null as an argument may.</summary>
    public static bool IsExtension(ISymbol member) => member is { IsStatic: false, ContainingType.IsExtension: true };

    /// <summary>Type of what a place holds, or <see langword="null"/> when it is no symbol.</summary>
    public static ITypeSymbol? TypeOf(object key)
        => key switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IEventSymbol e => e.Type,
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
}
