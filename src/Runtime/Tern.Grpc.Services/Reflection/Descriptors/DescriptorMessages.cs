namespace Tern.Grpc.Descriptors;

// What is needed of google/protobuf/descriptor.proto. Members are null, and so not written, unless a declaration says something.

[RpcMessage(Name = "google.protobuf.FileDescriptorProto")]
internal sealed partial class FileDescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }

    [RpcField(2)] public string? Package { get; set; }

    [RpcField(3)] public List<string> Dependency { get; set; } = [];

    [RpcField(4, Name = "message_type")] public List<DescriptorProto> Messages { get; set; } = [];

    [RpcField(5, Name = "enum_type")] public List<EnumDescriptorProto> Enums { get; set; } = [];

    [RpcField(6, Name = "service")] public List<ServiceDescriptorProto> Services { get; set; } = [];

    [RpcField(8)] public FileOptions? Options { get; set; }

    [RpcField(12)] public string? Syntax { get; set; }
}

[RpcMessage(Name = "google.protobuf.FileOptions")]
internal sealed partial class FileOptions
{
    [RpcField(1, Name = "java_package")] public string? JavaPackage { get; set; }

    [RpcField(8, Name = "java_outer_classname")] public string? JavaOuterClassname { get; set; }

    [RpcField(10, Name = "java_multiple_files")] public bool? JavaMultipleFiles { get; set; }

    [RpcField(11, Name = "go_package")] public string? GoPackage { get; set; }

    [RpcField(31, Name = "cc_enable_arenas")] public bool? CcEnableArenas { get; set; }

    [RpcField(36, Name = "objc_class_prefix")] public string? ObjcClassPrefix { get; set; }

    [RpcField(37, Name = "csharp_namespace")] public string? CsharpNamespace { get; set; }
}

[RpcMessage(Name = "google.protobuf.DescriptorProto")]
internal sealed partial class DescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }

    [RpcField(2, Name = "field")] public List<FieldDescriptorProto> Fields { get; set; } = [];

    [RpcField(3, Name = "nested_type")] public List<DescriptorProto> Messages { get; set; } = [];

    [RpcField(4, Name = "enum_type")] public List<EnumDescriptorProto> Enums { get; set; } = [];

    [RpcField(7)] public MessageOptions? Options { get; set; }

    [RpcField(8, Name = "oneof_decl")] public List<OneOfDescriptorProto> OneOfs { get; set; } = [];
}

[RpcMessage(Name = "google.protobuf.MessageOptions")]
internal sealed partial class MessageOptions
{
    [RpcField(7, Name = "map_entry")] public bool? MapEntry { get; set; }
}

[RpcMessage(Name = "google.protobuf.OneofDescriptorProto")]
internal sealed partial class OneOfDescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }
}

[RpcMessage(Name = "google.protobuf.FieldDescriptorProto")]
internal sealed partial class FieldDescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }

    [RpcField(3)] public int? Number { get; set; }

    [RpcField(4)] public FieldLabel? Label { get; set; }

    [RpcField(5)] public FieldKind? Type { get; set; }

    [RpcField(6, Name = "type_name")] public string? TypeName { get; set; }

    [RpcField(8)] public FieldOptions? Options { get; set; }

    [RpcField(9, Name = "oneof_index")] public int? OneOfIndex { get; set; }

    [RpcField(10, Name = "json_name")] public string? JsonName { get; set; }

    [RpcField(17, Name = "proto3_optional")] public bool? IsProto3Optional { get; set; }
}

[RpcMessage(Name = "google.protobuf.FieldOptions")]
internal sealed partial class FieldOptions
{
    [RpcField(2)] public bool? Packed { get; set; }
}

[RpcMessage(Name = "google.protobuf.EnumDescriptorProto")]
internal sealed partial class EnumDescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }

    [RpcField(2, Name = "value")] public List<EnumValueDescriptorProto> Values { get; set; } = [];

    [RpcField(3)] public EnumOptions? Options { get; set; }
}

[RpcMessage(Name = "google.protobuf.EnumValueDescriptorProto")]
internal sealed partial class EnumValueDescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }

    [RpcField(2)] public int? Number { get; set; }
}

[RpcMessage(Name = "google.protobuf.EnumOptions")]
internal sealed partial class EnumOptions
{
    [RpcField(2, Name = "allow_alias")] public bool? AllowAlias { get; set; }
}

[RpcMessage(Name = "google.protobuf.ServiceDescriptorProto")]
internal sealed partial class ServiceDescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }

    [RpcField(2, Name = "method")] public List<MethodDescriptorProto> Methods { get; set; } = [];
}

[RpcMessage(Name = "google.protobuf.MethodDescriptorProto")]
internal sealed partial class MethodDescriptorProto
{
    [RpcField(1)] public string? Name { get; set; }

    [RpcField(2, Name = "input_type")] public string? InputType { get; set; }

    [RpcField(3, Name = "output_type")] public string? OutputType { get; set; }

    [RpcField(4)] public MethodOptions? Options { get; set; }

    [RpcField(5, Name = "client_streaming")] public bool? IsClientStreaming { get; set; }

    [RpcField(6, Name = "server_streaming")] public bool? IsServerStreaming { get; set; }
}

[RpcMessage(Name = "google.protobuf.MethodOptions")]
internal sealed partial class MethodOptions
{
    [RpcField(34, Name = "idempotency_level")] public int? IdempotencyLevel { get; set; }
}

internal enum FieldLabel
{
    None = 0,
    Optional = 1,
    Required = 2,
    Repeated = 3,
}

internal enum FieldKind
{
    None = 0,
    String = 9,
    Group = 10,
    Message = 11,
    Bytes = 12,
    Enum = 14,
}
