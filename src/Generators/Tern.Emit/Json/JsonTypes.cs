using Tern.Schema;

namespace Tern.Emit;

/// <summary>How a C# type looks in JSON: as the Protobuf type that carries it does. docs/json.md is this table for users.</summary>
internal static class JsonTypes
{
    /// <summary>Suffix of the methods that read and write a scalar.</summary>
    public static string Suffix(ScalarType type) => ProtobufTypes.MethodSuffix(AsText(type), WireEncoding.Default)!;

    /// <summary>The type as which JSON carries a type: sixteen bytes of a <c>Guid</c> are text there.</summary>
    public static TypeModel AsText(TypeModel type) => type is ScalarType { Kind: ScalarKind.Uuid } uuid ? uuid with { Kind = ScalarKind.Guid } : type;

    /// <summary>Whether a map with such keys is an object; otherwise it is a list of entries.</summary>
    public static bool IsName(TypeModel key)
        => key is EnumType || (key is ScalarType scalar && Suffix(scalar) is "Bool" or "Int32" or "UInt32" or "Int64" or "UInt64" or "String");

    /// <summary>C# expression of whether a value is not the zero or the emptiness that is left out; <see langword="null"/> if that cannot be asked.</summary>
    public static string? IsNotZero(NameScope names, TypeModel type, string value) => type switch
    {
        MessageType or ScalarType { Kind: ScalarKind.DateOnly } or ListType { Shape: ListShape.IEnumerable } => null,
        ScalarType or EnumType => ProtobufTypes.IsNotZero(names, type, value),
        ListType { Shape: ListShape.Array } => $"{value}.Length != 0",
        ListType { Shape: ListShape.ImmutableArray } => $"!{value}.IsDefaultOrEmpty",
        _ => $"{value}.Count != 0",
    };
}
