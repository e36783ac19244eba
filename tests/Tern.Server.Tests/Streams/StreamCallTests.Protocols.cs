namespace Tern.Server.Tests.Streams;

/// <summary>Streams over TTHeader frames.</summary>
public sealed class TTStreamCallTests : StreamCallTests
{
    private protected override (RpcStatusCode, int?) FailureOfHandler => (RpcStatusCode.Internal, 6);

    private protected override RpcChannel Connect(TestServer server, Action<RpcChannelOptions>? configure = null) => server.Connect(configure: configure);
}

/// <summary>Streams over gRPC, in Protobuf.</summary>
public sealed class GrpcStreamCallTests : StreamCallTests
{
    private protected override (RpcStatusCode, int?) FailureOfHandler => (RpcStatusCode.Unknown, null);

    private protected override RpcChannel Connect(TestServer server, Action<RpcChannelOptions>? configure = null) => server.ConnectGrpc(configure: configure);
}

/// <summary>Streams over gRPC, in Thrift.</summary>
public sealed class ThriftOverGrpcStreamCallTests : StreamCallTests
{
    private protected override (RpcStatusCode, int?) FailureOfHandler => (RpcStatusCode.Unknown, null);

    private protected override RpcChannel Connect(TestServer server, Action<RpcChannelOptions>? configure = null) => server.ConnectGrpc(GrpcPayload.Thrift, configure);
}
