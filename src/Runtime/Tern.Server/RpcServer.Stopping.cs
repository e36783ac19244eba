using Tern.Protocols;
using Tern.Server;
using Tern.Transport;

namespace Tern;

/// <content>How a server stops: it says that it is not ready, leaves its registries, lets nobody in, and drains.</content>
public sealed partial class RpcServer
{
    /// <summary>Stops: leaves its registries, takes no new connections, lets calls end within the drain time, then closes what is left.</summary>
    /// <param name="cancellationToken">Ends the drain at once.</param>
    /// <remarks>Clients of multiplexed TTHeader connections are told to leave; others see the end of the connection when it has been quiet.</remarks>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return _stopped ??= StopOnceAsync(cancellationToken);
        }
    }

    /// <summary>Says that the server is no longer ready, and takes it out of the sight of its callers; it goes on serving those that come.</summary>
    internal Task WithdrawAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _withdrawn ??= WithdrawOnceAsync(cancellationToken);
        }
    }

    private async Task WithdrawOnceAsync(CancellationToken cancellationToken)
    {
        // Not under the lock of the caller.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        foreach (Action action in OnStopping)
        {
            action();
        }

        await Task.WhenAll(Announcers.Select(announcer => announcer.WithdrawAsync(cancellationToken))).ConfigureAwait(false);
    }

    private async Task StopOnceAsync(CancellationToken cancellationToken)
    {
        // Not under the lock of the caller: draining calls back into this server.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        // Callers first: nobody shall be sent here any more by the time that nobody is let in.
        await WithdrawAsync(cancellationToken).ConfigureAwait(false);
        using (var limit = new CancellationTokenSource(_options.DrainTimeout, _timeProvider))
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken))
        {
            IServerConnection[] open = await StopAcceptingAsync(both.Token).ConfigureAwait(false);

            // By the time that the log says so, every connection knows.
            Task drained = Task.WhenAll(open.Select(connection => DrainAsync(connection, both.Token)));
            ServerLog.Draining(_log, open.Length);
            await drained.ConfigureAwait(false);
        }

        if (_watch is not null)
        {
            await _watch.DisposeAsync().ConfigureAwait(false);
        }

        ServerLog.Stopped(_log);
    }

    /// <summary>Lets nobody connect any more, and gives the connections there are: also those of peers that waited to be accepted, because a call may be on its way in them.</summary>
    /// <param name="cancellationToken">Ends the wait for those who are still in a TLS handshake.</param>
    private async Task<IServerConnection[]> StopAcceptingAsync(CancellationToken cancellationToken)
    {
        foreach (TransportListener listener in _listeners)
        {
            await listener.StopAsync().ConfigureAwait(false);
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        Task accepted = Task.WhenAll(_accepting);
        await accepted.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseListenersAsync().ConfigureAwait(false);
        await accepted.ConfigureAwait(false);
        lock (_gate)
        {
            _isDraining = true;
            return [.. _connections];
        }
    }

    private async Task DrainWithinLimitAsync(IServerConnection connection)
    {
        // Not on the thread of whoever asks: it may ask for many.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var limit = new CancellationTokenSource(_options.DrainTimeout, _timeProvider);
        await DrainAsync(connection, limit.Token).ConfigureAwait(false);
    }

    private async Task DrainAsync(IServerConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            int calls = connection.InFlight;
            if (calls > 0)
            {
                ServerLog.DrainTimedOut(_log, calls);
            }

            connection.Abort(new OperationCanceledException("The server stopped before the call ended."));
        }
    }

    private async Task CloseListenersAsync()
    {
        foreach (TransportListener listener in _listeners)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }
    }
}
