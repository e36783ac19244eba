using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Questions about symbols that several parsers ask.</summary>
internal static class SymbolExtensions
{
    /// <summary>The name by which an assembly finds a type.</summary>
    public static string ToMetadataName(this INamedTypeSymbol type) => type.ContainingType is { } container
        ? $"{container.ToMetadataName()}+{type.MetadataName}"
        : TypeNames.NamespaceOf(type) is { Length: > 0 } space ? $"{space}.{type.MetadataName}" : type.MetadataName;

    /// <summary>The attribute of a symbol, or <see langword="null"/>.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string fullName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.HasFullName(fullName))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>A constructor argument of an attribute; the default if there is none of that type.</summary>
    public static T? ArgumentOf<T>(this AttributeData attribute, int index)
        => attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array, Value: T value }
            ? value
            : default;

    /// <summary>Whether a symbol carries an attribute.</summary>
    public static bool HasAttribute(this ISymbol symbol, string fullName) => symbol.FindAttribute(fullName) is not null;

    /// <summary>Whether a top-level type is the one of this namespace and name; arity aside.</summary>
    public static bool HasFullName(this ITypeSymbol type, string fullName)
    {
        int dot = fullName.LastIndexOf('.');
        return type.ContainingType is null
            && type.Name.Length == fullName.Length - dot - 1
            && fullName.EndsWith(type.Name, StringComparison.Ordinal)
            && type.ContainingNamespace is { } space
            && space.IsNamed(fullName, dot);
    }

    /// <summary>Whether generated code in a compilation can name the symbol.</summary>
    public static bool IsReachableIn(this ISymbol symbol, IAssemblySymbol assembly)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly)
            || symbol.ContainingAssembly?.GivesAccessTo(assembly) == true;
        return symbol.DeclaredAccessibility == Accessibility.Public
            || (isOwn && symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal);
    }

    /// <summary>The type and those that contain it, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndContainers(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    /// <summary>The type and its bases, without those of the class library, base first.</summary>
    public static IEnumerable<INamedTypeSymbol> BasesAndSelf(this INamedTypeSymbol type)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type;
            current is { SpecialType: SpecialType.None } && !current.HasFullName("System.Exception");
            current = current.BaseType)
        {
            chain.Push(current);
        }

        return chain;
    }

    /// <summary>Whether a type derives from another.</summary>
    public static bool DerivesFrom(this INamedTypeSymbol type, Func<INamedTypeSymbol, bool> isBase)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (isBase(current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every declaration of the type says <c>partial</c>.</summary>
    public static bool IsPartial(this INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.All(r => r.GetSyntax() is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>How a type reads in a message.</summary>
    public static string ToMessage(this ITypeSymbol type)
        => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>Where a symbol is declared, as values.</summary>
    public static SourceSpan? ToSpan(this ISymbol symbol)
        => symbol.Locations.FirstOrDefault(l => l.IsInSource)?.ToSpan();

    /// <summary>A location as values.</summary>
    public static SourceSpan? ToSpan(this Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return null;
        }

        FileLinePositionSpan lines = location.GetLineSpan();
        return new SourceSpan(
            tree.FilePath,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }

    private static bool IsNamed(this INamespaceSymbol space, string fullName, int length)
    {
        while (true)
        {
            if (length <= 0)
            {
                return space.IsGlobalNamespace;
            }

            int dot = fullName.LastIndexOf('.', length - 1);
            int start = dot + 1;
            if (space.IsGlobalNamespace
                || space.Name.Length != length - start
                || string.CompareOrdinal(space.Name, 0, fullName, start, space.Name.Length) != 0)
            {
                return false;
            }

            space = space.ContainingNamespace;
            length = dot;
        }
    }
}
