namespace Tern.Grpc;

/// <summary>One service.</summary>
[RpcMessage(Name = "grpc.reflection.v1.ServiceResponse")]
public sealed partial record ReflectionServiceName
{
    /// <summary>Its full name.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1)]
    public string Name { get; init; } = "";
}
