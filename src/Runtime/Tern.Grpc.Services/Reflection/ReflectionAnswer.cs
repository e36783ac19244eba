namespace Tern.Grpc;

/// <summary>What a <see cref="ReflectionResponse"/> says. Source: <c>grpc/reflection/v1/reflection.proto</c>.</summary>
[RpcUnion(Name = "grpc.reflection.v1.ServerReflectionResponse.MessageResponse")]
public abstract partial record ReflectionAnswer
{
    /// <summary>Files.</summary>
    /// <param name="Response">The file that was asked for, then everything that it imports.</param>
    [RpcField(4, Name = "file_descriptor_response")]
    public sealed partial record Files(ReflectionFiles Response) : ReflectionAnswer;

    /// <summary>Numbers of extensions.</summary>
    /// <param name="Response">The numbers.</param>
    [RpcField(5, Name = "all_extension_numbers_response")]
    public sealed partial record Extensions(ReflectionExtensionNumbers Response) : ReflectionAnswer;

    /// <summary>Services.</summary>
    /// <param name="Response">The services.</param>
    [RpcField(6, Name = "list_services_response")]
    public sealed partial record Services(ReflectionServiceList Response) : ReflectionAnswer;

    /// <summary>There is no answer.</summary>
    /// <param name="Response">Why.</param>
    [RpcField(7, Name = "error_response")]
    public sealed partial record Error(ReflectionError Response) : ReflectionAnswer;
}
