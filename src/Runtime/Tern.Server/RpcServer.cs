using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using Tern.Protocols;
using Tern.Server;
using Tern.Transport;

namespace Tern;

/// <summary>Serves annotated interfaces on one or more addresses; every port recognises every protocol by its first bytes.</summary>
/// <remarks>Made by <see cref="RpcServerBuilder"/>. Thread-safe. A server that was stopped cannot be started again.</remarks>
public sealed partial class RpcServer : IAsyncDisposable
{
    private static readonly TimeSpan s_watchInterval = TimeSpan.FromMilliseconds(500);

    private readonly IServerMethods _methods;
    private readonly ServerGates _gates;
    private readonly RequestValidation _validation;
    private readonly ILogger _log;
    private readonly TimeProvider _timeProvider;
    private readonly Lock _gate = new();
    private readonly HashSet<IServerConnection> _connections = [];
    private readonly List<TransportListener> _listeners = [];
    private readonly List<Task> _accepting = [];
    private readonly CancellationTokenSource _stopping = new();
    private ITimer? _watch;
    private Task? _stopped;
    private Task? _withdrawn;
    private RpcServerOptions _options;
    private ServerConnectionOptions _connectionOptions;
    private bool _isStarted;
    private bool _isDraining;

    internal RpcServer(RpcServerOptions options, IServerMethods methods, ServerGates gates, RequestValidation validation, ILoggerFactory loggers, TimeProvider timeProvider)
    {
        _validation = validation;
        _options = options;
        _methods = methods;
        _gates = gates;
        _timeProvider = timeProvider;
        _log = loggers.CreateLogger("Tern.Server");
        _connectionOptions = ConnectionOptionsOf(options, timeProvider);
    }

    /// <summary>Addresses that the server listens on, in the order of the options; port 0 is resolved. Empty before <see cref="StartAsync"/>.</summary>
    public IReadOnlyList<RpcEndpoint> Endpoints { get; private set; } = [];

    /// <summary>Connections that are open now.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Calls whose handlers run now.</summary>
    public int CallsInFlight
    {
        get
        {
            int calls = 0;
            foreach (IServerConnection connection in SnapshotConnections())
            {
                calls += connection.InFlight;
            }

            return calls;
        }
    }

    /// <summary>What is told that the server begins to stop.</summary>
    internal IReadOnlyList<Action> OnStopping { get; init; } = [];

    /// <summary>What makes the server known to its callers.</summary>
    internal IReadOnlyList<IServerAnnouncer> Announcers { get; init; } = [];

    /// <summary>Whether whoever runs the server says when it is ready for its callers.</summary>
    internal bool IsAnnouncedByOthers { get; set; }

    /// <summary>Starts to listen on all addresses.</summary>
    /// <exception cref="InvalidOperationException">The server was started before.</exception>
    /// <exception cref="TransportException">An address cannot be listened on; the message names it. Nothing listens then.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_isStarted || _stopped is not null)
            {
                throw new InvalidOperationException("The server was started or stopped before. Build another one.");
            }

            _isStarted = true;
        }

        try
        {
            foreach (string endpoint in _options.Endpoints)
            {
                _listeners.Add(await TransportListener.BindAsync(
                    RpcEndpoint.Parse(endpoint), _options.Transport, _log, _timeProvider, cancellationToken).ConfigureAwait(false));
            }
        }
        catch
        {
            await CloseListenersAsync().ConfigureAwait(false);
            throw;
        }

        Endpoints = [.. _listeners.Select(static listener => listener.Endpoint)];
        using (ExecutionContext.SuppressFlow())
        {
            _watch = _timeProvider.CreateTimer(static self => ((RpcServer)self!).WatchConnections(), this, s_watchInterval, s_watchInterval);
            foreach (TransportListener listener in _listeners)
            {
                ServerLog.Listening(_log, listener.Endpoint.ToString());
                _accepting.Add(Task.Run(() => AcceptAsync(listener), CancellationToken.None));
            }
        }

        if (!IsAnnouncedByOthers)
        {
            Announce();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _gates.Dispose();
    }

    /// <summary>Whether somebody else accepts connections for this server, which then needs no addresses of its own.</summary>
    internal bool IsFedByOthers { get; set; }

    /// <summary>Serves one connection that somebody else accepted, until it ends.</summary>
    /// <param name="pipe">The connection.</param>
    /// <param name="peer">The other end.</param>
    /// <param name="abort">Ends the connection hard.</param>
    /// <param name="closing">Asks for an orderly end: calls in flight get the drain time.</param>
    internal async Task ServeAsync(IDuplexPipe pipe, RpcPeer peer, Action<Exception?> abort, CancellationToken closing = default)
    {
        var connection = new DetectingConnection(new ServerConnectionContext(pipe, peer, _methods, _connectionOptions, _log, abort));
        if (!TryAdd(connection, peer.Address))
        {
            abort(null);
            return;
        }

        // Known to the server from here on; its bytes are no business of the thread that accepts.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        using CancellationTokenRegistration onClosing = closing.UnsafeRegister(_ => _ = DrainWithinLimitAsync(connection), null);
        try
        {
            await connection.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _connections.Remove(connection);
            }
        }
    }

    /// <summary>Makes the server known to its callers.</summary>
    internal void Announce()
    {
        lock (_gate)
        {
            if (_stopped is not null || _withdrawn is not null)
            {
                return;
            }
        }

        foreach (IServerAnnouncer announcer in Announcers)
        {
            announcer.Announce(Endpoints);
        }
    }

    /// <summary>Applies changed options to new connections; addresses and transport stay.</summary>
    internal void Apply(RpcServerOptions options)
    {
        options.Validate();
        _gates.Apply(options);
        _connectionOptions = ConnectionOptionsOf(options, _timeProvider);
        _validation.IsOn = options.ValidateRequests;
        _options = options;
    }

    private static ServerConnectionOptions ConnectionOptionsOf(RpcServerOptions options, TimeProvider timeProvider) => new()
    {
        MaxMessageBytes = options.MaxMessageBytes,
        MaxQueuedBytes = options.MaxQueuedBytes,
        MaxConcurrentCalls = options.MaxConcurrentCallsPerConnection,
        MessageTimeout = options.MessageTimeout,
        WriteTimeout = options.WriteTimeout,
        IdleTimeout = options.IdleTimeout,
        DrainTimeout = options.DrainTimeout,
        IncludeExceptionDetails = options.IncludeExceptionDetails,
        Checksum = options.PayloadChecksum,
        Reader = options.Reader,
        Grpc = new GrpcFormat
        {
            Compressors = new GrpcCompression(options.Compressors),
            MaxMessageBytes = options.MaxMessageBytes,
            ThriftReader = options.Reader,
            ProtobufReader = options.ProtobufReader,
        },
        Http2 = options.Http2.ToConnectionOptions(options, timeProvider),
        TimeProvider = timeProvider,
    };

    private async Task AcceptAsync(TransportListener listener)
    {
        while (true)
        {
            TransportConnection? connection;
            try
            {
                connection = await listener.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                if (_stopping.IsCancellationRequested)
                {
                    return;
                }

                // One refused socket, or no file descriptors for now: other clients must still get in.
                ServerLog.AcceptFailed(_log, listener.Endpoint.ToString(), exception);
                await Task.Delay(TimeSpan.FromMilliseconds(10), _timeProvider, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            if (connection is null)
            {
                return;
            }

            _ = ServeTransportAsync(connection);
        }
    }

    private async Task ServeTransportAsync(TransportConnection connection)
    {
        try
        {
            var peer = new RpcPeer(connection.RemoteAddress) { Certificate = connection.RemoteCertificate };
            await ServeAsync(connection, peer, connection.Abort).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            ServerLog.ConnectionFailed(_log, connection.RemoteAddress, exception);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private bool TryAdd(IServerConnection connection, string remoteAddress)
    {
        lock (_gate)
        {
            if (_isDraining)
            {
                return false;
            }

            if (_connections.Count < _options.MaxConnections)
            {
                return _connections.Add(connection);
            }
        }

        ServerLog.TooManyConnections(_log, _options.MaxConnections);
        _gates.Refused.AddConnection(remoteAddress);
        return false;
    }

    private void WatchConnections()
    {
        long now = _timeProvider.GetTimestamp();
        foreach (IServerConnection connection in SnapshotConnections())
        {
            connection.CheckTimeouts(now);
        }
    }

    private IServerConnection[] SnapshotConnections()
    {
        lock (_gate)
        {
            return [.. _connections];
        }
    }
}
