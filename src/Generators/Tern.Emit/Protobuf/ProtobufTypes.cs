using Tern.Schema;

namespace Tern.Emit;

/// <summary>Which Protobuf type carries a C# type; docs/types.md is this table for users.</summary>
internal static class ProtobufTypes
{
    /// <summary>Suffix of the reader's and writer's methods for a value that one call carries; <see langword="null"/> for messages and collections.</summary>
    public static string? MethodSuffix(TypeModel type, WireEncoding encoding) => type switch
    {
        ScalarType when encoding == WireEncoding.Wrapper => MethodSuffix(type, WireEncoding.Default) + "Value",
        EnumType => "Int32",
        ScalarType { Kind: var kind } => kind switch
        {
            ScalarKind.Boolean => "Bool",
            ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.DateOnly => Signed("32", encoding),
            ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.UInt32 => encoding == WireEncoding.Fixed ? "Fixed32" : "UInt32",
            ScalarKind.Int64 or ScalarKind.TimeOnly => Signed("64", encoding),
            ScalarKind.UInt64 => encoding == WireEncoding.Fixed ? "Fixed64" : "UInt64",
            ScalarKind.Single => "Float",
            ScalarKind.Double => "Double",
            ScalarKind.ByteArray or ScalarKind.ReadOnlyMemory or ScalarKind.Memory or ScalarKind.Uuid => "Bytes",
            ScalarKind.DateTime or ScalarKind.DateTimeOffset => "Timestamp",
            ScalarKind.TimeSpan => "Duration",
            _ => "String",
        },
        _ => null,
    };

    /// <summary>Name of the member of <c>ProtobufWireType</c>.</summary>
    public static string WireType(TypeModel type, WireEncoding encoding) => MethodSuffix(type, encoding) switch
    {
        null when encoding == WireEncoding.Group => "StartGroup",
        "Bool" or "Int32" or "UInt32" or "SInt32" or "Int64" or "UInt64" or "SInt64" => "Varint",
        "Fixed32" or "SFixed32" or "Float" => "Fixed32",
        "Fixed64" or "SFixed64" or "Double" => "Fixed64",
        _ => "LengthDelimited",
    };

    /// <summary>Whether a list of such values may be packed.</summary>
    public static bool IsPackable(TypeModel element, WireEncoding encoding)
        => element is ScalarType or EnumType && WireType(element, encoding) != "LengthDelimited";

    /// <summary>Whether the bulk methods of reader and writer take the C# type as it is.</summary>
    public static bool IsBulk(TypeModel element) => element is ScalarType
    {
        Kind: ScalarKind.Boolean or ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.UInt64 or ScalarKind.Single or ScalarKind.Double,
    };

    /// <summary>Element of a list or set; <see langword="null"/> for other types.</summary>
    public static TypeModel? ElementOf(TypeModel type) => type switch
    {
        ListType list => list.Element,
        SetType set => set.Element,
        _ => null,
    };

    /// <summary>Element of a type that is known to be a list or set.</summary>
    /// <exception cref="InvalidOperationException">It is another type.</exception>
    public static TypeModel ItemOf(TypeModel type) => ElementOf(type) ?? throw new InvalidOperationException($"'{type.Name}' has no elements.");

    /// <summary>Type as a <c>.proto</c> file spells it, for comments.</summary>
    public static string Idl(TypeModel type, ProtobufModel model) => type switch
    {
        MapType map => $"map<{Inner(map.Key, model.Key)}, {Inner(map.Value, model.Value)}>",
        _ when ElementOf(type) is { } element => "repeated " + Inner(element, model.Value),
        _ => Inner(type, model.Value),
    };

    /// <summary>C# expression of whether a value is not the zero that is left out.</summary>
    public static string IsNotZero(NameScope names, TypeModel type, string value) => type switch
    {
        EnumType => $"{value} != 0",
        ScalarType { Kind: var kind } => kind switch
        {
            ScalarKind.Boolean => value,
            ScalarKind.String or ScalarKind.ByteArray => $"{value}.Length != 0",
            ScalarKind.ReadOnlyMemory or ScalarKind.Memory => $"!{value}.IsEmpty",
            ScalarKind.Single or ScalarKind.Double => $"!{names.Wire("WireConvert")}.IsZero({value})",
            ScalarKind.Guid or ScalarKind.Uuid or ScalarKind.DateTime or ScalarKind.DateTimeOffset or ScalarKind.TimeSpan or ScalarKind.TimeOnly => $"{value} != default",
            _ => $"{value} != 0",
        },
        _ => throw new InvalidOperationException($"{type.Name} has no zero."),
    };

    private static string Signed(string bits, WireEncoding encoding) => encoding switch
    {
        WireEncoding.ZigZag => "SInt" + bits,
        WireEncoding.Fixed => "SFixed" + bits,
        _ => "Int" + bits,
    };

    private static string Inner(TypeModel type, WireEncoding encoding) => type switch
    {
        EnumType => type.Name.Name,
        MessageType => (encoding == WireEncoding.Group ? "group " : "") + type.Name.Name,
        _ when MethodSuffix(type, encoding) is { } suffix => suffix is "Timestamp" or "Duration" || encoding == WireEncoding.Wrapper ? suffix : suffix.ToLowerInvariant(),
        _ => $"({Idl(type, ProtobufModel.Default)})",
    };
}
