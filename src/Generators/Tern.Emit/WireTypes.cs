using Tern.Schema;

namespace Tern.Emit;

/// <summary>Which Thrift type carries a C# type; docs/types.md is this table for users.</summary>
internal static class WireTypes
{
    /// <summary>Name of the member of <c>ThriftType</c>.</summary>
    public static string Of(TypeModel type) => type switch
    {
        ScalarType scalar => Of(scalar.Kind),
        EnumType => "I32",
        MessageType => "Struct",
        ListType => "List",
        SetType => "Set",
        MapType => "Map",
        _ => throw new InvalidOperationException($"No wire type for {type.Name}."),
    };

    /// <summary>Suffix of the reader's and writer's methods for a value that one call carries; <see langword="null"/> for structs and collections.</summary>
    public static string? MethodSuffix(TypeModel type) => type switch
    {
        ScalarType { Kind: ScalarKind.ByteArray or ScalarKind.ReadOnlyMemory or ScalarKind.Memory } => "Binary",
        ScalarType or EnumType => Of(type),
        _ => null,
    };

    /// <summary>Type as IDL spells it, for comments.</summary>
    public static string Idl(TypeModel type) => type switch
    {
        ScalarType { Kind: ScalarKind.ByteArray or ScalarKind.ReadOnlyMemory or ScalarKind.Memory } => "binary",
        ScalarType or EnumType => Of(type) is "Byte" ? "i8" : Of(type).ToLowerInvariant(),
        MessageType message => message.Name.Name,
        ListType list => $"list<{Idl(list.Element)}>",
        SetType set => $"set<{Idl(set.Element)}>",
        MapType map => $"map<{Idl(map.Key)}, {Idl(map.Value)}>",
        _ => throw new InvalidOperationException($"No wire type for {type.Name}."),
    };

    private static string Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "Bool",
        ScalarKind.SByte or ScalarKind.Byte => "Byte",
        ScalarKind.Int16 => "I16",
        ScalarKind.UInt16 or ScalarKind.Int32 or ScalarKind.DateOnly => "I32",
        ScalarKind.Single or ScalarKind.Double => "Double",
        ScalarKind.Decimal or ScalarKind.String or ScalarKind.Guid => "String",
        ScalarKind.ByteArray or ScalarKind.ReadOnlyMemory or ScalarKind.Memory => "String",
        ScalarKind.Uuid => "Uuid",
        _ => "I64",
    };
}
