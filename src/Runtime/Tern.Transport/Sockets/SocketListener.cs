namespace Tern.Transport.Sockets;

/// <summary>Accepts plain TCP and Unix connections.</summary>
internal sealed class SocketListener(SocketAcceptor acceptor) : TransportListener
{
    public override RpcEndpoint Endpoint => acceptor.Endpoint;

    public override async ValueTask<TransportConnection?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        var socket = await acceptor.AcceptAsync(cancellationToken).ConfigureAwait(false);
        return socket is null ? null : acceptor.CreateConnection(socket, new SocketChannel(socket));
    }

    public override ValueTask StopAsync() => acceptor.StopAsync();

    public override ValueTask DisposeAsync() => acceptor.DisposeAsync();
}
