namespace Tern.Grpc;

/// <summary>Numbers of the extensions of one message.</summary>
[RpcMessage(Name = "grpc.reflection.v1.ExtensionNumberResponse")]
public sealed partial record ReflectionExtensionNumbers
{
    /// <summary>Full name of the message.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1, Name = "base_type_name")]
    public string TypeName { get; init; } = "";

    /// <summary>The numbers.</summary>
    /// <value>Empty by default.</value>
    [RpcField(2, Name = "extension_number")]
    public IReadOnlyList<int> Numbers { get; init; } = [];
}
