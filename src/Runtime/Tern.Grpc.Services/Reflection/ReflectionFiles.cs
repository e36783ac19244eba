namespace Tern.Grpc;

/// <summary>Files as <c>google.protobuf.FileDescriptorProto</c>.</summary>
[RpcMessage(Name = "grpc.reflection.v1.FileDescriptorResponse")]
public sealed partial record ReflectionFiles
{
    /// <summary>The bytes of each.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1, Name = "file_descriptor_proto")]
    public IReadOnlyList<ReadOnlyMemory<byte>> Files { get; init; } = [];
}
