using Tern.Tests.Contracts;

namespace Tern.Tests;

/// <summary>A running server in memory, or where a test wants it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private TestServer(RpcServer server, EchoHandler echo, OtherHandler other, StreamsHandler streams, RecordingLoggers logs)
    {
        Server = server;
        Echo = echo;
        Other = other;
        Streams = streams;
        Logs = logs;
    }

    public RpcServer Server { get; }

    public EchoHandler Echo { get; }

    public OtherHandler Other { get; }

    public StreamsHandler Streams { get; }

    public RecordingLoggers Logs { get; }

    public RpcEndpoint Endpoint => Server.Endpoints[0];

    public static async Task<TestServer> StartAsync(Action<RpcServerBuilder>? configure = null, TimeProvider? time = null, string? endpoint = null)
    {
        var echo = new EchoHandler();
        var other = new OtherHandler();
        var streams = new StreamsHandler();
        var logs = new RecordingLoggers();
        RpcServerBuilder builder = new RpcServerBuilder()
            .Listen(endpoint ?? $"memory://{Guid.NewGuid():N}")
            .AddService<IEcho>(echo)
            .AddService<IOther>(other)
            .AddService<IStreams>(streams)
            .Configure(options => BeGenerous(options, time))
            .UseLoggers(logs)
            .UseTimeProvider(time ?? TimeProvider.System);
        configure?.Invoke(builder);
        RpcServer server = builder.Build();
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(server, echo, other, streams, logs);
    }

    public Task<RawPeer> ConnectRawAsync() => RawPeer.ConnectAsync(Endpoint);

    public RpcChannel Connect(RpcProtocol protocol = RpcProtocol.ThriftTTHeader, ConnectionMode mode = ConnectionMode.Pooled, Action<RpcChannelOptions>? configure = null) =>
        RpcChannel.Connect(Endpoint, options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            options.Transport.ConnectTimeout = Limit.Time;
            configure?.Invoke(options);
            BeGenerous(options);
        });

    /// <summary>On a machine that is busy with other things, limits of the real clock say nothing about the server.</summary>
    public static void BeGenerous(RpcServerOptions options, TimeProvider? time = null)
    {
        if (time is null)
        {
            options.MessageTimeout = Limit.Time;
            options.WriteTimeout = Limit.Time;
            options.DrainTimeout = Limit.Time;
        }
    }

    /// <inheritdoc cref="BeGenerous(RpcServerOptions, TimeProvider?)"/>
    public static void BeGenerous(RpcChannelOptions options)
    {
        if (options.TimeProvider == TimeProvider.System)
        {
            options.WriteTimeout = Limit.Time;
            options.Transport.ConnectTimeout = Limit.Time;
        }
    }

    public RpcChannel ConnectGrpc(GrpcPayload payload = GrpcPayload.Protobuf, Action<RpcChannelOptions>? configure = null) =>
        Connect(RpcProtocol.Grpc, ConnectionMode.Multiplexed, options =>
        {
            options.GrpcPayload = payload;
            options.ConnectionCount = 1;
            configure?.Invoke(options);
        });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
