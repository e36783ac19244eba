using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tern.Transport.Sockets;

namespace Tern.Transport.Tls;

/// <summary>Accepts TLS connections. Handshakes run side by side and within a time limit, so that a silent peer delays nobody.</summary>
internal sealed class TlsListener : TransportListener
{
    private readonly SocketAcceptor _acceptor;
    private readonly TlsServerAuthenticator _authenticator;
    private readonly TlsServerOptions _options;
    private readonly ILogger _logger;
    private readonly Channel<TransportConnection> _ready;
    private readonly SemaphoreSlim _slots;
    private readonly Task _accepting;

    public TlsListener(SocketAcceptor acceptor, TlsServerAuthenticator authenticator, ServerTransportOptions options, ILogger logger)
    {
        _acceptor = acceptor;
        _authenticator = authenticator;
        _options = options.Tls!;
        _logger = logger;
        _ready = Channel.CreateBounded<TransportConnection>(options.Backlog);
        _slots = new SemaphoreSlim(_options.MaxPendingHandshakes);
        _accepting = Task.Run(AcceptSocketsAsync);
    }

    public override RpcEndpoint Endpoint => _acceptor.Endpoint;

    public override async ValueTask<TransportConnection?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _ready.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_ready.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    public override async ValueTask StopAsync()
    {
        // Whoever has not finished its handshake has sent no call yet, or one that nobody has read.
        await _acceptor.DisposeAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        _ready.Writer.TryComplete();
    }

    public override async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        while (_ready.Reader.TryRead(out var connection))
        {
            connection.Abort();
        }
    }

    private async Task AcceptSocketsAsync()
    {
        try
        {
            while (true)
            {
                await _slots.WaitAsync(_acceptor.Stopping).ConfigureAwait(false);
                if (await _acceptor.AcceptAsync(_acceptor.Stopping).ConfigureAwait(false) is not { } socket)
                {
                    return;
                }

                // Runs on by itself and never throws; the slot bounds how many there are.
                _ = HandshakeAsync(socket);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener is closing.
        }
    }

    private async Task HandshakeAsync(Socket socket)
    {
        var peer = "";
        using var timeout = new CancellationTokenSource(_options.HandshakeTimeout, _acceptor.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _acceptor.Stopping);
        try
        {
            peer = socket.RemoteEndPoint is IPEndPoint address ? RpcEndpoint.Tcp(address) : Endpoint;
            var channel = await _authenticator.AuthenticateAsync(socket, either.Token).ConfigureAwait(false);
            var connection = _acceptor.CreateConnection(socket, channel);
            try
            {
                await _ready.Writer.WriteAsync(connection, _acceptor.Stopping).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
            {
                connection.Abort();
            }
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (timeout.IsCancellationRequested)
            {
                TransportLog.HandshakeTimedOut(_logger, peer, Endpoint, _options.HandshakeTimeout);
            }
            else if (!_acceptor.Stopping.IsCancellationRequested)
            {
                TransportLog.HandshakeFailed(_logger, peer, Endpoint, e.Message, e);
            }
        }
        finally
        {
            _slots.Release();
        }
    }
}
