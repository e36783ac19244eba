namespace Tern;

/// <summary>Says how an enum travels. Enums without it are open: a number that is not declared is kept.</summary>
[AttributeUsage(AttributeTargets.Enum, Inherited = false)]
public sealed class RpcEnumAttribute : Attribute
{
    /// <summary>
    /// Whether Protobuf treats a number that is not declared as an unknown field (proto2): the member stays as it is, and the number is written back if the message keeps
    /// unknown fields. Thrift ignores it.
    /// </summary>
    /// <value><see langword="false"/> by default, as in proto3.</value>
    public bool IsClosed { get; set; }

    /// <summary>Full name in Protobuf, with its package: <c>shop.v1.Color</c>. It travels nowhere; tools that ask a server for its contracts see it.</summary>
    /// <value>Namespace and name of the type by default.</value>
    public string? Name { get; set; }
}
