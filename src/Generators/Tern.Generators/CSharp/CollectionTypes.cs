using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Which collection types can be carried, and as what.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";
    private const string Immutable = "System.Collections.Immutable";

    public static bool IsCollection(INamedTypeSymbol type) => ListOf(type) is not null || SetOf(type) is not null || MapOf(type) is not null;

    public static ListShape? ListOf(INamedTypeSymbol type) => type switch
    {
        { Arity: 1 } when IsIn(type, Generic) => type.Name switch
        {
            "List" => ListShape.List,
            "IList" => ListShape.IList,
            "IReadOnlyList" => ListShape.IReadOnlyList,
            "ICollection" => ListShape.ICollection,
            "IReadOnlyCollection" => ListShape.IReadOnlyCollection,
            "IEnumerable" => ListShape.IEnumerable,
            _ => null,
        },
        { Arity: 1 } when IsIn(type, Immutable) => type.Name switch
        {
            "ImmutableArray" => ListShape.ImmutableArray,
            "ImmutableList" => ListShape.ImmutableList,
            _ => null,
        },
        _ => null,
    };

    public static SetShape? SetOf(INamedTypeSymbol type) => type switch
    {
        { Arity: 1 } when IsIn(type, Generic) => type.Name switch
        {
            "HashSet" => SetShape.HashSet,
            "ISet" => SetShape.ISet,
            "IReadOnlySet" => SetShape.IReadOnlySet,
            _ => null,
        },
        { Arity: 1, Name: "ImmutableHashSet" } when IsIn(type, Immutable) => SetShape.ImmutableHashSet,
        _ => null,
    };

    public static MapShape? MapOf(INamedTypeSymbol type) => type switch
    {
        { Arity: 2 } when IsIn(type, Generic) => type.Name switch
        {
            "Dictionary" => MapShape.Dictionary,
            "IDictionary" => MapShape.IDictionary,
            "IReadOnlyDictionary" => MapShape.IReadOnlyDictionary,
            _ => null,
        },
        { Arity: 2, Name: "ImmutableDictionary" } when IsIn(type, Immutable) => MapShape.ImmutableDictionary,
        _ => null,
    };

    /// <summary>Whether a message that holds the collection already can have elements added to it.</summary>
    public static bool CanBeFilled(TypeModel type) => type switch
    {
        ListType { Shape: ListShape.List or ListShape.IList or ListShape.ICollection } => true,
        SetType { Shape: SetShape.HashSet or SetShape.ISet } => true,
        MapType { Shape: MapShape.Dictionary or MapShape.IDictionary } => true,
        _ => false,
    };

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingType is null && TypeNames.NamespaceOf(type) == space;
}
