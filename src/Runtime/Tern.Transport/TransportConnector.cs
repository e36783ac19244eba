using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Tern.Transport.Memory;
using Tern.Transport.Sockets;

namespace Tern.Transport;

/// <summary>Opens connections.</summary>
public static class TransportConnector
{
    /// <summary>Connects to an endpoint. The addresses of a name are tried in turn, each for its share of the time left.</summary>
    /// <param name="endpoint">Where to connect; <c>*</c> and port 0 are only for servers.</param>
    /// <param name="options">Socket and TLS settings.</param>
    /// <param name="cancellationToken">Ends the attempt, besides <see cref="ClientTransportOptions.ConnectTimeout"/>.</param>
    /// <returns>The connection, after the TLS handshake if there is one.</returns>
    /// <exception cref="RpcConnectionException">No connection could be made; the message names the endpoint and the cause.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ValueTask<TransportConnection> ConnectAsync(
        RpcEndpoint endpoint,
        ClientTransportOptions options,
        CancellationToken cancellationToken = default)
    {
        return ConnectAsync(endpoint, options, TimeProvider.System, cancellationToken);
    }

    /// <summary>Connects to an endpoint, with a clock for the timeout and for certificate reloading.</summary>
    /// <param name="endpoint">Where to connect.</param>
    /// <param name="options">Socket and TLS settings.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="RpcConnectionException">No connection could be made; the message names the endpoint and the cause.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ValueTask<TransportConnection> ConnectAsync(
        RpcEndpoint endpoint,
        ClientTransportOptions options,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        return ConnectAsync(endpoint, options, applicationProtocol: null, timeProvider, cancellationToken);
    }

    /// <summary>Connects to an endpoint for a protocol that names itself over TLS (ALPN) unless <see cref="TlsClientOptions.ApplicationProtocols"/> names others.</summary>
    internal static async ValueTask<TransportConnection> ConnectAsync(
        RpcEndpoint endpoint,
        ClientTransportOptions options,
        string? applicationProtocol,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        options.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        if (endpoint.Scheme == EndpointParser.Memory)
        {
            return MemoryListener.Connect(endpoint, timeProvider);
        }

        CheckTarget(endpoint);
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var socket = await SocketDialer.ConnectAsync(endpoint, options, timeProvider, either.Token).ConfigureAwait(false);
            ByteChannel channel = options.Tls is { } tls
                ? await tls.Authenticator(timeProvider).AuthenticateAsync(socket, endpoint, applicationProtocol, either.Token).ConfigureAwait(false)
                : new SocketChannel(socket);
            return new ChannelConnection(
                channel,
                socket.LocalEndPoint is IPEndPoint local ? RpcEndpoint.Tcp(local) : endpoint,
                socket.RemoteEndPoint is IPEndPoint remote ? RpcEndpoint.Tcp(remote) : endpoint,
                timeProvider);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new RpcConnectionException($"Cannot connect to {endpoint}: not connected within {options.ConnectTimeout} (ConnectTimeout).", e) { MayHaveBeenSent = false };
        }
        catch (Exception e) when (e is SocketException or AuthenticationException or IOException or ObjectDisposedException)
        {
            throw new RpcConnectionException($"Cannot connect to {endpoint}: {Explain(e)}", e) { MayHaveBeenSent = false };
        }
    }

    private static void CheckTarget(RpcEndpoint endpoint)
    {
        if (endpoint.Scheme == EndpointParser.Tcp && (endpoint.Port == 0 || endpoint.Host == EndpointParser.AnyHost))
        {
            throw new RpcConnectionException($"Cannot connect to {endpoint}: * and port 0 are for servers. Name a host and the port that the server listens on.") { MayHaveBeenSent = false };
        }
    }

    private static string Explain(Exception error)
    {
        return error switch
        {
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused; nobody listens there.",
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => "the host name is unknown.",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "no such address, or no such socket file.",
            AuthenticationException => $"the TLS handshake failed. {error.Message}",
            _ => error.Message,
        };
    }
}
