namespace Tern.Grpc;

/// <summary>The services of a server.</summary>
[RpcMessage(Name = "grpc.reflection.v1.ListServiceResponse")]
public sealed partial record ReflectionServiceList
{
    /// <summary>The services.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1, Name = "service")]
    public IReadOnlyList<ReflectionServiceName> Services { get; init; } = [];
}
