using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Tern.Transport.Sockets;

/// <summary>A listening socket. Accepting goes on whatever a single connection or a shortage of the machine does.</summary>
internal sealed class SocketAcceptor : IAsyncDisposable
{
    // Out of file handles: each accept would fail at once, so wait for connections to end.
    private static readonly TimeSpan s_shortagePause = TimeSpan.FromMilliseconds(50);

    private readonly Socket _socket;
    private readonly ServerTransportOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    private SocketAcceptor(Socket socket, RpcEndpoint endpoint, ServerTransportOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _socket = socket;
        _options = options;
        _logger = logger;
        Endpoint = endpoint;
        TimeProvider = timeProvider;
    }

    public RpcEndpoint Endpoint { get; }

    public TimeProvider TimeProvider { get; }

    /// <summary>Cancelled when the acceptor is closed.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public static async ValueTask<SocketAcceptor> BindAsync(
        RpcEndpoint endpoint, ServerTransportOptions options, TimeProvider timeProvider, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            var socket = endpoint.Scheme == EndpointParser.Unix
                ? BindUnix(endpoint, options)
                : BindTcp(await ResolveAsync(endpoint, options, cancellationToken).ConfigureAwait(false), options);
            var bound = socket.LocalEndPoint is IPEndPoint address ? BoundEndpoint(endpoint, address) : endpoint;
            return new SocketAcceptor(socket, bound, options, timeProvider, logger);
        }
        catch (SocketException e)
        {
            throw new TransportException(ConnectionCloseReason.Error, $"Cannot listen on {endpoint}: {Explain(e)}", e);
        }
        catch (Exception e) when (e is IOException and not TransportException or UnauthorizedAccessException)
        {
            throw new TransportException(ConnectionCloseReason.Error, $"Cannot listen on {endpoint}: {e.Message}", e);
        }
    }

    /// <summary>Waits for the next socket; null once the acceptor is closed, or stopped and nobody waits in the backlog.</summary>
    public async ValueTask<Socket?> AcceptAsync(CancellationToken cancellationToken)
    {
        using var either = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token) : null;
        while (true)
        {
            Socket? socket = null;
            try
            {
                socket = _stopping.IsCancellationRequested ? AcceptWaiting() : await _socket.AcceptAsync(either?.Token ?? _stopping.Token).ConfigureAwait(false);
                if (socket is null)
                {
                    await DisposeAsync().ConfigureAwait(false);
                    return null;
                }

                SocketSettings.Apply(socket, _options.NoDelay, _options.KeepAlive);
                return socket;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Stopped: what waits in the backlog is still served, because its first call may be in it.
                continue;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                if (Volatile.Read(ref _disposed) != 0)
                {
                    socket?.Dispose();
                    return null;
                }

                if (socket is not null || e is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted })
                {
                    // The peer was gone before it was accepted.
                    socket?.Dispose();
                    continue;
                }

                TransportLog.AcceptFailed(_logger, Endpoint, e);
            }

            if (!await PauseAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }
    }

    public ChannelConnection CreateConnection(Socket socket, ByteChannel channel)
    {
        return new ChannelConnection(
            channel,
            socket.LocalEndPoint is IPEndPoint local ? RpcEndpoint.Tcp(local) : Endpoint,
            socket.RemoteEndPoint is IPEndPoint remote ? RpcEndpoint.Tcp(remote) : Endpoint,
            TimeProvider);
    }

    /// <summary>Ends the wait for further sockets; those in the backlog are still given.</summary>
    public async ValueTask StopAsync()
    {
        if (Volatile.Read(ref _disposed) == 0)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        if (Endpoint.Scheme == EndpointParser.Unix)
        {
            File.Delete(Endpoint.Path);
        }
    }

    // Linux resets what is in the backlog of a socket that closes, so it is emptied first. What arrives between the last look and the close is lost to that: nothing but a second listener avoids it.
    private Socket? AcceptWaiting()
    {
        if (Volatile.Read(ref _disposed) != 0)
        {
            return null;
        }

        try
        {
            _socket.Blocking = false;
            var socket = _socket.Accept();

            // It takes after the listening socket, and a TLS stream refuses a socket that does not block.
            socket.Blocking = true;
            return socket;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
        {
            return null;
        }
    }

    private async ValueTask<bool> PauseAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stopping);
        try
        {
            await Task.Delay(s_shortagePause, TimeProvider, either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static Socket BindTcp(IPEndPoint address, ServerTransportOptions options)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = options.DualStack && address.Address.Equals(IPAddress.IPv6Any);
            }

            if (options.ReusePort)
            {
                SocketSettings.ReusePort(socket);
            }

            SocketSettings.ApplyBuffers(socket, options.ReceiveBufferBytes, options.SendBufferBytes);
            socket.Bind(address);
            socket.Listen(options.Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Socket BindUnix(RpcEndpoint endpoint, ServerTransportOptions options)
    {
        if (options.RemoveStaleUnixSocket)
        {
            UnixSocketFile.RemoveIfStale(endpoint.Path);
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            SocketSettings.ApplyBuffers(socket, options.ReceiveBufferBytes, options.SendBufferBytes);
            socket.Bind(new UnixDomainSocketEndPoint(endpoint.Path));
            if (options.UnixFileMode is { } mode && !OperatingSystem.IsWindows())
            {
                // Before listening, so that nobody connects under the wider permissions.
                File.SetUnixFileMode(endpoint.Path, mode);
            }

            socket.Listen(options.Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<IPEndPoint> ResolveAsync(RpcEndpoint endpoint, ServerTransportOptions options, CancellationToken cancellationToken)
    {
        if (endpoint.Host == EndpointParser.AnyHost)
        {
            return new IPEndPoint(options.DualStack && Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, endpoint.Port);
        }

        if (IPAddress.TryParse(endpoint.Host, out var address))
        {
            return new IPEndPoint(address, endpoint.Port);
        }

        if (string.Equals(endpoint.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return new IPEndPoint(IPAddress.Loopback, endpoint.Port);
        }

        var addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken).ConfigureAwait(false);
        return new IPEndPoint(addresses[0], endpoint.Port);
    }

    private static RpcEndpoint BoundEndpoint(RpcEndpoint asked, IPEndPoint bound)
    {
        return asked.Port == bound.Port ? asked : RpcEndpoint.Tcp(asked.Host, bound.Port);
    }

    private static string Explain(SocketException error)
    {
        return error.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => "the address is in use. Stop whoever listens there, or choose another one (port 0 picks a free port).",
            SocketError.AccessDenied => "permission denied. Use a port above 1023, or a directory that this process may write to.",
            SocketError.AddressNotAvailable => "this machine has no such address. Use one of its own, or * for all of them.",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the host name is unknown. Use an address of this machine, or * for all of them.",
            _ => error.Message,
        };
    }
}
