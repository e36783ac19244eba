namespace Tern.Grpc;

/// <summary>What a <see cref="ReflectionRequest"/> asks for. Source: <c>grpc/reflection/v1/reflection.proto</c>.</summary>
[RpcUnion(Name = "grpc.reflection.v1.ServerReflectionRequest.MessageRequest")]
public abstract partial record ReflectionQuestion
{
    /// <summary>The file of a name.</summary>
    /// <param name="Name">The name, as another file imports it.</param>
    [RpcField(3, Name = "file_by_filename")]
    public sealed partial record FileByName(string Name) : ReflectionQuestion;

    /// <summary>The file that declares a symbol.</summary>
    /// <param name="Symbol">Full name of a service, method, message, field, oneof, enum or enum value.</param>
    [RpcField(4, Name = "file_containing_symbol")]
    public sealed partial record FileOfSymbol(string Symbol) : ReflectionQuestion;

    /// <summary>The file that declares an extension.</summary>
    /// <param name="Extension">The extension.</param>
    [RpcField(5, Name = "file_containing_extension")]
    public sealed partial record FileOfExtension(ReflectionExtension Extension) : ReflectionQuestion;

    /// <summary>The numbers of all extensions of a message.</summary>
    /// <param name="TypeName">Full name of the message.</param>
    [RpcField(6, Name = "all_extension_numbers_of_type")]
    public sealed partial record ExtensionNumbers(string TypeName) : ReflectionQuestion;

    /// <summary>The services of the server.</summary>
    /// <param name="Pattern">Not looked at.</param>
    [RpcField(7, Name = "list_services")]
    public sealed partial record ListServices(string Pattern = "") : ReflectionQuestion;
}
