namespace Tern;

/// <summary>Marks an interface as an RPC service: a client and a server dispatcher are generated for it at build time.</summary>
/// <param name="name">
/// Wire name: the Thrift service, or <c>package.Service</c> for gRPC. By default the interface name without its leading <c>I</c>.
/// </param>
/// <remarks>
/// A service may extend another service interface (Thrift <c>extends</c>); the inherited methods belong to both. Static members and members with a
/// body are not RPC methods.
/// </remarks>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class RpcServiceAttribute(string? name = null) : Attribute
{
    /// <summary>Wire name, or <see langword="null"/> for the interface name without its leading <c>I</c>.</summary>
    public string? Name { get; } = name;
}
