namespace Tern.Schema.Declarations;

/// <summary>Namespaces whose types declarations call by their simple names, and what those names are.</summary>
/// <remarks>A type of the user's namespace hides such a name; then the declaration must write it in full.</remarks>
public static class LibraryNames
{
    /// <summary>The namespaces.</summary>
    public static IReadOnlyCollection<string> Namespaces { get; } = ["System", "System.Collections.Generic", "System.Collections.Immutable", "System.Threading.Tasks", "Tern", "Tern.WellKnown"];

    /// <summary>Simple names of the types.</summary>
    public static IReadOnlyCollection<string> All { get; } = new HashSet<string>(
        [
            "DateTimeOffset", "Exception", "Guid", "Obsolete", "ObsoleteAttribute", "ReadOnlySpan", "TimeSpan",
            "Dictionary", "HashSet", "IAsyncEnumerable", "IReadOnlyDictionary", "IReadOnlyList", "IReadOnlySet", "List",
            "ImmutableArray", "ImmutableDictionary", "ImmutableHashSet",
            "ValueTask",
            "CallContext", "Idempotent", "IdempotentAttribute", "OneWay", "OneWayAttribute", "RpcEnum", "RpcEnumAttribute", "RpcEnumValue", "RpcEnumValueAttribute",
            "RpcException", "RpcExceptionAttribute", "RpcField", "RpcFieldAttribute", "RpcMessage", "RpcMessageAttribute", "RpcMethod", "RpcMethodAttribute",
            "RpcOneOf", "RpcOneOfAttribute", "RpcService", "RpcServiceAttribute", "RpcUnion", "RpcUnionAttribute", "Throws", "ThrowsAttribute", "Validate", "ValidateAttribute", "WireEncoding",
            "Any", "Duration", "Empty", "FieldMask", "ListValue", "NullValue", "Struct", "Timestamp", "Value",
        ],
        StringComparer.Ordinal);
}
