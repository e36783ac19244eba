namespace Tern.Grpc;

/// <summary>The answer to one <see cref="ReflectionRequest"/>.</summary>
[RpcMessage(Name = "grpc.reflection.v1.ServerReflectionResponse")]
public sealed partial record ReflectionResponse
{
    /// <summary>Host of the question.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1, Name = "valid_host")]
    public string ValidHost { get; init; } = "";

    /// <summary>The question.</summary>
    [RpcField(2, Name = "original_request")]
    public ReflectionRequest? OriginalRequest { get; init; }

    /// <summary>The answer.</summary>
    [RpcOneOf(Name = "message_response")]
    public ReflectionAnswer? Answer { get; init; }
}
