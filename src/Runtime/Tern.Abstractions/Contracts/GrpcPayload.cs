namespace Tern;

/// <summary>How messages are encoded over gRPC.</summary>
public enum GrpcPayload
{
    /// <summary>Protobuf, content type <c>application/grpc</c>: what every gRPC peer speaks.</summary>
    Protobuf,

    /// <summary>Thrift Binary, content type <c>application/grpc+thrift</c>. Source: CloudWeGo Kitex, Thrift over gRPC.</summary>
    Thrift,
}
