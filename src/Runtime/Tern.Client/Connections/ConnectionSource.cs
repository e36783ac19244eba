using System.IO.Pipelines;
using Tern.Protocols;
using Tern.Transport;

namespace Tern.Client;

/// <summary>Makes the client's end of a connection; the last argument ends the pipe.</summary>
internal delegate ClientConnection ConnectionFactory(IDuplexPipe pipe, ClientConnectionOptions limits, RpcPeer peer, Action<Exception?> end);

/// <summary>Opens connections of one kind to one endpoint and hands them out. Thread-safe.</summary>
internal abstract class ConnectionSource(RpcChannelOptions options, RpcEndpoint endpoint, ConnectionFactory create) : IAsyncDisposable
{
    private readonly ClientConnectionOptions _limits = new()
    {
        MaxPendingCalls = options.MaxPendingCallsPerConnection,
        MaxQueuedBytes = options.MaxQueuedBytes,
        WriteTimeout = options.WriteTimeout,
        IdleTimeout = options.IdleTimeout,
        TimeProvider = options.TimeProvider,
    };

    private int _open;
    private bool _isRetired;

    /// <summary>Connections that are open now.</summary>
    public int OpenCount => Volatile.Read(ref _open);

    protected RpcChannelOptions Options => options;

    protected bool IsDisposed { get; private set; }

    /// <summary>Whether another source has taken over: nothing is kept beyond the calls that are under way.</summary>
    protected bool IsRetired => Volatile.Read(ref _isRetired);

    /// <summary>A connection that can carry a call at once; <see langword="null"/> if one must be opened first.</summary>
    public abstract ClientConnection? TryGet();

    /// <summary>Opens a connection for a call.</summary>
    /// <exception cref="RpcConnectionException">No connection could be made.</exception>
    public abstract ValueTask<ClientConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens the connections that traffic will need and keeps them.</summary>
    /// <exception cref="RpcConnectionException">No connection could be made.</exception>
    public abstract Task WarmUpAsync(CancellationToken cancellationToken);

    /// <summary>A one-way call has been written; the connection is free again.</summary>
    public abstract void ReleaseAfterOneWay(ClientConnection connection);

    /// <summary>A call was not sent on the connection, for a fault of its own.</summary>
    public abstract void ReleaseUnused(ClientConnection connection);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return CloseAllAsync();
    }

    /// <summary>Lets calls that are under way end, those that still wait for a connection too, and closes connections behind them.</summary>
    public void Retire()
    {
        Volatile.Write(ref _isRetired, true);
        ReleaseIdle();
    }

    protected abstract ValueTask CloseAllAsync();

    /// <summary>Gives up the connections without calls, and lets the others go with their last call; called when the source retires.</summary>
    protected abstract void ReleaseIdle();

    protected async ValueTask<ClientConnection> DialAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, typeof(RpcChannel));
        TransportConnection transport = await TransportConnector.ConnectAsync(
            endpoint, options.Transport, options.Protocol == RpcProtocol.Grpc ? "h2" : null, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        var peer = new RpcPeer(transport.RemoteAddress) { Certificate = transport.RemoteCertificate };
        ClientConnection connection = create(transport, _limits, peer, error => End(transport, error));
        Interlocked.Increment(ref _open);
        return connection;
    }

    private void End(TransportConnection transport, Exception? error)
    {
        Interlocked.Decrement(ref _open);
        if (error is not null)
        {
            transport.Abort(error);
        }

        _ = CloseAsync(transport);
    }

    // An orderly close waits for a peer that does not read; it gets no longer for the last bytes than for any others.
    private async Task CloseAsync(TransportConnection transport)
    {
        Task closing = transport.DisposeAsync().AsTask();
        if (closing.IsCompleted)
        {
            return;
        }

        try
        {
            await closing.WaitAsync(options.WriteTimeout, options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            transport.Abort(exception);
        }
    }
}
