using Tern.Benchmarks.Harness;
using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Peers.KestrelGrpc;

/// <summary>gRPC as .NET's own HTTP/2 can do it at best: Kestrel, <see cref="HttpClient"/> and Google.Protobuf, with no framework in between.</summary>
internal sealed class KestrelGrpcTarget() : ManagedTarget("peer-kestrel-grpc", ConnectionKind.Multiplexed)
{
    public override async Task<IEchoServer> StartServerAsync() => await KestrelGrpcServer.StartAsync();

    public override Task<IEchoClient> ConnectAsync(int port, LoadShape shape) =>
        Task.FromResult<IEchoClient>(new HttpClientGrpcClient(port, shape.Connections));
}

/// <summary>The same with a stream to each caller.</summary>
internal sealed class KestrelGrpcStreamTarget() : ManagedTarget("peer-kestrel-grpc-stream", ConnectionKind.Multiplexed)
{
    public override async Task<IEchoServer> StartServerAsync() => await KestrelGrpcServer.StartAsync();

    public override async Task<IEchoClient> ConnectAsync(int port, LoadShape shape) => await HttpClientGrpcStreamClient.ConnectAsync(port, shape);
}
