namespace Tern;

/// <summary>Carries a member whose type is an <see cref="RpcUnionAttribute">[RpcUnion]</see> as fields of the message itself: a Protobuf <c>oneof</c>, or optional Thrift fields of
/// which one is set.</summary>
/// <remarks>
/// The fields are the union's cases, with their ids, which must be unique in the message. With <see cref="RpcFieldAttribute"/> instead, the union is a message of its own in one
/// field.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class RpcOneOfAttribute : Attribute
{
    /// <summary>Name in IDL and in error messages.</summary>
    /// <value>The member name in camel case by default.</value>
    public string? Name { get; set; }
}
