namespace Tern.Grpc;

/// <summary>Names an extension.</summary>
[RpcMessage(Name = "grpc.reflection.v1.ExtensionRequest")]
public sealed partial record ReflectionExtension
{
    /// <summary>Full name of the message that it extends.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1, Name = "containing_type")]
    public string ContainingType { get; init; } = "";

    /// <summary>Its number.</summary>
    [RpcField(2, Name = "extension_number")]
    public int Number { get; init; }
}
