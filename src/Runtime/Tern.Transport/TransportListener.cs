using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tern.Transport.Memory;
using Tern.Transport.Sockets;
using Tern.Transport.Tls;

namespace Tern.Transport;

/// <summary>Accepts connections on one endpoint.</summary>
public abstract class TransportListener : IAsyncDisposable
{
    private protected TransportListener()
    {
    }

    /// <summary>The address in use: port 0 is resolved to the port that was picked.</summary>
    public abstract RpcEndpoint Endpoint { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="endpoint">Address to listen on.</param>
    /// <param name="options">Socket and TLS settings; read once, here.</param>
    /// <param name="logger">Where refused handshakes and certificates are reported; nowhere by default.</param>
    /// <param name="timeProvider">Clock of the handshake timeout and of certificate reloading; the system's by default.</param>
    /// <param name="cancellationToken">Ends the look-up of a host name.</param>
    /// <exception cref="TransportException">The address cannot be used, or a certificate cannot be read; the message says what to do.</exception>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public static async ValueTask<TransportListener> BindAsync(
        RpcEndpoint endpoint,
        ServerTransportOptions options,
        ILogger? logger = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var clock = timeProvider ?? TimeProvider.System;
        var log = logger ?? NullLogger.Instance;
        if (endpoint.Scheme == EndpointParser.Memory)
        {
            return MemoryListener.Bind(endpoint, options, clock);
        }

        // Before binding, so that a wrong certificate leaves no port open.
        var authenticator = options.Tls is { } tls ? new TlsServerAuthenticator(tls, clock, log) : null;
        var acceptor = await SocketAcceptor.BindAsync(endpoint, options, clock, log, cancellationToken).ConfigureAwait(false);
        return authenticator is null ? new SocketListener(acceptor) : new TlsListener(acceptor, authenticator, options, log);
    }

    /// <summary>Waits for the next connection, TLS handshake included.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection, or <see langword="null"/> once the listener is closed, or stopped and nobody waits any more.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public abstract ValueTask<TransportConnection?> AcceptAsync(CancellationToken cancellationToken = default);

    /// <summary>Lets nobody connect any more. Peers that did connect and wait are still given by <see cref="AcceptAsync"/>, which they may have sent a call to already.</summary>
    /// <remarks>So are those still in a TLS handshake, when that has ended. The address is free again once <see cref="AcceptAsync"/> has given <see langword="null"/>, or the listener is disposed of.</remarks>
    public abstract ValueTask StopAsync();

    /// <summary>Stops listening, and closes those who wait to be accepted or are in a TLS handshake. Connections that were accepted stay open.</summary>
    public abstract ValueTask DisposeAsync();
}
