using Tern.Serialization;

namespace Tern.Generic.Tests;

/// <summary>A server of both contracts in memory, and channels to it.</summary>
internal sealed class GenericServer : IAsyncDisposable
{
    private readonly RpcServer _server;

    private GenericServer(RpcServer server) => _server = server;

    public string Endpoint => _server.Endpoints[0].ToString();

    public EchoShop Handler { get; private init; } = new();

    /// <summary>How a Thrift service can be called: protocol, encoding of Thrift, payload of gRPC.</summary>
    public static TheoryData<RpcProtocol, ThriftEncoding, GrpcPayload> ThriftWays => new()
    {
        { RpcProtocol.ThriftBuffered, ThriftEncoding.Binary, GrpcPayload.Thrift },
        { RpcProtocol.ThriftBuffered, ThriftEncoding.Compact, GrpcPayload.Thrift },
        { RpcProtocol.ThriftFramed, ThriftEncoding.Binary, GrpcPayload.Thrift },
        { RpcProtocol.ThriftFramed, ThriftEncoding.Compact, GrpcPayload.Thrift },
        { RpcProtocol.ThriftTTHeader, ThriftEncoding.Binary, GrpcPayload.Thrift },
        { RpcProtocol.ThriftTTHeader, ThriftEncoding.Compact, GrpcPayload.Thrift },
        { RpcProtocol.ThriftTTHeaderFramed, ThriftEncoding.Binary, GrpcPayload.Thrift },
        { RpcProtocol.Grpc, ThriftEncoding.Binary, GrpcPayload.Thrift },
        { RpcProtocol.Grpc, ThriftEncoding.Binary, GrpcPayload.Protobuf },
        { RpcProtocol.KitexProtobuf, ThriftEncoding.Binary, GrpcPayload.Protobuf },
    };

    public static async Task<GenericServer> StartAsync(Action<RpcServerBuilder>? configure = null)
    {
        EchoShop handler = new();
        RpcServerBuilder builder = new RpcServerBuilder().Listen($"memory://{Guid.NewGuid():N}").Configure(static options => TestServer.BeGenerous(options));
        if (configure is null)
        {
            builder.AddGenericService(Idl.ShopContract, handler).AddGenericService(Idl.Catalog, handler);
        }

        configure?.Invoke(builder);
        RpcServer server = builder.Build();
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new GenericServer(server) { Handler = handler };
    }

    public RpcChannel Connect(RpcProtocol protocol, ThriftEncoding encoding = ThriftEncoding.Binary, GrpcPayload payload = GrpcPayload.Protobuf) =>
        RpcChannel.Connect(_server.Endpoints[0].ToString(), options =>
        {
            options.Protocol = protocol;
            options.Encoding = encoding;
            options.GrpcPayload = payload;
            TestServer.BeGenerous(options);
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
