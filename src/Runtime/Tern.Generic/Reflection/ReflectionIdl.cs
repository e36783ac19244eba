namespace Tern.Generic;

/// <summary>The reflection services of gRPC, as IDL.</summary>
internal static class ReflectionIdl
{
    private static readonly Lazy<GenericService> s_v1 = new(static () => Load("grpc.reflection.v1"));
    private static readonly Lazy<GenericService> s_v1Alpha = new(static () => Load("grpc.reflection.v1alpha"));

    /// <summary>The service that current servers have.</summary>
    public static GenericService V1 => s_v1.Value;

    /// <summary>The one that older servers have.</summary>
    public static GenericService V1Alpha => s_v1Alpha.Value;

    // The wire of grpc/reflection/v1/reflection.proto; files are bytes there. Bytes and a message look the same on the wire, and as messages they arrive decoded.
    private static GenericService Load(string package) => GenericContract.Parse("reflection.proto", $$"""
        syntax = "proto3";
        package {{package}};
        import "google/protobuf/descriptor.proto";
        service ServerReflection { rpc ServerReflectionInfo(stream Request) returns (stream Response); }
        message Request {
          oneof message_request { string file_by_filename = 3; string file_containing_symbol = 4; string list_services = 7; }
        }
        message Response {
          oneof message_response { Files file_descriptor_response = 4; Services list_services_response = 6; Failure error_response = 7; }
        }
        message Files { repeated google.protobuf.FileDescriptorProto file_descriptor_proto = 1; }
        message Services { repeated Service service = 1; }
        message Service { string name = 1; }
        message Failure { int32 error_code = 1; string error_message = 2; }
        """).GetService("ServerReflection");
}
