using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Tern.AspNetCore;

/// <summary>Lets the Tern server serve connections that Kestrel accepted.</summary>
internal sealed class TernConnectionHandler(RpcServer server) : ConnectionHandler
{
    public override Task OnConnectedAsync(ConnectionContext connection)
    {
        var peer = new RpcPeer(HttpPeer.AddressOf(connection.RemoteEndPoint, connection.LocalEndPoint, connection.ConnectionId))
        {
            Certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate,
        };

        // Kestrel asks first and breaks connections off only when its own time to stop is over.
        var closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
        return server.ServeAsync(connection.Transport, peer, cause => Abort(connection, cause), closing);
    }

    private static void Abort(ConnectionContext connection, Exception? cause)
    {
        connection.Abort(new ConnectionAbortedException(cause?.Message ?? "The Tern server does not take the connection.", cause!));
    }
}
