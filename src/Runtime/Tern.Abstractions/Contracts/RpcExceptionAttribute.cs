namespace Tern;

/// <summary>Marks a partial exception class as a declared exception: it crosses the wire as itself (Thrift exception).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RpcExceptionAttribute : Attribute
{
    /// <summary>Full name in Protobuf, with its package: <c>shop.v1.OutOfStock</c>.</summary>
    /// <value>Namespace and name of the type by default.</value>
    public string? Name { get; set; }
}
