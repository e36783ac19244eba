namespace Tern;

/// <summary>Marks a partial class, struct, record or record struct as a message; its serializers are generated at build time.</summary>
/// <remarks>Only members with <see cref="RpcFieldAttribute"/> are carried. The same ids serve Thrift and Protobuf.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RpcMessageAttribute : Attribute
{
    /// <summary>Keeps fields that this version of the message does not know, and writes them back after the known ones.</summary>
    /// <value><see langword="false"/> by default: unknown fields are skipped.</value>
    public bool KeepUnknownFields { get; set; }

    /// <summary>Full name in Protobuf, with its package: <c>shop.v1.Item</c>.</summary>
    /// <value>Namespace and name of the type by default.</value>
    public string? Name { get; set; }
}
