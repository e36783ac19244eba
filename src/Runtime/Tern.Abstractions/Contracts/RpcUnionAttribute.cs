namespace Tern;

/// <summary>Marks an abstract partial record or class as a closed union (Thrift union, Protobuf oneof).</summary>
/// <remarks>
/// Each case is a sealed nested type that derives from the union, carries <see cref="RpcFieldAttribute"/> with the field id, and holds exactly one
/// value, which is the field of the union.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RpcUnionAttribute : Attribute
{
    /// <summary>Full name in Protobuf, with its package: <c>shop.v1.Payment</c>.</summary>
    /// <value>Namespace and name of the type by default.</value>
    public string? Name { get; set; }
}
