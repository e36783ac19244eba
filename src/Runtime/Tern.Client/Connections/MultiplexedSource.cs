using Tern.Protocols;
using Tern.Transport;

namespace Tern.Client;

/// <summary>A fixed number of multiplexed connections, opened when first needed and opened again when lost; calls go to them in turn.</summary>
internal sealed class MultiplexedSource : ConnectionSource, IStreamSource
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_timeToBegin = TimeSpan.FromSeconds(1);

    // A stream that its caller gives no deadline must not wait for ever for others to end.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    // Calls by which a connection may be ahead of another before it is relieved.
    private const int Imbalance = 16;

    private readonly Slot[] _slots;
    private uint _turn;

    public MultiplexedSource(RpcChannelOptions options, RpcEndpoint endpoint, ConnectionFactory create)
        : base(options, endpoint, create)
    {
        _slots = new Slot[options.ConnectionCount];
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new Slot();
        }
    }

    /// <summary>Calls on all of its connections.</summary>
    public int PendingCalls => _slots.Sum(static slot => Volatile.Read(ref slot.Connection)?.PendingCalls ?? 0);

    public override ClientConnection? TryGet()
    {
        uint turn = NextTurn();
        ClientConnection? crowded = null;
        for (uint i = 0; i < (uint)_slots.Length; i++)
        {
            Slot slot = _slots[(turn + i) % (uint)_slots.Length];
            if (Volatile.Read(ref slot.Connection) is not { IsUsable: true } connection)
            {
                OpenBehindTheScenes(slot);
            }
            else if (connection.IsCrowded)
            {
                crowded ??= connection;
            }
            else
            {
                return Prefer(PendingCall.AnsweredBy, connection);
            }
        }

        return crowded;
    }

    public override async ValueTask<ClientConnection> OpenAsync(CancellationToken cancellationToken)
    {
        Task<ClientConnection> opening;
        Slot slot = _slots[NextTurn() % (uint)_slots.Length];
        lock (slot)
        {
            if (slot.Connection is { IsUsable: true } connection)
            {
                return connection;
            }

            opening = OpenOnce(slot);
        }

        // One dial serves all callers that wait for this connection; none of them may cancel it for the others.
        return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens every connection.</summary>
    public override Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var opening = new List<Task>(_slots.Length);
        foreach (Slot slot in _slots)
        {
            lock (slot)
            {
                if (slot.Connection is not { IsUsable: true })
                {
                    opening.Add(OpenOnce(slot));
                }
            }
        }

        return Task.WhenAll(opening).WaitAsync(cancellationToken);
    }

    public IStreamConnection? TryGetForStream() =>
        TryGet() is { IsCrowded: false } connection and not GrpcClientConnection { TakesStreams: false } ? (IStreamConnection)connection : null;

    public async ValueTask<IStreamConnection> OpenForStreamAsync()
    {
        ClientConnection connection = TryGet() ?? await OpenAsync(CancellationToken.None).ConfigureAwait(false);
        if (connection is GrpcClientConnection { TakesStreams: false } grpc)
        {
            await WaitForRoomAsync(grpc).ConfigureAwait(false);
        }

        return (IStreamConnection)connection;
    }

    private async Task WaitForRoomAsync(GrpcClientConnection connection)
    {
        TimeSpan limit = Options.Timeout ?? s_longestWait;
        try
        {
            await connection.WaitForRoomAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            if (!connection.Http2.HasPeerSettings)
            {
                throw new RpcConnectionException(
                    $"{connection.Peer.Address} sent no SETTINGS within {limit.TotalSeconds:0.###} s, with which every HTTP/2 server begins. Does it speak gRPC at all, without TLS if the channel has none?",
                    exception)
                {
                    MayHaveBeenSent = false,
                };
            }

            throw new RpcException(
                RpcStatusCode.ResourceExhausted,
                $"{connection.Peer.Address} takes no more streams at once (its MAX_CONCURRENT_STREAMS), and none ended within {limit.TotalSeconds:0.###} s. Use more connections.",
                exception);
        }
    }

    public override void ReleaseAfterOneWay(ClientConnection connection)
    {
    }

    public override void ReleaseUnused(ClientConnection connection)
    {
    }

    protected override ValueTask CloseAllAsync()
    {
        foreach (Slot slot in _slots)
        {
            lock (slot)
            {
                slot.Connection?.Close(null);
            }
        }

        return ValueTask.CompletedTask;
    }

    protected override void ReleaseIdle()
    {
        foreach (Slot slot in _slots)
        {
            ClientConnection? connection;
            lock (slot)
            {
                connection = slot.Connection;
                slot.Connection = null;
            }

            connection?.CloseWhenIdle();
        }
    }

    /// <summary>Prefers the connection that the caller has its last reply from, unless it has much more to do.</summary>
    /// <remarks>
    /// Replies that came together wake callers together. Where their next calls go the same way they leave in one system call; taken in turn, each batch would split into
    /// as many sends as there are connections.
    /// </remarks>
    private ClientConnection Prefer(ClientConnection? last, ClientConnection inTurn) =>
        last is { IsUsable: true, IsCrowded: false } usual
        && ReferenceEquals(usual.Owner, this)
        && usual.PendingCalls <= inTurn.PendingCalls + Imbalance
            ? usual
            : inTurn;

    private uint NextTurn() => _slots.Length == 1 ? 0 : Interlocked.Increment(ref _turn);

    // The other connections carry the calls meanwhile, so a server that refuses this one is not asked again at once.
    private void OpenBehindTheScenes(Slot slot)
    {
        if (IsDisposed || IsRetired || slot.Opening is { IsCompleted: false })
        {
            return;
        }

        lock (slot)
        {
            bool mayTry = slot.Failed == 0 || Options.TimeProvider.GetElapsedTime(slot.Failed) >= s_pauseAfterFailure;
            if (slot.Connection is null && mayTry)
            {
                OpenOnce(slot);
            }
        }
    }

    // Under the slot's lock.
    private Task<ClientConnection> OpenOnce(Slot slot)
    {
        if (slot.Opening is null || slot.Opening.IsCompleted)
        {
            slot.Opening = OpenSlotAsync(slot);

            // Those who waited may have given up, so a failure may be seen by nobody.
            _ = slot.Opening.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        return slot.Opening;
    }

    private async Task<ClientConnection> OpenSlotAsync(Slot slot)
    {
        ClientConnection connection;
        try
        {
            connection = await DialAsync(CancellationToken.None).ConfigureAwait(false);
            slot.Failed = 0;
        }
        catch
        {
            slot.Failed = Math.Max(Options.TimeProvider.GetTimestamp(), 1);
            throw;
        }

        connection.Owner = this;
        connection.OnRetired = retired => Retire(slot, retired);
        connection.Start();
        lock (slot)
        {
            if (IsDisposed)
            {
                connection.Close(null);
                throw new ObjectDisposedException(nameof(RpcChannel));
            }

            if (!IsRetired)
            {
                slot.Connection = connection;
                return connection;
            }
        }

        _ = LeaveSoonAsync(connection);
        return connection;
    }

    // Those who have waited for it have not put their calls on it yet.
    private async Task LeaveSoonAsync(ClientConnection connection)
    {
        await Task.Delay(s_timeToBegin, Options.TimeProvider).ConfigureAwait(false);
        connection.CloseWhenIdle();
    }

    private void Retire(Slot slot, ClientConnection connection)
    {
        if (connection.IsRetiring && !IsDisposed)
        {
            ReleaseUnused();
        }

        lock (slot)
        {
            if (ReferenceEquals(slot.Connection, connection))
            {
                slot.Connection = null;
            }
        }

        // Its last calls still come in; then it goes.
        connection.CloseWhenIdle();
    }

    /// <summary>The server is about to go. It cannot say so on connections that have not said anything, and would wait for a call on them.</summary>
    private void ReleaseUnused()
    {
        foreach (Slot slot in _slots)
        {
            ClientConnection? unused = null;
            lock (slot)
            {
                if (slot.Connection is MultiplexedConnection { IsUsed: false } connection)
                {
                    unused = connection;
                    slot.Connection = null;
                }
            }

            unused?.CloseWhenIdle();
        }
    }

    private sealed class Slot
    {
        public ClientConnection? Connection;

        public Task<ClientConnection>? Opening;

        /// <summary>When opening failed last; zero if it did not.</summary>
        public long Failed;
    }
}
