using Tern.Protocols;
using Tern.Transport;

namespace Tern.Client;

/// <summary>Connections that carry one call at a time; idle ones are kept, the most recently used is taken first. Source of the limits: Kitex <c>pkg/connpool</c>.</summary>
internal sealed class PooledSource : ConnectionSource
{
    private readonly Lock _gate = new();
    private readonly SerialConnection?[] _idle;
    private readonly HashSet<ClientConnection> _all = [];
    private readonly ITimer? _eviction;
    private int _count;

    /// <summary>Creates a pool.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="endpoint">Where to connect.</param>
    /// <param name="create">Makes a <see cref="SerialConnection"/>.</param>
    /// <param name="keepsIdle">Whether idle connections are kept; otherwise each is closed behind its call.</param>
    public PooledSource(RpcChannelOptions options, RpcEndpoint endpoint, ConnectionFactory create, bool keepsIdle)
        : base(options, endpoint, create)
    {
        _idle = keepsIdle ? new SerialConnection?[Math.Min(options.MaxIdlePerEndpoint, options.MaxIdle)] : [];
        if (keepsIdle)
        {
            using (ExecutionContext.SuppressFlow())
            {
                _eviction = options.TimeProvider.CreateTimer(static self => ((PooledSource)self!).EvictIdle(), this, options.IdleTimeout, options.IdleTimeout);
            }
        }
    }

    /// <summary>Connections that wait for a call.</summary>
    public int IdleCount => Volatile.Read(ref _count);

    public override ClientConnection? TryGet()
    {
        lock (_gate)
        {
            while (_count > 0)
            {
                SerialConnection connection = _idle[--_count]!;
                _idle[_count] = null;
                if (connection.IsUsable)
                {
                    return connection;
                }
            }
        }

        return null;
    }

    public override async ValueTask<ClientConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = (SerialConnection)await DialAsync(cancellationToken).ConfigureAwait(false);
        connection.OnIdle = Keep;
        connection.OnRetired = Forget;
        lock (_gate)
        {
            if (!IsDisposed)
            {
                _all.Add(connection);
            }
        }

        if (IsDisposed)
        {
            connection.Close(null);
            throw new ObjectDisposedException(nameof(RpcChannel));
        }

        _ = connection.RunAsync();
        return connection;
    }

    /// <summary>Opens one connection, or as many as are kept however long they are idle.</summary>
    public override async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        int wanted = Math.Min(_idle.Length, Math.Max(1, Options.MinIdlePerEndpoint));
        for (int missing = wanted - IdleCount; missing > 0; missing--)
        {
            ReleaseUnused(await OpenAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    public override void ReleaseAfterOneWay(ClientConnection connection) => Keep((SerialConnection)connection);

    public override void ReleaseUnused(ClientConnection connection) => Keep((SerialConnection)connection);

    protected override async ValueTask CloseAllAsync()
    {
        if (_eviction is not null)
        {
            await _eviction.DisposeAsync().ConfigureAwait(false);
        }

        ClientConnection[] open;
        lock (_gate)
        {
            open = [.. _all];
        }

        foreach (ClientConnection connection in open)
        {
            connection.Close(null);
        }
    }

    protected override void ReleaseIdle()
    {
        _eviction?.Dispose();
        SerialConnection?[] idle;
        lock (_gate)
        {
            idle = _idle[.._count];
            Array.Clear(_idle);
            _count = 0;
        }

        foreach (SerialConnection? connection in idle)
        {
            connection!.Close(null);
        }
    }

    private void Keep(SerialConnection connection)
    {
        connection.IdleSince = Options.TimeProvider.GetTimestamp();
        lock (_gate)
        {
            if (_count < _idle.Length && !IsDisposed && !IsRetired && connection.IsUsable)
            {
                _idle[_count++] = connection;
                return;
            }
        }

        _ = CloseBehindOutputAsync(connection);
    }

    // A one-way call has no reply that would show that it has left.
    private static async Task CloseBehindOutputAsync(SerialConnection connection)
    {
        await connection.DrainOutputAsync().ConfigureAwait(false);
        connection.Close(null);
    }

    private void Forget(ClientConnection connection)
    {
        lock (_gate)
        {
            _all.Remove(connection);
            int index = Array.IndexOf(_idle, connection, 0, _count);
            if (index >= 0)
            {
                RemoveAt(index);
            }
        }
    }

    private void EvictIdle()
    {
        var evicted = new List<SerialConnection>();
        lock (_gate)
        {
            // The oldest lie at the bottom.
            while (_count > Options.MinIdlePerEndpoint && Options.TimeProvider.GetElapsedTime(_idle[0]!.IdleSince) >= Options.IdleTimeout)
            {
                evicted.Add(_idle[0]!);
                RemoveAt(0);
            }
        }

        foreach (SerialConnection connection in evicted)
        {
            connection.Close(null);
        }
    }

    private void RemoveAt(int index)
    {
        _count--;
        Array.Copy(_idle, index + 1, _idle, index, _count - index);
        _idle[_count] = null;
    }
}
