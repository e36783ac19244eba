using Microsoft.Extensions.Logging;
using Tern.Client;
using Tern.Transport;

namespace Tern.Governance;

/// <summary>Keeps the instances of one service current: asks its resolver, listens to it, and keeps the last good answer. Thread-safe.</summary>
internal sealed class InstanceDirectory : IAsyncDisposable
{
    private readonly RpcChannelOptions _channel;
    private readonly GovernanceOptions _options;
    private readonly IServiceResolver _resolver;
    private readonly ServiceTarget _target;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly List<ChannelInvoker> _leaving = [];
    private IDisposable? _subscription;
    private Task<InstanceSet>? _first;
    private volatile InstanceSet? _current;
    private int _isAsking;
    private bool _isClosed;

    public InstanceDirectory(RpcChannelOptions channel, GovernanceOptions options, IServiceResolver resolver, ServiceTarget target)
    {
        _channel = channel;
        _options = options;
        _resolver = resolver;
        _target = target;
        _log = channel.Loggers.CreateLogger("Tern.Governance");
        using (ExecutionContext.SuppressFlow())
        {
            _timer = channel.TimeProvider.CreateTimer(static self => _ = ((InstanceDirectory)self!).RefreshAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The instances as they are known; <see langword="null"/> before the first answer.</summary>
    public InstanceSet? Current => _current;

    public ServiceTarget Target => _target;

    public bool HasConnections
    {
        get
        {
            lock (_gate)
            {
                return _leaving.Exists(static path => path.HasConnections) || _current?.Nodes.Any(static node => node.Path.HasConnections) == true;
            }
        }
    }

    /// <summary>Waits for the first answer; all calls that come before it wait for the same one.</summary>
    /// <exception cref="RpcConnectionException">There is no answer, or no instance in it.</exception>
    public Task<InstanceSet> GetAsync()
    {
        if (_current is { } current)
        {
            return Task.FromResult(current);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(RpcChannel));
            if (_first is null || _first.IsFaulted || _first.IsCanceled)
            {
                _first = FirstAsync();
            }

            return _first;
        }
    }

    public void Retire()
    {
        foreach (ChannelInvoker path in Close())
        {
            path.Retire();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChannelInvoker path in Close())
        {
            await path.DisposeAsync().ConfigureAwait(false);
        }
    }

    private List<ChannelInvoker> Close()
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                _closing.Cancel();
                _timer.Dispose();
                _subscription?.Dispose();
            }

            return [.. _leaving, .. _current?.Nodes.Select(static node => node.Path) ?? []];
        }
    }

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
        if (Interlocked.Exchange(ref _isAsking, 1) != 0)
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
            Schedule(null);
        }
        finally
        {
            Volatile.Write(ref _isAsking, 0);
        }
    }

    private async Task<ResolvedService> AskAsync()
    {
        using CancellationTokenSource limit = new(_options.ResolveTimeout, _channel.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _closing.Token);
        try
        {
            return await _resolver.ResolveAsync(_target, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The resolver '{_resolver.Scheme}' did not answer within {_options.ResolveTimeout.TotalMilliseconds:0} ms.", exception);
        }
    }

    /// <summary>Takes over an answer. One without an instance that may get calls changes nothing.</summary>
    private void Apply(ResolvedService answer)
    {
        var wanted = new SortedDictionary<string, ServiceInstance>(StringComparer.Ordinal);
        foreach (ServiceInstance instance in answer.Instances.Where(static instance => instance.Weight > 0))
        {
            wanted[instance.Address] = instance;
        }

        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            if (wanted.Count == 0)
            {
                GovernanceLog.NoInstances(_log, _target, _current?.Nodes.Count ?? 0);
            }
            else if (_current is not { } before || !before.Nodes.Select(static node => node.State.Instance).SequenceEqual(wanted.Values))
            {
                Replace(wanted);
            }

            Schedule(answer.ValidFor);
        }
    }

    private void Replace(SortedDictionary<string, ServiceInstance> wanted)
    {
        Dictionary<string, InstanceNode> known = _current?.Nodes.ToDictionary(static node => node.Address, StringComparer.Ordinal) ?? [];
        var nodes = new List<InstanceNode>(wanted.Count);
        foreach (ServiceInstance instance in wanted.Values)
        {
            if (!known.Remove(instance.Address, out InstanceNode? node))
            {
                node = TryCreate(instance);
            }
            else if (node.State.Instance != instance)
            {
                // Connections, breaker and what is known of it stay; weight and tags are new.
                node = new InstanceNode(node.State.With(instance), node.Path, node.Breaker);
            }

            if (node is not null)
            {
                nodes.Add(node);
            }
        }

        if (nodes.Count == 0)
        {
            return;
        }

        _current = new InstanceSet([.. nodes], _options.Balancer, _options.Random, _options.MaxConcurrencyPerInstance);
        GovernanceLog.InstancesChanged(_log, _target, nodes.Count, known.Count);
        _leaving.RemoveAll(static path => !path.HasConnections);
        foreach (InstanceNode gone in known.Values)
        {
            gone.Path.Retire();
            _leaving.Add(gone.Path);
        }
    }

    private InstanceNode? TryCreate(ServiceInstance instance)
    {
        RpcEndpoint endpoint;
        try
        {
            endpoint = RpcEndpoint.Parse(instance.Address.Contains("://", StringComparison.Ordinal) ? instance.Address : "tcp://" + instance.Address);
        }
        catch (FormatException exception)
        {
            GovernanceLog.BadAddress(_log, _target, instance.Address, exception);
            return null;
        }

        var state = new InstanceState(instance);
        CallBreaker? breaker = _options.InstanceBreaker is { } options
            ? new CallBreaker(options, _channel.TimeProvider, changed => GovernanceLog.InstanceBreakerChanged(_log, instance.Address, _target, changed))
            : null;
        state.Gate = breaker;
        return new InstanceNode(state, new ChannelInvoker(_channel.ForInstance(endpoint.ToString(), _options.InstanceMiddleware), endpoint), breaker);
    }

    private void Schedule(TimeSpan? validFor)
    {
        TimeSpan pause = validFor < _options.RefreshInterval ? validFor.Value : _options.RefreshInterval;
        if (!_closing.IsCancellationRequested)
        {
            _timer.Change(pause > TimeSpan.Zero ? pause : _options.RefreshInterval, Timeout.InfiniteTimeSpan);
        }
    }
}
