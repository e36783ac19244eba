namespace Tern.Governance;

/// <content>When the resolver is asked, and what becomes of instances of which nothing is heard.</content>
internal sealed partial class InstanceDirectory
{
    // A source whose answers hold for no time at all is not asked without a pause.
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromSeconds(1);

    private async Task<InstanceSet> FirstAsync()
    {
        // The callers wait; none of them may hold the lock meanwhile.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Subscribe();
        ResolvedService answer;
        try
        {
            answer = await AskAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (_current is null)
        {
            throw new RpcConnectionException($"No instance of {_target} is known: {exception.Message}", exception) { MayHaveBeenSent = false };
        }

        Apply(answer);
        return _current ?? throw new RpcConnectionException($"No instance of {_target} is known: the resolver names none.") { MayHaveBeenSent = false };
    }

    private void Subscribe()
    {
        try
        {
            _subscription ??= _resolver.Watch(_target, Apply);
        }
        catch (Exception exception)
        {
            GovernanceLog.WatchFailed(_log, _target, exception);
        }
    }

    private async Task RefreshAsync()
    {
        if (IsToRest() || Interlocked.Exchange(ref _isAsking, 1) != 0)
        {
            return;
        }

        try
        {
            Apply(await AskAsync().ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            GovernanceLog.ResolveFailed(_log, _target, _current?.Nodes.Count ?? 0, exception);
            DropIfStale();
            Schedule(null);
        }
        finally
        {
            Volatile.Write(ref _isAsking, 0);
        }
    }

    private async Task<ResolvedService> AskAsync()
    {
        GovernanceOptions options = _options;
        using CancellationTokenSource limit = new(options.ResolveTimeout, _channel.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _closing.Token);
        try
        {
            return await _resolver.ResolveAsync(_target, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The resolver '{_resolver.Scheme}' did not answer within {options.ResolveTimeout.TotalMilliseconds:0} ms.", exception);
        }
    }

    /// <summary>Whether nobody has called for so long that the registry need not be asked; the next call wakes the directory.</summary>
    private bool IsToRest()
    {
        lock (_gate)
        {
            long now = _channel.TimeProvider.GetTimestamp();
            if (_isUsed)
            {
                _lastUse = now;
                Volatile.Write(ref _isUsed, false);
            }

            _isResting = _channel.TimeProvider.GetElapsedTime(_lastUse, now) >= _options.RestAfter;
            return _isResting;
        }
    }

    private void NoteUse()
    {
        bool wakes;
        lock (_gate)
        {
            Volatile.Write(ref _isUsed, true);
            wakes = _isResting;
            _isResting = false;
        }

        if (wakes)
        {
            _ = RefreshAsync();
        }
    }

    // Instances of which their registry has said nothing for long may be somebody else's by now.
    private void DropIfStale()
    {
        lock (_gate)
        {
            if (_current is not { } current || _options.StaleAfter is not { } limit || _channel.TimeProvider.GetElapsedTime(_lastGood) < limit)
            {
                return;
            }

            _current = null;
            _first = null;
            Leave(current.Nodes);
            GovernanceLog.InstancesStale(_log, _target, current.Nodes.Count, limit);
        }
    }

    private void Schedule(TimeSpan? validFor)
    {
        TimeSpan interval = _options.RefreshInterval;
        TimeSpan pause = validFor < s_shortestPause ? s_shortestPause : validFor ?? interval;
        if (!_closing.IsCancellationRequested)
        {
            _timer.Change(pause < interval ? pause : interval, Timeout.InfiniteTimeSpan);
        }
    }

}
