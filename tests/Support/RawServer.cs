using Tern.Transport;

namespace Tern.Tests;

/// <summary>A server that says what a test wants it to say.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TransportListener _listener;

    private RawServer(TransportListener listener) => _listener = listener;

    public RpcEndpoint Endpoint => _listener.Endpoint;

    public static async Task<RawServer> StartAsync(string? endpoint = null) =>
        new(await TransportListener.BindAsync(RpcEndpoint.Parse(endpoint ?? $"memory://{Guid.NewGuid():N}"), new ServerTransportOptions()));

    /// <summary>Waits for the next connection.</summary>
    public async Task<RawPeer> AcceptAsync() => new(await AcceptRawAsync());

    /// <inheritdoc cref="AcceptAsync"/>
    public async Task<TransportConnection> AcceptRawAsync() =>
        await _listener.AcceptAsync().AsTask().Within() ?? throw new InvalidOperationException("The listener is closed.");

    public RpcChannel Connect(RpcProtocol protocol = RpcProtocol.ThriftTTHeader, ConnectionMode mode = ConnectionMode.Pooled, Action<RpcChannelOptions>? configure = null) =>
        RpcChannel.Connect(Endpoint, options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            options.ConnectionCount = 1;
            options.Transport.ConnectTimeout = Limit.Time;
            configure?.Invoke(options);
            TestServer.BeGenerous(options);
        });

    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
