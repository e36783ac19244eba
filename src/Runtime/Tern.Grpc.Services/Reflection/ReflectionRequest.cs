namespace Tern.Grpc;

/// <summary>One question to a server about what it serves.</summary>
[RpcMessage(Name = "grpc.reflection.v1.ServerReflectionRequest")]
public sealed partial record ReflectionRequest
{
    /// <summary>Host that the question is about; it comes back in the answer and is not looked at.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1)]
    public string Host { get; init; } = "";

    /// <summary>The question.</summary>
    /// <value>Without one the answer is an error.</value>
    [RpcOneOf(Name = "message_request")]
    public ReflectionQuestion? Question { get; init; }
}
