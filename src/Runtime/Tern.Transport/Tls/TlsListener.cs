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
    private readonly CancellationTokenSource _closing = new();
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

    public override ValueTask StopAsync() => _acceptor.StopAsync();

    public override async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _acceptor.DisposeAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
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
                await _slots.WaitAsync(_closing.Token).ConfigureAwait(false);
                if (await _acceptor.AcceptAsync(_closing.Token).ConfigureAwait(false) is not { } socket)
                {
                    _slots.Release();
                    break;
                }

                // Runs on by itself and never throws; the slot bounds how many there are.
                _ = HandshakeAsync(socket);
            }

            // A client of TLS 1.3 is done before the server is, and may have sent its call behind its last word of the handshake.
            for (int i = 0; i < _options.MaxPendingHandshakes; i++)
            {
                await _slots.WaitAsync(_closing.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener is closing.
        }
        finally
        {
            _ready.Writer.TryComplete();
        }
    }

    private async Task HandshakeAsync(Socket socket)
    {
        var peer = "";
        using var timeout = new CancellationTokenSource(_options.HandshakeTimeout, _acceptor.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _closing.Token);
        try
        {
            peer = socket.RemoteEndPoint is IPEndPoint address ? RpcEndpoint.Tcp(address) : Endpoint;
            var channel = await _authenticator.AuthenticateAsync(socket, either.Token).ConfigureAwait(false);
            var connection = _acceptor.CreateConnection(socket, channel);
            try
            {
                await _ready.Writer.WriteAsync(connection, _closing.Token).ConfigureAwait(false);
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
            else if (!_closing.IsCancellationRequested)
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
