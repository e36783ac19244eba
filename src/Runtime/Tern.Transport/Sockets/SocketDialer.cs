using System.Net;
using System.Net.Sockets;

namespace Tern.Transport.Sockets;

/// <summary>Connects sockets: resolves a name and tries its addresses in turn.</summary>
internal static class SocketDialer
{
    public static async ValueTask<Socket> ConnectAsync(
        RpcEndpoint endpoint, ClientTransportOptions options, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (endpoint.Scheme == EndpointParser.Unix)
        {
            return await ConnectOneAsync(new UnixDomainSocketEndPoint(endpoint.Path), options, cancellationToken).ConfigureAwait(false);
        }

        if (IPAddress.TryParse(endpoint.Host, out var address))
        {
            return await ConnectOneAsync(new IPEndPoint(address, endpoint.Port), options, cancellationToken).ConfigureAwait(false);
        }

        var started = timeProvider.GetTimestamp();
        var addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken).ConfigureAwait(false);
        SocketException? last = null;
        for (var i = 0; i < addresses.Length; i++)
        {
            if (addresses[i].AddressFamily == AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6)
            {
                continue;
            }

            // A silent address must leave time for those after it.
            var share = (options.ConnectTimeout - timeProvider.GetElapsedTime(started)) / (addresses.Length - i);
            using var limit = new CancellationTokenSource(share > TimeSpan.Zero ? share : TimeSpan.Zero, timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            try
            {
                return await ConnectOneAsync(new IPEndPoint(addresses[i], endpoint.Port), options, either.Token).ConfigureAwait(false);
            }
            catch (SocketException e)
            {
                last = e;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                last ??= new SocketException((int)SocketError.TimedOut);
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async ValueTask<Socket> ConnectOneAsync(EndPoint address, ClientTransportOptions options, CancellationToken cancellationToken)
    {
        var socket = new Socket(
            address.AddressFamily, SocketType.Stream, address is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            SocketSettings.ApplyBuffers(socket, options.ReceiveBufferBytes, options.SendBufferBytes);
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            if (address is IPEndPoint && Equals(socket.LocalEndPoint, socket.RemoteEndPoint))
            {
                // TCP can connect to itself when the port of a dead local server is picked as the source port.
                throw new SocketException((int)SocketError.ConnectionRefused);
            }

            SocketSettings.Apply(socket, options.NoDelay, options.KeepAlive);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
