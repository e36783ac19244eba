using Microsoft.Extensions.Logging;

namespace Tern.Transport.Tests;

/// <summary>Both ends of one connection.</summary>
internal sealed class ConnectionPair : IAsyncDisposable
{
    private readonly TransportListener _listener;

    private ConnectionPair(TransportListener listener, TransportConnection client, TransportConnection server)
    {
        _listener = listener;
        Client = client;
        Server = server;
    }

    public TransportConnection Client { get; }

    public TransportConnection Server { get; }

    public static async Task<ConnectionPair> CreateAsync(
        TransportKind kind, Action<ServerTransportOptions>? server = null, Action<ClientTransportOptions>? client = null, TimeProvider? time = null)
    {
        var serverOptions = new ServerTransportOptions();
        var clientOptions = new ClientTransportOptions { ConnectTimeout = TimeSpan.FromSeconds(30) };
        if (kind == TransportKind.Tls)
        {
            serverOptions.Tls = new TlsServerOptions { CertificateSelector = _ => TestCertificates.Shared.Server };
            clientOptions.Tls = new TlsClientOptions { ServerAuthorityPath = TestCertificates.Shared.AuthorityPath, TargetHost = "localhost" };
        }

        server?.Invoke(serverOptions);
        client?.Invoke(clientOptions);
        var listener = await TransportListener.BindAsync(RpcEndpoint.Parse(Address(kind)), serverOptions, timeProvider: time).Within();
        return await ConnectAsync(listener, clientOptions);
    }

    public static async Task<ConnectionPair> ConnectAsync(TransportListener listener, ClientTransportOptions options)
    {
        var accepting = listener.AcceptAsync().AsTask();
        var client = await TransportConnector.ConnectAsync(listener.Endpoint, options).Within();
        var server = await accepting.Within();
        Assert.NotNull(server);
        return new ConnectionPair(listener, client, server);
    }

    public static string Address(TransportKind kind)
    {
        return kind switch
        {
            TransportKind.Unix => "unix://" + TempFiles.NewPath(".sock"),
            TransportKind.Memory => "memory://" + Guid.NewGuid().ToString("N"),
            _ => "tcp://127.0.0.1:0",
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Abort();
        Server.Abort();
        await Client.DisposeAsync();
        await Server.DisposeAsync();
        await _listener.DisposeAsync();
    }
}
