namespace Tern.Grpc;

/// <summary>Why there is no answer.</summary>
[RpcMessage(Name = "grpc.reflection.v1.ErrorResponse")]
public sealed partial record ReflectionError
{
    /// <summary>A member of <see cref="RpcStatusCode"/>.</summary>
    [RpcField(1, Name = "error_code")]
    public int Code { get; init; }

    /// <summary>The reason.</summary>
    /// <value>Empty by default.</value>
    [RpcField(2, Name = "error_message")]
    public string Message { get; init; } = "";
}
